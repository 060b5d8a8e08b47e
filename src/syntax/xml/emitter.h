/// Writes XML 1.0 (https://www.w3.org/TR/xml/), one element a line, straight into a buffer.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace opcit::xml {

struct Attribute {
  std::string_view name;
  std::string_view value;
};

enum class Place : bool { content, attribute };

/// Appends `text` so that a parser gives it back: markup as entities, a carriage return as reference (a parser would
/// make a line feed of it), in attributes also quotes, tabs and line feeds. What XML cannot hold at all (most control
/// characters, U+FFFE, U+FFFF) is left out and bytes that are no UTF-8 become U+FFFD; returns false then.
bool append_escaped(std::string& out, std::string_view text, Place place = Place::content);

/// Tags are given as written, with their prefixes; the caller keeps them paired.
class Emitter {
 public:
  /// `depth`: levels of indentation that the first element stands at.
  Emitter(std::string& out, unsigned depth) : out_(out), depth_(depth) {}

  /// Attributes with empty values are left out.
  void open(std::string_view tag, std::initializer_list<Attribute> attributes = {});
  void close(std::string_view tag);
  /// An element that holds text and nothing else; nothing is added to the text.
  void leaf(std::string_view tag, std::string_view text, std::initializer_list<Attribute> attributes = {});

  std::string& out() noexcept { return out_; }
  /// False when a character was left out or replaced, see append_escaped().
  bool faithful() const noexcept { return faithful_; }

 private:
  void begin_tag(std::string_view tag, std::initializer_list<Attribute> attributes);

  std::string& out_;
  unsigned depth_;
  bool faithful_ = true;
};

}  // namespace opcit::xml
