#include "syntax/xml/document.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/find_any.h"
#include "base/utf8.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::xml {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_predefined(std::string_view name) noexcept {
  constexpr auto names = std::to_array<std::string_view>({"amp", "lt", "gt", "quot", "apos"});
  return std::ranges::find(names, name) != names.end();
}

/// XML 1.0, production [2].
bool is_character(std::uint32_t c) noexcept {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// "#233" or "#xE9" as a character that is valid in XML.
bool is_character_reference(std::string_view name) noexcept {
  name.remove_prefix(1);
  const bool hex = name.starts_with('x');
  if (hex) name.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
  return error == std::errc() && end == name.data() + name.size() && is_character(value);
}

}  // namespace

std::string_view one_line(std::string_view text, std::string& scratch) {
  text = trim(text);
  const char* const end = text.data() + text.size();
  const bool tidy = find_any<'\t', '\r', '\n'>(text.data(), end) == end && text.find("  ") == std::string_view::npos;
  if (tidy) return text;
  scratch.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t word_end = std::min(text.find_first_of(blanks, at), text.size());
    if (!scratch.empty()) scratch += ' ';
    scratch += text.substr(at, word_end - at);
    at = std::min(text.find_first_not_of(blanks, word_end), text.size());
  }
  return scratch;
}

std::string_view local_name(pugi::xml_node node) noexcept { return local_part(node.name()); }
std::string_view local_name(pugi::xml_attribute attribute) noexcept { return local_part(attribute.name()); }

pugi::xml_node child(pugi::xml_node node, std::string_view local) noexcept {
  for (const pugi::xml_node each : node.children()) {
    if (each.type() == pugi::node_element && local_name(each) == local) return each;
  }
  return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view local) noexcept {
  for (const pugi::xml_attribute each : node.attributes()) {
    if (local_name(each) == local) return each.value();
  }
  return {};
}

/// pugixml keeps an unknown entity as written, but converts "&#xD800;" to invalid UTF-8.
void Document::check_references(std::string_view text, std::string& fixed) {
  bool said = false;
  std::size_t kept = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    constexpr std::size_t longest = 64;
    const std::size_t semicolon = text.substr(at, longest).find(';');
    const std::string_view name = semicolon == std::string_view::npos ? "" : text.substr(at + 1, semicolon - 1);
    if (is_predefined(name)) continue;
    const bool number = name.starts_with('#');
    if (number && is_character_reference(name)) continue;
    if (number) {
      fixed.append(text.substr(kept, at - kept)).append(replacement);
      kept = at + semicolon + 1;
    }
    const bool is_name = !name.empty() && name.find_first_of(" \t\r\n<>&\"'") == std::string_view::npos;
    if (!said && is_name)
      batch_.diagnostics.push_back({Code::unknown_entity, chunk_.span_of(source_), std::string(name)});
    said = said || is_name;
  }
  if (kept != 0) fixed.append(text.substr(kept));
}

std::string_view Document::check(std::string_view text) {
  std::string clean;
  const std::string_view sane = sanitize_for_xml(text, clean);
  if (sane.data() != text.data()) batch_.diagnostics.push_back({Code::control_character, chunk_.span_of(text), {}});
  std::string fixed;
  check_references(sane, fixed);
  const std::string_view checked = fixed.empty() ? sane : std::string_view(fixed);
  // pugixml overwrites the last byte with its end mark, but an incomplete slice still needs this byte.
  auto* const bytes = static_cast<char*>(batch_.arena.allocate(checked.size() + 1, 1));
  *std::ranges::copy(checked, bytes).out = '\0';
  return {bytes, checked.size() + 1};
}

bool Document::load(const Slice& slice) {
  source_ = slice.text;
  const std::string_view closed = check(slice.text);
  bytes_ = closed.substr(0, closed.size() - 1);
  // pugixml modifies its input, so it gets a copy: the bytes of the chunk are still shown in diagnostics.
  auto* bytes = const_cast<char*>(bytes_.data());
  const auto result = document_.load_buffer_inplace(bytes, closed.size(), pugi::parse_default, pugi::encoding_utf8);
  if (result && slice.complete) return true;
  const auto offset = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), source_.size());
  if (slice.complete) {
    batch_.diagnostics.push_back(
        {Code::malformed_xml, chunk_.span_of(source_.substr(offset, 0)), result.description()});
  } else {
    batch_.diagnostics.push_back({Code::truncated_input, chunk_.span_of(source_.substr(0, 1)), {}});
  }
  return false;
}

pugi::xml_node Document::root() const {
  for (const pugi::xml_node node : document_.children()) {
    if (node.type() == pugi::node_element) return node;
  }
  return {};
}

Span Document::span_of(std::string_view value) const {
  const bool inside = value.data() >= bytes_.data() && value.data() <= bytes_.data() + bytes_.size();
  if (!inside || bytes_.size() != source_.size()) return chunk_.span_of(source_);
  const auto at = static_cast<std::size_t>(value.data() - bytes_.data());
  return chunk_.span_of(source_.substr(at, value.size()));
}

std::string_view Document::text(pugi::xml_node node) {
  const pugi::xml_node first = node.first_child();
  const auto is_text = [](pugi::xml_node each) {
    return each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata;
  };
  if (!first) return {};
  if (is_text(first) && !first.next_sibling()) return trim(first.value());
  std::string joined;
  for (pugi::xml_node at = first; at && at != node;) {
    if (is_text(at)) joined += at.value();
    pugi::xml_node next = at.first_child();
    while (!next && at != node) {
      next = at.next_sibling();
      if (!next) at = at.parent();
    }
    at = next;
  }
  return batch_.arena.copy(trim(joined));
}

std::string_view Document::line(pugi::xml_node node) {
  const std::string_view whole = text(node);
  std::string out;
  const std::string_view line = one_line(whole, out);
  return line.data() == out.data() ? batch_.arena.copy(line) : line;
}

void flatten(Document& document, pugi::xml_node node, std::string_view path, Batch& batch, std::string_view format,
             std::vector<Extra>& extra, int levels) {
  bool nested = false;
  for (const pugi::xml_attribute each : node.attributes()) {
    if (std::string_view(each.name()).starts_with("xmlns") || local_name(each) == "schemaLocation") continue;
    const std::string tag = std::string(path) + '@' + std::string(local_name(each));
    extra.push_back({format, batch.arena.copy(tag), each.value(), document.span_of(each.value())});
  }
  for (const pugi::xml_node each : node.children()) {
    if (each.type() != pugi::node_element || levels == 0) continue;
    nested = true;
    const std::string deeper = std::string(path) + '/' + std::string(local_name(each));
    flatten(document, each, deeper, batch, format, extra, levels - 1);
  }
  if (nested) return;
  const std::string_view value = document.text(node);
  if (!value.empty()) extra.push_back({format, batch.arena.copy(path), value, document.span_of(value)});
}

}  // namespace opcit::xml
