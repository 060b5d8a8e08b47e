/// One JSON value as a tree, for records that are accessed by path: answers of metadata services. The cursor (cursor.h)
/// is faster, for formats with millions of records. answers.h reads whole files of such records.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "syntax/json/cursor.h"

namespace opcit::json {

/// Views into the text, or into the cursor's arena if something had to be unescaped.
class Node {
 public:
  enum class Kind : char { null, scalar, string, array, object };
  using Member = std::pair<std::string_view, Node>;

  /// Reads the value at the cursor. False if it is invalid or nested too deeply; the cursor then has the fault.
  bool read(Cursor& cursor, std::size_t depth = 0);

  Kind kind() const noexcept { return kind_; }
  bool empty() const noexcept { return text_.empty() && items_.empty() && members_.empty(); }
  /// As written.
  std::string_view raw() const noexcept { return raw_; }
  /// A string, decoded; a number, true or false, as written; otherwise empty.
  std::string_view text() const noexcept { return text_; }
  bool is(std::string_view text) const noexcept { return kind_ != Kind::array && text_ == text; }
  const std::vector<Node>& items() const noexcept { return items_; }
  const std::vector<Member>& members() const noexcept { return members_; }
  /// The first member with this name, or an empty node.
  const Node& operator[](std::string_view name) const noexcept;
  /// The first element, or the node itself if it is not an array. Services may omit the array of a single value.
  const Node& first() const noexcept;
  /// All elements; the node itself if it is not an array; nothing if it is null.
  std::vector<const Node*> each() const;

 private:
  bool read_object(Cursor& cursor, std::size_t depth);
  bool read_array(Cursor& cursor, std::size_t depth);

  Kind kind_ = Kind::null;
  std::string_view raw_;
  std::string_view text_;
  std::vector<Node> items_;
  std::vector<Member> members_;
};

}  // namespace opcit::json
