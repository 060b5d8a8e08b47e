/// Views without the blanks at their ends. One function for each set of blanks that a format or a rule defines (see
/// base/ascii.h); nothing is copied.
#pragma once

#include <string_view>

#include "base/ascii.h"

namespace opcit::ascii {

/// Without the characters at both ends for which `is_blank` is true.
template <class IsBlank>
constexpr std::string_view trim_if(std::string_view text, IsBlank is_blank) noexcept {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Without the white space of C at both ends.
constexpr std::string_view trim(std::string_view text) noexcept { return trim_if(text, is_space); }
/// Without the white space of TeX, XML and JSON at both ends.
constexpr std::string_view trim_markup(std::string_view text) noexcept { return trim_if(text, is_markup_space); }
/// Without spaces and C0 control characters at both ends.
constexpr std::string_view trim_controls(std::string_view text) noexcept { return trim_if(text, is_blank_or_control); }

}  // namespace opcit::ascii
