/// Writes one JSON object directly to the output. Its members are on a line each or all on one line; nested values are
/// always inline. The emitter places the commas; the caller must close each bracket.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/json.h"

namespace opcit::json {

enum class Layout : std::uint8_t {
  lines,    ///< An array element for human readers: indented by two spaces, one member per line.
  compact,  ///< One line without spaces.
};

class Emitter {
 public:
  Emitter(std::string& out, Layout layout) : out_(out), layout_(layout) {}

  void begin_record() {
    out_ += layout_ == Layout::lines ? "\n  {" : "{";
    first_ = true;
  }
  void end_record() { out_ += layout_ == Layout::lines ? "\n  }" : "}\n"; }
  /// Starts a member of the record; its value follows. `name` needs no escaping.
  void member(std::string_view name) {
    separate_member();
    quoted_name(name);
  }
  void escaped_member(std::string_view name) {
    separate_member();
    escaped_name(name);
  }

  void open(char bracket) {
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  /// Call before each element of a nested array.
  void element() {
    if (!first_) out_ += layout_ == Layout::lines ? ", " : ",";
    first_ = false;
  }
  /// The same, on a line of its own if the layout has lines; end_lines() ends such an array.
  void line_element() {
    if (!first_) out_ += ',';
    first_ = false;
    if (layout_ == Layout::lines) out_ += "\n      ";
  }
  void end_lines() {
    out_ += layout_ == Layout::lines ? "\n    ]" : "]";
    first_ = false;
  }
  /// Call before the value of a member of a nested object. `name` needs no escaping.
  void name(std::string_view name) {
    element();
    quoted_name(name);
  }
  void escaped(std::string_view name) {
    element();
    escaped_name(name);
  }

  void string(std::string_view value) { text::append_json_string(out_, value); }
  void number(std::int64_t value) {
    char digits[20];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }
  /// An inline member of a nested object, omitted if empty.
  void text_member(std::string_view member_name, std::string_view value) {
    if (value.empty()) return;
    name(member_name);
    string(value);
  }
  std::string& out() noexcept { return out_; }

 private:
  void separate_member() {
    if (!first_) out_ += ',';
    first_ = false;
    if (layout_ == Layout::lines) out_ += "\n    ";
  }
  void quoted_name(std::string_view name) {
    out_ += '"';
    out_ += name;
    out_ += layout_ == Layout::lines ? "\": " : "\":";
  }
  void escaped_name(std::string_view name) {
    string(name);
    out_ += layout_ == Layout::lines ? ": " : ":";
  }

  std::string& out_;
  Layout layout_;
  bool first_ = true;
};

}  // namespace opcit::json
