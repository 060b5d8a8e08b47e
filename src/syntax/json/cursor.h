/// A strict JSON pull parser (RFC 8259): the caller asks for the shape that it expects, and gets views into the
/// text wherever nothing had to be unescaped. nlohmann's SAX parser takes twice as long for tokens alone as this parser
/// takes for complete records (tests/formats/csl compares what the two accept).
///
/// The first fault is final: later calls return false, and fault() gives the fault and its location.
#pragma once

#include <cstddef>
#include <string_view>

#include "opcit/arena.h"

namespace opcit::json {

struct Fault {
  std::string_view what = {};  ///< Empty: no fault.
  std::size_t at = 0;
};

class Cursor {
 public:
  /// Deeper nesting within a record is a fault.
  static constexpr std::size_t deepest = 128;

  /// `text` and `arena` must outlive all values that are read.
  Cursor(std::string_view text, std::size_t at, Arena& arena) : text_(text), at_(at), arena_(arena) {}

  bool failed() const noexcept { return !fault_.what.empty(); }
  const Fault& fault() const noexcept { return fault_; }
  std::size_t at() const noexcept { return at_; }
  std::string_view text() const noexcept { return text_; }

  /// Skips white space and returns the next character; 0 at the end. at() is then its position.
  char peek() noexcept;
  /// The decoded string. A lone surrogate, which is invalid in UTF-8, becomes U+FFFD.
  bool string(std::string_view& out);
  /// Any value as written, checked.
  bool raw(std::string_view& out);
  /// A number, true, false or null, as written.
  bool scalar(std::string_view& out);

  /// If the next character is `c`, moves past it and returns true.
  bool eat(char c) noexcept;
  /// Stores the first fault; always returns false.
  bool fail(std::string_view what) noexcept;

 private:
  bool unescape(std::size_t start, std::string_view& out);
  bool check_string() noexcept;
  bool check_escape() noexcept;
  bool check_name() noexcept;
  bool check_value() noexcept;
  bool number() noexcept;
  bool word(std::string_view wanted) noexcept;

  std::string_view text_;
  std::size_t at_;
  Arena& arena_;
  Fault fault_;
};

/// Iterates over an object: `Members members(cursor); while (members.next(name)) { read the value }`.
class Members {
 public:
  explicit Members(Cursor& cursor) : cursor_(cursor), done_(!open()) {}
  bool next(std::string_view& name);

 private:
  bool open();
  Cursor& cursor_;
  bool first_ = true;
  bool done_;
};

/// Iterates over an array: `Elements elements(cursor); while (elements.next()) { read the value }`.
class Elements {
 public:
  explicit Elements(Cursor& cursor) : cursor_(cursor), done_(!open()) {}
  bool next();

 private:
  bool open();
  Cursor& cursor_;
  bool first_ = true;
  bool done_;
};

}  // namespace opcit::json
