/// Writes YAML 1.2 (https://yaml.org/spec/1.2.2/) in block style: mappings and lists by indentation, every text in
/// double quotes, so that a text is never read as a number, a date or markup.
#pragma once

#include <string>
#include <string_view>

namespace opcit::yaml {

/// Appends `value` quoted and escaped. Invalid UTF-8 becomes U+FFFD.
void append_string(std::string& out, std::string_view value);

/// Appends lines "  key: value"; a list item's first line begins with "- ".
class Emitter {
 public:
  Emitter(std::string& out, int depth) : out_(out), depth_(depth) {}

  /// The next line begins an item of a list: "- " in place of the last two blanks of its indentation.
  void item() { item_ = true; }
  /// `key` is a plain word.
  void text(std::string_view key, std::string_view value);
  /// A number, a truth value, or a date that may stand unquoted.
  void raw(std::string_view key, std::string_view value);
  /// "key:", whose value follows on deeper lines.
  void open(std::string_view key);
  /// An item that is a text.
  void text_item(std::string_view value);
  void deeper() { ++depth_; }
  void shallower() { --depth_; }

 private:
  void begin_line();

  std::string& out_;
  int depth_;
  bool item_ = false;
};

}  // namespace opcit::yaml
