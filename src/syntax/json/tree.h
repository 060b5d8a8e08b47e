/// One JSON value as a tree, for records that are looked into by path: what the metadata services answer. For formats
/// that are read by the million the cursor (cursor.h) is faster. answers.h reads whole files of such records.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "syntax/json/cursor.h"

namespace opcit::json {

/// Views into the text, or into the cursor's arena where something had to be unescaped.
class Node {
 public:
  enum class Kind : char { null, scalar, string, array, object };
  using Member = std::pair<std::string_view, Node>;

  /// Reads the value at the cursor. False: it is faulty, or nested too deep, and the cursor says so.
  bool read(Cursor& cursor, std::size_t depth = 0);

  Kind kind() const noexcept { return kind_; }
  bool empty() const noexcept { return text_.empty() && items_.empty() && members_.empty(); }
  /// As written.
  std::string_view raw() const noexcept { return raw_; }
  /// Of a string, decoded; of a number, true or false, as written; else empty.
  std::string_view text() const noexcept { return text_; }
  bool is(std::string_view text) const noexcept { return kind_ != Kind::array && text_ == text; }
  const std::vector<Node>& items() const noexcept { return items_; }
  const std::vector<Member>& members() const noexcept { return members_; }
  /// The first member of this name; an empty node when there is none.
  const Node& operator[](std::string_view name) const noexcept;
  /// The first element; the node itself when it is no array. Services write one thing as itself or as a list of one.
  const Node& first() const noexcept;
  /// All elements; the node itself when it is no array; nothing when it is null.
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
