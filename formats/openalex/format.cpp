#include "openalex/format.h"

#include <array>

#include "syntax/json/sniff.h"

namespace opcit::openalex {

const Format format = {.id = "openalex", .title = "OpenAlex' works (JSON)", .sniff = sniff, .reader = make_reader};

Match sniff(std::string_view head) {
  constexpr auto own = std::to_array<std::string_view>({"authorships", "is_paratext", "abstract_inverted_index"});
  if (json::shape_of(head) == json::Shape::other) return Match::no;
  return json::has_member(head, own) ? Match::sure : Match::no;
}

}  // namespace opcit::openalex
