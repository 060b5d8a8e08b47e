/// Lines of a listing, whatever ends them (LF, CR LF, CR alone), and the blanks that web pages are full of.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"

namespace opcit::profile {

/// Length of the blank character that `text` begins with: blank, tab, no-break and other spaces of Unicode, zero-width
/// characters, byte order marks; 0 when it begins with none.
std::size_t blank_at_front(std::string_view text) noexcept;
std::size_t blank_at_back(std::string_view text) noexcept;
std::string_view trim_front(std::string_view text) noexcept;
std::string_view trim(std::string_view text) noexcept;

/// Takes the first word off `text`; empty when only blanks are left.
std::string_view take_word(std::string_view& text) noexcept;

constexpr bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

/// From the begin of one part of a text to the end of another.
constexpr std::string_view from_to(std::string_view first, std::string_view last) noexcept {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

struct Line {
  std::string_view text;  ///< Without its end and without blanks around it.
  std::size_t begin = 0;  ///< Where the line begins in what was scanned.
  bool ended = false;     ///< A line end was seen: no more bytes can lengthen it.
};

/// Goes forward over the lines of a text. Each byte is looked at a bounded number of times; a copy looks ahead.
class LineScanner {
 public:
  explicit LineScanner(std::string_view text, std::size_t position = 0) noexcept : text_(text), position_(position) {}

  bool next(Line& line) noexcept;
  /// The next line that is not blank; `blank_before` tells whether blank lines were passed.
  bool next_filled(Line& line, bool& blank_before) noexcept;
  std::size_t position() const noexcept { return position_; }

 private:
  std::size_t find_from(char wanted, std::size_t& cached) const noexcept;

  std::string_view text_;
  std::size_t position_;
  std::size_t line_feed_ = 0;  // the next one at or behind position_, when it is not before it
  std::size_t return_ = 0;
};

/// Goes back over the lines before a position, which is the beginning of a line.
class BackwardScanner {
 public:
  BackwardScanner(std::string_view text, std::size_t position) noexcept : text_(text), position_(position) {}

  /// The line before that is not blank. False at the beginning, before a line of more than `longest` bytes, and
  /// after `most_lines` lines: nothing that is looked for backwards stands behind these.
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
