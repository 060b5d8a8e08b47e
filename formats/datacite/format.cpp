#include "datacite/format.h"

#include <array>

#include "syntax/json/sniff.h"

namespace opcit::datacite {

const Format format = {.id = "datacite", .title = "DataCite's DOIs (JSON)", .sniff = sniff, .reader = make_reader};

Match sniff(std::string_view head) {
  constexpr auto own = std::to_array<std::string_view>({"resourceTypeGeneral", "publicationYear"});
  if (json::shape_of(head) == json::Shape::other) return Match::no;
  return json::has_member(head, own) ? Match::sure : Match::no;
}

}  // namespace opcit::datacite
