#include "text/markup_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace opcit::text {
namespace {

struct Element {
  std::string_view name;
  Tag tag;
  Style style;
  bool styled;
};
/// CSL's elements, HTML's synonyms that publishers send to Crossref, and JATS elements without the prefix "jats:".
constexpr auto elements = std::to_array<Element>({
    {"i", Tag::italic, Style::italic, true},
    {"em", Tag::italic, Style::italic, true},
    {"italic", Tag::italic, Style::italic, true},
    {"b", Tag::bold, Style::bold, true},
    {"strong", Tag::bold, Style::bold, true},
    {"bold", Tag::bold, Style::bold, true},
    {"sub", Tag::sub, Style::subscript, true},
    {"sup", Tag::sup, Style::superscript, true},
    {"sc", Tag::small_caps, Style::small_caps, true},
    {"scp", Tag::small_caps, Style::small_caps, true},
    {"u", Tag::underline, Style::underline, true},
    {"underline", Tag::underline, Style::underline, true},
    {"tt", Tag::monospace, Style::monospace, true},
    {"monospace", Tag::monospace, Style::monospace, true},
    {"p", Tag::paragraph, Style::italic, false},
    {"title", Tag::section, Style::italic, false},
    {"sec", Tag::section, Style::italic, false},
});

struct MarkupSpan {
  std::string_view attribute;
  Style style;
};
constexpr auto spans = std::to_array<MarkupSpan>({
    {"class=nocase", Style::keep_case},
    {"style=font-variant:small-caps", Style::small_caps},
    {"class=smallcaps", Style::small_caps},  // pandoc
});

/// The longest tag of these kinds, so that a stray "<" does not cause a scan of the whole text.
constexpr std::size_t longest_tag = 64;

/// Compares an attribute, ignoring whitespace, quotes and a final semicolon: class="nocase" -> class=nocase.
bool same_attribute(std::string_view written, std::string_view wanted) noexcept {
  std::size_t matched = 0;
  for (const char c : written) {
    if (c == ' ' || c == '"' || c == '\'' || c == '\\') continue;
    if (matched == wanted.size()) {
      if (c != ';') return false;
      continue;
    }
    if (c != wanted[matched]) return false;
    ++matched;
  }
  return matched == wanted.size();
}

/// A span of another kind stays in the text as written, but its end tag must not match another span.
TagToken match_span(std::string_view attributes, std::size_t length) noexcept {
  for (const MarkupSpan& span : spans) {
    if (same_attribute(attributes, span.attribute)) return {length, Tag::span, false, span.style, true};
  }
  return {length, Tag::span, false, Style::italic, false};
}

std::string_view without_prefix(std::string_view name) noexcept {
  constexpr std::string_view prefix = "jats:";
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

struct Named {
  std::string_view name;
  char32_t code;
};
constexpr auto entities = std::to_array<Named>(
    {{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}, {"nbsp", U'\u00A0'}});

char32_t numbered(std::string_view digits) noexcept {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size()) return 0;
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return control || surrogate || code > 0x10FFFF ? 0 : static_cast<char32_t>(code);
}

}  // namespace

TagToken match_tag(std::string_view text, std::size_t at) noexcept {
  const std::string_view window = text.substr(at, longest_tag);
  const std::size_t end = window.find('>');
  if (end == std::string_view::npos || end < 2) return {};
  std::string_view inside = window.substr(1, end - 1);
  if (inside.find('<') != std::string_view::npos) return {};  // "<span <i>": tags do not overlap
  const bool closing = inside.front() == '/';
  if (closing) inside.remove_prefix(1);
  if (closing && inside == "span") return {end + 1, Tag::span, true, Style::italic, true};
  if (inside == "span" || inside.starts_with("span ")) return match_span(inside.substr(4), end + 1);
  const std::string_view name = without_prefix(inside);
  const bool jats = name.size() != inside.size();
  const auto row = std::ranges::find(elements, name, &Element::name);
  if (row == elements.end()) return {};
  // "<p>" and "<title>" can be part of a title; JATS elements have a prefix.
  if (!row->styled && !jats) return {};
  return {end + 1, row->tag, closing, row->style, row->styled};
}

EntityToken match_entity(std::string_view text, std::size_t at) noexcept {
  const std::string_view window = text.substr(at, 12);
  const std::size_t end = window.find(';');
  if (end == std::string_view::npos || end < 3) return {};
  const std::string_view name = window.substr(1, end - 1);
  if (name.front() == '#') {
    const char32_t code = numbered(name.substr(1));
    return code == 0 ? EntityToken{} : EntityToken{end + 1, code};
  }
  const auto row = std::ranges::find(entities, name, &Named::name);
  return row == entities.end() ? EntityToken{} : EntityToken{end + 1, row->code};
}

}  // namespace opcit::text
