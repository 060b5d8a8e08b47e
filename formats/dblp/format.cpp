#include "dblp/format.h"

#include <array>

#include "syntax/json/sniff.h"

namespace opcit::dblp {

const Format format = {.id = "dblp", .title = "DBLP's search API (JSON)", .sniff = sniff, .reader = make_reader};
const Format xml_format = {
    .id = "dblp-xml", .title = "DBLP's dump (dblp.xml)", .sniff = sniff_xml, .reader = make_xml_reader};

Match sniff(std::string_view head) {
  constexpr auto own = std::to_array<std::string_view>({"@computed", "@pid"});
  if (json::shape_of(head) == json::Shape::other) return Match::no;
  return json::has_member(head, own) ? Match::sure : Match::no;
}

Match sniff_xml(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '<') return Match::no;
  return head.find("<dblp>") != std::string_view::npos || head.find("<dblp ") != std::string_view::npos ? Match::sure
                                                                                                        : Match::no;
}

}  // namespace opcit::dblp
