#include "syntax/json/cursor.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"
#include "syntax/json/scan.h"

namespace opcit::json {
namespace {

constexpr std::string_view expected_string = "a string is expected here";
constexpr std::string_view expected_value = "a value is expected here";
constexpr std::string_view unclosed_string = "this string is not closed before the end of its line";
constexpr std::string_view bad_escape = "this is no escape of JSON";
constexpr std::string_view too_deep = "nested too deeply";

int hex_value(char c) noexcept {
  if (ascii::is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The value of the four digits after "\u"; -1 if they are invalid.
int hex4(std::string_view text, std::size_t at) noexcept {
  if (at + 4 > text.size()) return -1;
  int value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const int digit = hex_value(text[at + i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

char* put_utf8(char* out, std::uint32_t code) noexcept {
  const auto put = [&](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
  return out;
}

char simple_escape(char c) noexcept {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

/// The code point of the "\u" escape whose digits are at `at`, and the number of bytes after them that belong to it.
struct Unit {
  std::uint32_t code;
  std::size_t length;
};
Unit decode_unit(std::string_view text, std::size_t at) noexcept {
  constexpr std::uint32_t replacement = 0xFFFD;
  const auto high = static_cast<std::uint32_t>(hex4(text, at));
  if (high < 0xD800 || high > 0xDFFF) return {high, 4};
  if (high > 0xDBFF || at + 10 > text.size() || text[at + 4] != '\\' || text[at + 5] != 'u') return {replacement, 4};
  const int low = hex4(text, at + 6);
  if (low < 0xDC00 || low > 0xDFFF) return {replacement, 4};
  return {0x10000 + ((high - 0xD800) << 10) + (static_cast<std::uint32_t>(low) - 0xDC00), 10};
}

}  // namespace

bool Cursor::fail(std::string_view what) noexcept {
  if (!failed()) fault_ = {what, at_};
  return false;
}

char Cursor::peek() noexcept {
  if (failed()) return 0;
  at_ = skip_space(text_, at_);
  return at_ < text_.size() ? text_[at_] : '\0';
}

bool Cursor::eat(char c) noexcept {
  if (peek() != c || failed() || at_ == text_.size()) return false;
  ++at_;
  return true;
}

bool Cursor::string(std::string_view& out) {
  if (peek() != '"') return fail(expected_string);
  const std::size_t start = at_ + 1;
  const std::size_t end = find_special(text_, start);
  if (end < text_.size() && text_[end] == '"') {
    out = text_.substr(start, end - start);
    at_ = end + 1;
    return true;
  }
  if (!check_string()) return false;
  return unescape(start, out);
}

/// Moves past the string at at_ if all its escapes are valid.
bool Cursor::check_string() noexcept {
  const std::size_t start = at_++;
  while (true) {
    at_ = find_special(text_, at_);
    if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\\')) {
      const bool control = at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r';
      if (!control) at_ = start;
      return fail(control ? std::string_view("a control character must be escaped within a string") : unclosed_string);
    }
    if (text_[at_] == '"') {
      ++at_;
      return true;
    }
    if (!check_escape()) return false;
  }
}

bool Cursor::check_escape() noexcept {
  const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
  if (c == 'u') {
    if (hex4(text_, at_ + 2) < 0) return fail(bad_escape);
    at_ += 6;
    return true;
  }
  if (simple_escape(c) == 0) return fail(bad_escape);
  at_ += 2;
  return true;
}

/// Decodes the string that starts at `start` and whose closing quote is before at_. An escape is never shorter than its
/// value.
bool Cursor::unescape(std::size_t start, std::string_view& out) {
  const std::string_view source = text_.substr(start, at_ - 1 - start);
  char* const first = static_cast<char*>(arena_.allocate(source.size(), 1));
  char* to = first;
  std::size_t at = 0;
  while (at < source.size()) {
    const std::size_t escape = std::min(source.find('\\', at), source.size());
    std::memcpy(to, source.data() + at, escape - at);
    to += escape - at;
    if (escape == source.size()) break;
    if (source[escape + 1] == 'u') {
      const Unit unit = decode_unit(source, escape + 2);
      to = put_utf8(to, unit.code);
      at = escape + 2 + unit.length;
    } else {
      *to++ = simple_escape(source[escape + 1]);
      at = escape + 2;
    }
  }
  out = {first, static_cast<std::size_t>(to - first)};
  return true;
}

bool Cursor::check_name() noexcept {
  if (peek() != '"') return fail(expected_string);
  return check_string() && (eat(':') || fail("a colon is expected here"));
}

bool Cursor::word(std::string_view wanted) noexcept {
  if (text_.substr(at_, wanted.size()) != wanted) return fail(expected_value);
  at_ += wanted.size();
  return true;
}

bool Cursor::number() noexcept {
  const auto digits = [&] {
    const std::size_t start = at_;
    while (at_ < text_.size() && ascii::is_digit(text_[at_])) ++at_;
    return at_ > start;
  };
  const auto next_is = [&](char c) { return at_ < text_.size() && text_[at_] == c; };
  if (next_is('-')) ++at_;
  if (next_is('0')) {
    ++at_;
  } else if (!digits()) {
    return fail(expected_value);
  }
  if (next_is('.')) {
    ++at_;
    if (!digits()) return fail("a digit is expected here");
  }
  if (next_is('e') || next_is('E')) {
    ++at_;
    if (next_is('+') || next_is('-')) ++at_;
    if (!digits()) return fail("a digit is expected here");
  }
  return true;
}

bool Cursor::scalar(std::string_view& out) {
  const char c = peek();
  const std::size_t start = at_;
  bool good = false;
  if (c == 't') {
    good = word("true");
  } else if (c == 'f') {
    good = word("false");
  } else if (c == 'n') {
    good = word("null");
  } else {
    good = number();
  }
  if (good) out = text_.substr(start, at_ - start);
  return good;
}

bool Cursor::raw(std::string_view& out) {
  peek();
  const std::size_t start = at_;
  if (!check_value()) return false;
  out = text_.substr(start, at_ - start);
  return true;
}

/// Moves past any value, without recursion.
bool Cursor::check_value() noexcept {
  std::bitset<deepest + 1> objects;
  std::size_t depth = 0;
  while (true) {
    const char c = peek();
    if (c == '{' || c == '[') {
      if (++depth > deepest) return fail(too_deep);
      objects[depth] = c == '{';
      ++at_;
      const char close = c == '{' ? '}' : ']';
      if (peek() != close) {
        if (c == '{' && !check_name()) return false;
        continue;
      }
    } else if (c == '"') {
      if (!check_string()) return false;
    } else {
      std::string_view ignored;
      if (!scalar(ignored)) return false;
    }
    // A value has ended, or an empty container is before its closing bracket.
    while (depth > 0 && eat(objects[depth] ? '}' : ']')) --depth;
    if (depth == 0) return !failed();
    if (!eat(',')) return fail("a comma or a closing bracket is expected here");
    if (objects[depth] && !check_name()) return false;
  }
}

bool Members::open() {
  if (cursor_.eat('{')) return true;
  return cursor_.fail("an object is expected here");
}

bool Members::next(std::string_view& name) {
  if (done_ || cursor_.failed()) return false;
  if (cursor_.eat('}')) {
    done_ = true;
    return false;
  }
  if (!first_ && !cursor_.eat(',')) return cursor_.fail("a comma or a closing brace is expected here");
  first_ = false;
  if (!cursor_.string(name)) return false;
  return cursor_.eat(':') || cursor_.fail("a colon is expected here");
}

bool Elements::open() {
  if (cursor_.eat('[')) return true;
  return cursor_.fail("an array is expected here");
}

bool Elements::next() {
  if (done_ || cursor_.failed()) return false;
  if (cursor_.eat(']')) {
    done_ = true;
    return false;
  }
  if (!first_ && !cursor_.eat(',')) return cursor_.fail("a comma or a closing bracket is expected here");
  first_ = false;
  if (cursor_.peek() == ']') return cursor_.fail("a value is expected here");
  return true;
}

}  // namespace opcit::json
