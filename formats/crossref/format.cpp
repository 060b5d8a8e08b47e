#include "crossref/format.h"

#include <array>

#include "syntax/json/sniff.h"

namespace opcit::crossref {

const Format format = {.id = "crossref", .title = "Crossref's works (JSON)", .sniff = sniff, .reader = make_reader};

/// These members exist only in Crossref's JSON; its titles and DOIs have the same form as CSL's.
Match sniff(std::string_view head) {
  constexpr auto own = std::to_array<std::string_view>(
      {"message-type", "is-referenced-by-count", "references-count", "reference-count"});
  if (json::shape_of(head) == json::Shape::other) return Match::no;
  return json::has_member(head, own) ? Match::sure : Match::no;
}

}  // namespace opcit::crossref
