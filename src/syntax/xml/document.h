/// The tree of one slice, with what pugixml does not check: UTF-8, characters that XML cannot hold, references.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "opcit/record.h"
#include "syntax/xml/slicer.h"

namespace opcit::xml {

/// One a parse() call; load() replaces the tree. All text lives in the batch's arena.
class Document {
 public:
  Document(const Chunk& chunk, Batch& batch) : chunk_(chunk), batch_(batch) {}

  /// False when the slice is not well-formed; that is said, and root() holds what came before the fault.
  bool load(const Slice& slice);
  /// The slice's element; null when nothing could be read.
  pugi::xml_node root() const;
  Span span() const { return chunk_.span_of(source_); }

  /// The text within `node`, of all levels, trimmed; CDATA and text parted by comments are one.
  std::string_view text(pugi::xml_node node);
  /// The same, with runs of white space as one blank.
  std::string_view line(pugi::xml_node node);
  /// Where text(node) stood in the input.
  Span span_of(std::string_view value) const;

 private:
  /// With an end mark behind it.
  std::string_view check(std::string_view text);
  void check_references(std::string_view text, std::string& fixed);

  const Chunk& chunk_;
  Batch& batch_;
  pugi::xml_document document_;
  std::string_view source_;
  std::string_view bytes_;  ///< The slice's copy, which pugixml writes into.
};

std::string_view local_name(pugi::xml_node node) noexcept;
std::string_view local_name(pugi::xml_attribute attribute) noexcept;
/// The first child element of this local name; null when there is none.
pugi::xml_node child(pugi::xml_node node, std::string_view local) noexcept;
/// The value of the attribute of this local name; empty when there is none.
std::string_view attribute(pugi::xml_node node, std::string_view local) noexcept;
/// With each run of white space as one blank and none at the ends: `text` itself when it is so, else in `scratch`.
std::string_view one_line(std::string_view text, std::string& scratch);
/// Without white space at both ends.
std::string_view trim(std::string_view text) noexcept;

/// Calls take(path, value) for each attribute ("a/b@name") and each element that holds text ("a/b") at or below
/// `node`, whose path is `path`; as deep as `levels`.
void flatten(Document& document, pugi::xml_node node, std::string_view path, Batch& batch, std::string_view format,
             std::vector<Extra>& extra, int levels = 12);

}  // namespace opcit::xml
