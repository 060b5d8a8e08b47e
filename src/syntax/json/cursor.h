/// A strict JSON reader (RFC 8259) that pulls: the caller asks for the shape that it expects, and gets views into the
/// text where nothing had to be unescaped. nlohmann's SAX parser takes twice as long for its tokens alone as this
/// takes for whole records (tests/formats/csl compare what the two accept).
///
/// The first fault stops everything: from then on every call returns false, and fault() says what and where.
#pragma once

#include <cstddef>
#include <string_view>

#include "opcit/arena.h"

namespace opcit::json {

struct Fault {
  std::string_view what = {};  ///< Empty: none.
  std::size_t at = 0;
};

class Cursor {
 public:
  /// Values nested deeper than this within a record are a fault.
  static constexpr std::size_t deepest = 128;

  /// `text` and `arena` must outlive what is read.
  Cursor(std::string_view text, std::size_t at, Arena& arena) : text_(text), at_(at), arena_(arena) {}

  bool failed() const noexcept { return !fault_.what.empty(); }
  const Fault& fault() const noexcept { return fault_; }
  std::size_t at() const noexcept { return at_; }
  std::string_view text() const noexcept { return text_; }

  /// The next character that is no white space; 0 at the end. Afterwards at() is its place.
  char peek() noexcept;
  /// Decoded. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
  bool string(std::string_view& out);
  /// Any value as it is written, checked.
  bool raw(std::string_view& out);
  /// A number, true, false or null as written.
  bool scalar(std::string_view& out);

  /// True, and past it, when the next character is `c`.
  bool eat(char c) noexcept;
  /// Notes the first fault; always false.
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

/// The members of an object: `Members members(cursor); while (members.next(name)) { read the value }`.
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

/// The elements of an array: `Elements elements(cursor); while (elements.next()) { read the value }`.
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
