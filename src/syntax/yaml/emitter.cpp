#include "syntax/yaml/emitter.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace opcit::yaml {
namespace {

/// YAML's c-printable without the characters that break lines.
bool is_shown_as_it_is(char32_t c) {
  if (c < 0x20 || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF) return false;
  return c < 0x80 || (c >= 0xA0 && c != 0xFFFE && c != 0xFFFF);
}

}  // namespace

void append_string(std::string& out, std::string_view value) {
  out += '"';
  for (std::size_t pos = 0; pos < value.size();) {
    const CodePoint point = decode_utf8(value, pos);
    if (point.value == '"' || point.value == '\\') {
      out += '\\';
      out += static_cast<char>(point.value);
    } else if (point.value == '\n') {
      out += "\\n";
    } else if (is_shown_as_it_is(point.value)) {
      append_utf8(out, point.value);
    } else {
      out += fmt::format("\\u{:04X}", static_cast<std::uint32_t>(point.value));
    }
    pos += point.size;
  }
  out += '"';
}

void Emitter::begin_line() {
  const auto blanks = static_cast<std::size_t>(2 * depth_);
  out_.append(item_ && blanks >= 2 ? blanks - 2 : blanks, ' ');
  if (item_) out_ += "- ";
  item_ = false;
}

void Emitter::text(std::string_view key, std::string_view value) {
  begin_line();
  out_.append(key).append(": ");
  append_string(out_, value);
  out_ += '\n';
}

void Emitter::raw(std::string_view key, std::string_view value) {
  begin_line();
  out_.append(key).append(": ").append(value).append("\n");
}

void Emitter::open(std::string_view key) {
  begin_line();
  out_.append(key).append(":\n");
}

void Emitter::text_item(std::string_view value) {
  out_.append(static_cast<std::size_t>(2 * depth_), ' ').append("- ");
  append_string(out_, value);
  out_ += '\n';
}

}  // namespace opcit::yaml
