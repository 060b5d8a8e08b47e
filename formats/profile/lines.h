/// The lines of a listing, with any line ends (LF, CR LF, CR), and the special spaces of web pages.
/// Most of this folder reads its input through them.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"

namespace opcit::profile {

/// The length of the space at the start of `text`: space, tab, no-break and other spaces of Unicode, zero-width
/// characters, byte order marks; 0 for any other character.
std::size_t blank_at_front(std::string_view text) noexcept;
std::size_t blank_at_back(std::string_view text) noexcept;
std::string_view trim_front(std::string_view text) noexcept;
std::string_view trim(std::string_view text) noexcept;

/// Removes the first word from `text` and returns it; empty if only spaces are left.
std::string_view take_word(std::string_view& text) noexcept;

constexpr bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

/// From the start of one part of a text to the end of another.
constexpr std::string_view from_to(std::string_view first, std::string_view last) noexcept {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

struct Line {
  std::string_view text;  ///< Trimmed, without its line end.
  std::size_t begin = 0;  ///< Offset of the line in the scanned text.
  bool ended = false;     ///< A line end was found, so more bytes cannot extend the line.
};

/// Iterates over the lines of a text in linear time. A copy of the scanner can look ahead.
class LineScanner {
 public:
  explicit LineScanner(std::string_view text, std::size_t position = 0) noexcept : text_(text), position_(position) {}

  bool next(Line& line) noexcept;
  /// The next line that is not blank; `blank_before` is set if blank lines were skipped.
  bool next_filled(Line& line, bool& blank_before) noexcept;
  std::size_t position() const noexcept { return position_; }

 private:
  std::size_t find_from(char wanted, std::size_t& cached) const noexcept;

  std::string_view text_;
  std::size_t position_;
  std::size_t line_feed_ = 0;  // the next one from position_ on, or an earlier one
  std::size_t return_ = 0;
};

/// Iterates backwards over the lines before a position, which must be the start of a line.
class BackwardScanner {
 public:
  BackwardScanner(std::string_view text, std::size_t position) noexcept : text_(text), position_(position) {}

  /// The previous line that is not blank. Returns false at the beginning, before a line of more than `longest` bytes,
  /// and after `most_lines` lines: headers are shorter.
  bool previous_filled(Line& line, bool& blank_between) noexcept;

 private:
  static constexpr std::size_t longest = 256;
  static constexpr int most_lines = 24;
  bool previous(Line& line) noexcept;

  std::string_view text_;
  std::size_t position_;
  int lines_ = 0;
};

}  // namespace opcit::profile
