#include "syntax/xml/emitter.h"

#include "base/utf8.h"

namespace opcit::xml {
namespace {

constexpr std::string_view special_in_content = "&<>\r";
constexpr std::string_view special_in_attributes = "&<>\r\n\t\"";

std::string_view reference(char c) noexcept {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    default:
      return "&#13;";
  }
}

}  // namespace

bool append_escaped(std::string& out, std::string_view text, Place place) {
  std::string scratch;
  std::string_view rest = sanitize_for_xml(text, scratch);
  const bool faithful = rest.data() == text.data();
  const std::string_view special = place == Place::content ? special_in_content : special_in_attributes;
  for (;;) {
    const std::size_t next = rest.find_first_of(special);
    out += rest.substr(0, next);
    if (next == std::string_view::npos) return faithful;
    out += reference(rest[next]);
    rest.remove_prefix(next + 1);
  }
}

void Emitter::begin_tag(std::string_view tag, std::initializer_list<Attribute> attributes) {
  out_.append(std::size_t{2} * depth_, ' ');
  out_ += '<';
  out_ += tag;
  for (const Attribute& attribute : attributes) {
    if (attribute.value.empty()) continue;
    out_.append(" ").append(attribute.name).append("=\"");
    if (!append_escaped(out_, attribute.value, Place::attribute)) faithful_ = false;
    out_ += '"';
  }
  out_ += '>';
}

void Emitter::open(std::string_view tag, std::initializer_list<Attribute> attributes) {
  begin_tag(tag, attributes);
  out_ += '\n';
  ++depth_;
}

void Emitter::close(std::string_view tag) {
  --depth_;
  out_.append(std::size_t{2} * depth_, ' ');
  out_.append("</").append(tag).append(">\n");
}

void Emitter::leaf(std::string_view tag, std::string_view text, std::initializer_list<Attribute> attributes) {
  begin_tag(tag, attributes);
  if (!append_escaped(out_, text)) faithful_ = false;
  out_.append("</").append(tag).append(">\n");
}

}  // namespace opcit::xml
