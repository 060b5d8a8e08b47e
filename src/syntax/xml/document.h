/// The tree of one slice, with checks that pugixml lacks: UTF-8, characters that XML forbids, references.
/// slicer.h cuts a document into such slices.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/trim.h"
#include "opcit/record.h"
#include "syntax/xml/slicer.h"

namespace opcit::xml {

/// Use one object per parse() call; load() replaces the tree. All text is in the batch's arena.
class Document {
 public:
  Document(const Chunk& chunk, Batch& batch) : chunk_(chunk), batch_(batch) {}

  /// False if the slice is not well-formed. This is reported, and root() holds what precedes the error.
  bool load(const Slice& slice);
  /// The element of the slice; null if nothing could be read.
  pugi::xml_node root() const;
  Span span() const { return chunk_.span_of(source_); }

  /// The text in `node` and its descendants, trimmed. CDATA, and text that comments separate, are joined.
  std::string_view text(pugi::xml_node node);
  /// The same, with each run of white space replaced by one space.
  std::string_view line(pugi::xml_node node);
  /// The location of text(node) in the input.
  Span span_of(std::string_view value) const;

 private:
  /// Followed by an end mark.
  std::string_view check(std::string_view text);
  void check_references(std::string_view text, std::string& fixed);

  const Chunk& chunk_;
  Batch& batch_;
  pugi::xml_document document_;
  std::string_view source_;
  std::string_view bytes_;  ///< The copy of the slice that pugixml modifies.
};

std::string_view local_name(pugi::xml_node node) noexcept;
std::string_view local_name(pugi::xml_attribute attribute) noexcept;
/// The first child element with this local name, or null.
pugi::xml_node child(pugi::xml_node node, std::string_view local) noexcept;
/// The value of the attribute with this local name, or empty.
std::string_view attribute(pugi::xml_node node, std::string_view local) noexcept;
/// Replaces each run of white space by one space and trims both ends. Returns `text` itself or `scratch`.
std::string_view one_line(std::string_view text, std::string& scratch);
/// Removes white space at both ends.
inline std::string_view trim(std::string_view text) noexcept { return ascii::trim_markup(text); }

/// Calls take(path, value) for each attribute ("a/b@name") and each element with text ("a/b") in `node` and below, at
/// most `levels` deep. `path` is the path of `node`.
void flatten(Document& document, pugi::xml_node node, std::string_view path, Batch& batch, std::string_view format,
             std::vector<Extra>& extra, int levels = 12);

}  // namespace opcit::xml
