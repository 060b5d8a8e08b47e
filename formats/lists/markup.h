/// The markup of a list format: escapes, emphasis and links. layout.h determines the content.
#pragma once

#include <string>
#include <string_view>

#include "opcit/text.h"

namespace opcit::lists {

class Markup {
 public:
  Markup() = default;
  Markup(const Markup&) = delete;
  Markup& operator=(const Markup&) = delete;
  virtual ~Markup() = default;

  /// Appends text literally, with escapes.
  virtual void plain(std::string_view text, std::string& out) const = 0;
  /// The markup before and after text of this style; empty if the format has none.
  virtual std::string_view opening(Style style) const = 0;
  virtual std::string_view closing(Style style) const = 0;
  virtual void link(std::string_view address, std::string_view label, std::string& out) const = 0;
  /// Appends text with its runs. The default uses opening() and closing(), and plain renderings of math.
  virtual void styled(const Text& text, std::string& out) const;
};

/// Appends `text` with a backslash before each of the `special` characters. Line ends and tabs become spaces; other
/// control characters are dropped.
void append_with_backslashes(std::string_view text, std::string_view special, std::string& out);
/// True if an address can become a link: http, https, ftp and mailto.
bool is_safe_address(std::string_view address) noexcept;
/// Percent-encodes bytes that are invalid in URLs: spaces, quotes, angle brackets, braces, backslashes,
/// control characters.
std::string encoded_address(std::string_view address);

}  // namespace opcit::lists
