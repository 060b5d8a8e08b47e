#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "opcit/diagnostic.h"
#include "text/json.h"

namespace opcit {
namespace {

constexpr int json_version = 1;

/// Text from a file must not control the terminal: control characters are shown as spaces.
std::string printable(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return out;
}

std::string message_of(const Diagnostic& diagnostic) {
  const CodeInfo& code = info(diagnostic.code);
  if (diagnostic.detail.empty()) return std::string(code.message);
  return fmt::format("{}: {}", code.message, diagnostic.detail);
}

void member(std::string& out, std::string_view name, std::string_view value) {
  out += ',';
  text::append_json_string(out, name);
  out += ':';
  text::append_json_string(out, value);
}

void member(std::string& out, std::string_view name, std::uint64_t value) {
  fmt::format_to(std::back_inserter(out), ",\"{}\":{}", name, value);
}

}  // namespace

std::string render_text(const Diagnostic& diagnostic, const Located& where, Severity severity) {
  const CodeInfo& code = info(diagnostic.code);
  std::string out = printable(where.input);
  if (where.line != 0) out += fmt::format(":{}:{}", where.line, where.column);
  out += fmt::format(": {}: {} [{}]\n", spelling(severity), printable(message_of(diagnostic)), code.name);
  if (where.line != 0 && !where.excerpt.empty()) {
    out += fmt::format("  {}\n", printable(where.excerpt));
    out += fmt::format("  {:>{}}{}\n", "^", where.caret, std::string(where.caret_length - 1, '~'));
  }
  if (!code.hint.empty()) out += fmt::format("  hint: {}\n", code.hint);
  return out;
}

std::string render_json(const Diagnostic& diagnostic, const Located& where, Severity severity) {
  const CodeInfo& code = info(diagnostic.code);
  std::string out = fmt::format("{{\"version\":{}", json_version);
  member(out, "code", code.name);
  member(out, "severity", spelling(severity));
  member(out, "file", where.input);
  if (where.line != 0) {
    member(out, "line", where.line);
    member(out, "column", where.column);
    member(out, "offset", diagnostic.span.pos);
    member(out, "length", diagnostic.span.len);
  }
  member(out, "message", code.message);
  if (!diagnostic.detail.empty()) member(out, "detail", diagnostic.detail);
  if (!code.hint.empty()) member(out, "hint", code.hint);
  return out + "}\n";
}

std::string render_json(const Loss& loss) {
  std::string out = fmt::format("{{\"version\":{}", json_version);
  member(out, "record", loss.record);
  member(out, "key", loss.key);
  member(out, "field", loss.field);
  member(out, "value", loss.value);
  member(out, "reason", spelling(loss.reason));
  if (!loss.to.empty()) member(out, "to", loss.to);
  if (loss.span != Span{}) {
    member(out, "offset", loss.span.pos);
    member(out, "length", loss.span.len);
  }
  return out + "}\n";
}

}  // namespace opcit
