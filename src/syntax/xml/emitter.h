/// Writes XML 1.0 (https://www.w3.org/TR/xml/), one element per line, directly into a buffer.
/// formats/orcid/work_writer.h uses it.
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

/// Appends `text` so that a parser returns it unchanged. Markup becomes entities, and a carriage return becomes a
/// reference (a parser would convert it to a line feed); in attributes also quotes, tabs and line feeds. Returns false
/// if it omitted a character that XML forbids (most control characters, U+FFFE, U+FFFF) or replaced invalid UTF-8 by
/// U+FFFD.
bool append_escaped(std::string& out, std::string_view text, Place place = Place::content);

/// Tags are passed as written, with their prefixes; the caller must close each tag.
class Emitter {
 public:
  /// `depth`: level of indentation of the first element.
  Emitter(std::string& out, unsigned depth) : out_(out), depth_(depth) {}

  /// Attributes with empty values are omitted.
  void open(std::string_view tag, std::initializer_list<Attribute> attributes = {});
  void close(std::string_view tag);
  /// An element that contains only text; nothing is added to the text.
  void leaf(std::string_view tag, std::string_view text, std::initializer_list<Attribute> attributes = {});

  std::string& out() noexcept { return out_; }
  /// False if a character was omitted or replaced, see append_escaped().
  bool faithful() const noexcept { return faithful_; }

 private:
  void begin_tag(std::string_view tag, std::initializer_list<Attribute> attributes);

  std::string& out_;
  unsigned depth_;
  bool faithful_ = true;
};

}  // namespace opcit::xml
