#include "profile/lines.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"

namespace opcit::profile {
namespace {

/// These spaces have three bytes: U+2000 .. U+200F, U+2028, U+2029, U+202F, U+205F, U+2060, U+3000,
/// U+FEFF.
bool is_wide_blank(char a, char b, char c) noexcept {
  const auto second = static_cast<unsigned char>(b);
  const auto third = static_cast<unsigned char>(c);
  switch (static_cast<unsigned char>(a)) {
    case 0xE2:
      if (second == 0x81) return third == 0x9F || third == 0xA0;
      return second == 0x80 && (third <= 0x8F || third == 0xA8 || third == 0xA9 || third == 0xAF);
    case 0xE3:
      return second == 0x80 && third == 0x80;
    case 0xEF:
      return second == 0xBB && third == 0xBF;
    default:
      return false;
  }
}

constexpr bool is_no_break_space(char a, char b) noexcept { return a == '\xC2' && b == '\xA0'; }

bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

}  // namespace

std::size_t blank_at_front(std::string_view text) noexcept {
  if (text.empty()) return 0;
  if (ascii::is_space(text[0])) return 1;
  if (text.size() >= 2 && is_no_break_space(text[0], text[1])) return 2;
  return text.size() >= 3 && is_wide_blank(text[0], text[1], text[2]) ? 3 : 0;
}

std::size_t blank_at_back(std::string_view text) noexcept {
  const std::size_t n = text.size();
  if (n == 0) return 0;
  if (ascii::is_space(text[n - 1])) return 1;
  if (n >= 2 && is_no_break_space(text[n - 2], text[n - 1])) return 2;
  return n >= 3 && is_wide_blank(text[n - 3], text[n - 2], text[n - 1]) ? 3 : 0;
}

std::string_view trim_front(std::string_view text) noexcept {
  while (const std::size_t blank = blank_at_front(text)) text.remove_prefix(blank);
  return text;
}

std::string_view trim(std::string_view text) noexcept {
  text = trim_front(text);
  while (const std::size_t blank = blank_at_back(text)) text.remove_suffix(blank);
  return text;
}

std::string_view take_word(std::string_view& text) noexcept {
  text = trim_front(text);
  std::size_t end = 0;
  while (end < text.size() && blank_at_front(text.substr(end)) == 0) ++end;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

std::size_t LineScanner::find_from(char wanted, std::size_t& cached) const noexcept {
  if (cached >= position_ && cached != 0) return cached;
  const void* found = std::memchr(text_.data() + position_, wanted, text_.size() - position_);
  cached = found == nullptr ? text_.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
  return cached;
}

bool LineScanner::next(Line& line) noexcept {
  if (position_ >= text_.size()) return false;
  const std::size_t end = std::min(find_from('\n', line_feed_), find_from('\r', return_));
  line = {trim(text_.substr(position_, end - position_)), position_, end < text_.size()};
  position_ = end;
  if (position_ < text_.size()) ++position_;
  if (end + 1 < text_.size() && text_[end] == '\r' && text_[end + 1] == '\n') ++position_;
  return true;
}

bool LineScanner::next_filled(Line& line, bool& blank_before) noexcept {
  blank_before = false;
  while (next(line)) {
    if (!line.text.empty()) return true;
    blank_before = true;
  }
  return false;
}

bool BackwardScanner::previous(Line& line) noexcept {
  if (position_ == 0 || lines_++ == most_lines) return false;
  std::size_t end = position_ - 1;
  if (end > 0 && text_[end] == '\n' && text_[end - 1] == '\r') --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin <= longest && !is_line_end(text_[begin - 1])) --begin;
  if (end - begin > longest) return false;
  line = {trim(text_.substr(begin, end - begin)), begin, true};
  position_ = begin;
  return true;
}

bool BackwardScanner::previous_filled(Line& line, bool& blank_between) noexcept {
  blank_between = false;
  while (previous(line)) {
    if (!line.text.empty()) return true;
    blank_between = true;
  }
  return false;
}

}  // namespace opcit::profile
