/// ASCII character classes, independent of the locale. A byte above 0x7F is in no class and has no case.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace opcit::ascii {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) noexcept { return is_upper(c) || is_lower(c); }
constexpr bool is_alphanumeric(char c) noexcept { return is_letter(c) || is_digit(c); }
/// The white space of C's isspace: space, tab, line feed, vertical tab, form feed, carriage return.
constexpr bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }
/// The white space of TeX, XML and JSON: space, tab, line feed, carriage return.
constexpr bool is_markup_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
/// A space or a C0 control character.
constexpr bool is_blank_or_control(char c) noexcept { return static_cast<unsigned char>(c) <= ' '; }
constexpr bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
constexpr bool is_beyond(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

constexpr char to_lower(char c) noexcept { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr char to_upper(char c) noexcept { return is_lower(c) ? static_cast<char>(c - ('a' - 'A')) : c; }

/// Case-insensitive comparison.
constexpr bool equal_folded(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  }
  return true;
}
/// Case-insensitive comparison with `lower_case`, which has no capital letters.
constexpr bool equals_lower(std::string_view text, std::string_view lower_case) noexcept {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (to_lower(text[i]) != lower_case[i]) return false;
  }
  return true;
}
/// Case-insensitive: `text` starts with `lower_case`, which has no capital letters.
constexpr bool starts_with_lower(std::string_view text, std::string_view lower_case) noexcept {
  return text.size() >= lower_case.size() && equals_lower(text.substr(0, lower_case.size()), lower_case);
}
/// Case-insensitive: `text` contains `lower_case`, which has no capital letters.
constexpr bool contains_lower(std::string_view text, std::string_view lower_case) noexcept {
  // std::ranges::search does not compile with Clang 14 and libstdc++ 12.
  return std::search(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                     [](char a, char b) { return to_lower(a) == b; }) != text.end();
}

}  // namespace opcit::ascii
