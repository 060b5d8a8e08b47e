#include "csl/sniff.h"

#include <array>

#include "syntax/json/sniff.h"

namespace opcit::csl {
namespace {

Match members(std::string_view head) {
  // arXiv's metadata snapshot and metadata services also have "id", "title" and "doi". These members are their own.
  constexpr auto others = std::to_array<std::string_view>(
      {"authors_parsed", "message-type", "is-referenced-by-count", "references-count", "reference-count",
       "resourceTypeGeneral", "publicationYear", "authorships", "is_paratext", "abstract_inverted_index", "@computed",
       "@pid"});
  constexpr auto own = std::to_array<std::string_view>({"issued", "container-title", "date-parts", "citation-key",
                                                        "collection-title", "number-of-pages", "publisher-place"});
  constexpr auto common = std::to_array<std::string_view>({"type", "title", "author", "DOI", "references"});
  if (json::has_member(head, others)) return Match::no;
  if (json::has_member(head, own)) return Match::sure;
  constexpr auto type = std::to_array<std::string_view>({"type"});
  constexpr auto rest = std::to_array<std::string_view>({"title", "author", "id"});
  if (json::has_member(head, type) && json::has_member(head, rest)) return Match::sure;
  return json::has_member(head, common) ? Match::maybe : Match::no;
}

}  // namespace

Match sniff_array(std::string_view head) {
  const json::Shape shape = json::shape_of(head);
  return shape == json::Shape::array || shape == json::Shape::object ? members(head) : Match::no;
}

Match sniff_lines(std::string_view head) {
  return json::shape_of(head) == json::Shape::objects ? members(head) : Match::no;
}

}  // namespace opcit::csl
