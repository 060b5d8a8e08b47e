#include "syntax/json/tree.h"

#include <algorithm>

namespace opcit::json {

bool Node::read(Cursor& cursor, std::size_t depth) {
  if (depth > Cursor::deepest) return cursor.fail("nested too deep");
  const char c = cursor.peek();
  const std::size_t start = cursor.at();
  bool good = false;
  if (c == '{') {
    kind_ = Kind::object;
    good = read_object(cursor, depth);
  } else if (c == '[') {
    kind_ = Kind::array;
    good = read_array(cursor, depth);
  } else if (c == '"') {
    kind_ = Kind::string;
    good = cursor.string(text_);
  } else {
    good = cursor.scalar(text_);
    kind_ = Kind::scalar;
    if (text_ == "null") {
      kind_ = Kind::null;
      text_ = {};
    }
  }
  raw_ = cursor.text().substr(start, cursor.at() - start);
  return good;
}

bool Node::read_object(Cursor& cursor, std::size_t depth) {
  Members members(cursor);
  std::string_view name;
  while (members.next(name)) {
    members_.emplace_back(name, Node());
    if (!members_.back().second.read(cursor, depth + 1)) return false;
  }
  return !cursor.failed();
}

bool Node::read_array(Cursor& cursor, std::size_t depth) {
  Elements elements(cursor);
  while (elements.next()) {
    if (!items_.emplace_back().read(cursor, depth + 1)) return false;
  }
  return !cursor.failed();
}

const Node& Node::operator[](std::string_view name) const noexcept {
  static const Node nothing;
  const auto found = std::ranges::find(members_, name, &Member::first);
  return found == members_.end() ? nothing : found->second;
}

const Node& Node::first() const noexcept { return kind_ == Kind::array && !items_.empty() ? items_.front() : *this; }

std::vector<const Node*> Node::each() const {
  std::vector<const Node*> all;
  if (kind_ == Kind::array) {
    for (const Node& item : items_) all.push_back(&item);
  } else if (kind_ != Kind::null) {
    all.push_back(this);
  }
  return all;
}

}  // namespace opcit::json
