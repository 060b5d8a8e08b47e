/// How one of the list formats spells styled text: escapes, emphasis, links. layout.h decides what is written.
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

  /// Appends text that must show as it is.
  virtual void plain(std::string_view text, std::string& out) const = 0;
  /// What is put before and after text of this style; empty where the format has none.
  virtual std::string_view opening(Style style) const = 0;
  virtual std::string_view closing(Style style) const = 0;
  virtual void link(std::string_view address, std::string_view label, std::string& out) const = 0;
  /// Text with its runs. By default with opening() and closing(), math as its plain rendering.
  virtual void styled(const Text& text, std::string& out) const;
};

/// Whether an address may become a link: http, https, ftp and mailto.
bool is_safe_address(std::string_view address) noexcept;
/// `address` with the bytes percent-encoded that no URL holds: blanks, quotes, angle brackets, braces, backslashes,
/// control characters.
std::string encoded_address(std::string_view address);

}  // namespace opcit::lists
