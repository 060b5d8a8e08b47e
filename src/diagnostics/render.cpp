#include "diagnostics/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

constexpr std::string_view bold = "\x1b[1m";

std::string_view colour_of(Severity severity) noexcept {
  constexpr std::array<std::string_view, 3> colours = {"\x1b[1;36m", "\x1b[1;35m", "\x1b[1;31m"};
  return colours[static_cast<std::size_t>(severity)];
}

std::string painted(std::string_view text, std::string_view colour, const TextStyle& style) {
  return style.colour ? fmt::format("{}{}\x1b[m", colour, text) : std::string(text);
}

/// A line that begins with `lead`, continued below the text.
std::string wrapped(std::string_view lead, std::string_view text, std::size_t width) {
  std::string out(lead);
  std::size_t column = lead.size();
  for (bool begins = true; !text.empty(); begins = false) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (!begins && width != 0 && column + 1 + word.size() > width) {
      out += '\n' + std::string(lead.size(), ' ');
      column = lead.size();
    } else if (!begins) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out + '\n';
}

/// The text of a workflow command: what would end it is written %XX.
std::string escaped_command(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : text) {
    const bool ends = c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    out += ends ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
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

std::string render_text(const Diagnostic& diagnostic, const Located& where, Severity severity, const TextStyle& style) {
  std::string place = printable(where.input);
  if (where.line != 0) place += fmt::format(":{}:{}", where.line, where.column);
  std::string out = fmt::format("{}: {}: {} [{}]\n", painted(place, bold, style),
                                painted(spelling(severity), colour_of(severity), style),
                                printable(message_of(diagnostic)), info(diagnostic.code).name);
  if (where.line != 0 && !where.excerpt.empty()) {
    const std::string caret = fmt::format("^{}", std::string(where.caret_length - 1, '~'));
    out += fmt::format("  {}\n", printable(where.excerpt));
    out += fmt::format("  {:>{}}{}\n", "", where.caret - 1, painted(caret, colour_of(severity), style));
  }
  if (const auto hint = info(diagnostic.code).hint; !hint.empty()) out += wrapped("  hint: ", hint, style.width);
  return out;
}

std::string render_text(const Diagnostic& diagnostic, const Located& where, Severity severity) {
  return render_text(diagnostic, where, severity, TextStyle{});
}

std::string render_github(const Diagnostic& diagnostic, const Located& where, Severity severity) {
  std::string out = fmt::format("::{} ", severity == Severity::note ? "notice" : spelling(severity));
  if (!where.input.empty()) out += fmt::format("file={},", escaped_command(where.input, true));
  if (where.line != 0) out += fmt::format("line={},col={},", where.line, where.column);
  out += fmt::format("title={}::{}", info(diagnostic.code).name, escaped_command(message_of(diagnostic), false));
  if (const auto hint = info(diagnostic.code).hint; !hint.empty())
    out += fmt::format("; {}", escaped_command(hint, false));
  return out + '\n';
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
  if (const auto hint = info(diagnostic.code).hint; !hint.empty()) member(out, "hint", hint);
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
