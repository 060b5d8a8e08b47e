#include "syntax/json/edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "syntax/json/scan.h"
#include "text/json.h"

namespace opcit::json {
namespace {

using NodeKind = Node::Kind;

bool is_structure(const Node& node) { return node.kind() == NodeKind::object || node.kind() == NodeKind::array; }
bool is_plain(const Node& node) { return node.kind() == NodeKind::string || node.kind() == NodeKind::scalar; }

/// True if the first element or member is on a line of its own.
bool begins_lines(std::string_view raw) {
  const std::size_t first = raw.find_first_not_of(" \t", 1);
  return first != std::string_view::npos && (raw[first] == '\n' || raw[first] == '\r');
}

/// Escapes what is beyond ASCII.
std::string escaped(std::string_view raw) {
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    if (static_cast<unsigned char>(raw[at]) < 0x80) {
      out += raw[at++];
      continue;
    }
    const CodePoint decoded = decode_utf8(raw, at);
    const auto code = static_cast<std::uint32_t>(decoded.value);
    if (code < 0x10000) {
      out += fmt::format("\\u{:04x}", code);
    } else {
      out +=
          fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((code - 0x10000) >> 10U), 0xDC00 + ((code - 0x10000) & 0x3FFU));
    }
    at += decoded.size;
  }
  return out;
}

void append(const Node& value, const Style& style, const std::string& indent, bool lines, std::string& out) {
  const bool is_object = value.kind() == NodeKind::object;
  const std::size_t count = is_object ? value.members().size() : value.items().size();
  if (!is_structure(value) || count == 0) {
    out += style.ascii ? escaped(value.raw()) : value.raw();
    return;
  }
  const std::string inner = indent + style.unit;
  out += is_object ? '{' : '[';
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += lines ? "," : style.comma;
    if (lines) out += style.line_end + inner;
    if (is_object) {
      text::append_json_string(out, value.members()[i].first);
      out += style.colon;
    }
    append(is_object ? value.members()[i].second : value.items()[i], style, inner, style.nested, out);
  }
  if (lines) out += style.line_end + indent;
  out += is_object ? '}' : ']';
}

std::vector<bool> flags(std::size_t count) { return std::vector<bool>(count, false); }

}  // namespace

bool is_same_value(const Node& a, const Node& b) {
  if (is_plain(a) && is_plain(b)) return a.text() == b.text();
  if (a.kind() != b.kind()) return false;
  if (a.kind() == NodeKind::array) return std::ranges::equal(a.items(), b.items(), is_same_value);
  if (a.members().size() != b.members().size()) return false;
  return std::ranges::all_of(a.members(), [&](const Node::Member& member) {
    const auto found = std::ranges::find(b.members(), member.first, &Node::Member::first);
    return found != b.members().end() && is_same_value(member.second, found->second);
  });
}

std::string_view indent_of(std::string_view text, std::size_t place) noexcept {
  const std::size_t before = place == 0 ? std::string_view::npos : text.find_last_of("\r\n", place - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find_first_not_of(" \t", begin), place) - begin);
}

Style style_of(std::string_view text, const Node& model) {
  Style style;
  const std::string_view raw = model.raw();
  const auto place = static_cast<std::size_t>(raw.data() - text.data());
  style.ascii = raw.find("\\u") != raw.npos &&
                std::ranges::all_of(raw, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (model.members().empty()) return style;
  style.lines = begins_lines(raw);
  if (const std::size_t end = raw.find_first_of("\r\n"); end != raw.npos) {
    style.line_end = raw.substr(end).starts_with("\r\n") ? "\r\n" : std::string(1, raw[end]);
  }
  const std::string_view value = model.members().front().second.raw();
  const std::size_t at = static_cast<std::size_t>(value.data() - raw.data());
  const std::size_t colon = raw.find_last_of('"', at - 1) + 1;
  style.colon = raw.substr(colon, at - colon);
  style.comma = style.colon.ends_with(' ') ? ", " : ",";
  if (style.lines) {
    const std::string_view inner = indent_of(text, place + at);
    const std::string_view outer = indent_of(text, place + raw.size() - 1);
    if (inner.size() > outer.size() && inner.starts_with(outer)) style.unit = inner.substr(outer.size());
  }
  style.nested = std::ranges::any_of(model.members(), [](const Node::Member& member) {
    return is_structure(member.second) && begins_lines(member.second.raw());
  });
  return style;
}

std::string laid_out(const Node& value, const Style& style, std::string_view indent, bool whole) {
  std::string out;
  append(value, style, std::string(indent), whole ? style.lines : style.nested, out);
  return out;
}

std::string TreeEdits::written(const Node& value, std::size_t place) const {
  return laid_out(value, style_, indent_of(text_, place), false);
}

void TreeEdits::change(const Node& own, const Node& was, const Node& is) {
  if (was.raw() == is.raw()) return;
  const bool alike = own.kind() == was.kind() && was.kind() == is.kind();
  if (alike && own.kind() == NodeKind::object) return change_object(own, was, is);
  if (alike && own.kind() == NodeKind::array) return change_array(own, was, is);
  replace(own, is);
}

void TreeEdits::replace(const Node& own, const Node& is) {
  const std::size_t place = position(own.raw());
  edits_.push_back({{place, own.raw().size()}, written(is, place)});
}

void TreeEdits::change_object(const Node& own, const Node& was, const Node& is) {
  std::vector<bool> removed = flags(own.members().size());
  std::vector<NewMember> added;
  const auto find = [](const Node& node, std::string_view name) {
    return std::ranges::find(node.members(), name, &Node::Member::first);
  };
  for (const auto& [name, value] : is.members()) {
    const auto mine = find(own, name);
    const auto old = find(was, name);
    if (name == ignored_ || (old != was.members().end() && old->second.raw() == value.raw())) continue;
    if (mine == own.members().end()) {
      added.push_back({name, &value});
    } else if (old == was.members().end()) {
      replace(mine->second, value);
    } else {
      change(mine->second, old->second, value);
    }
  }
  for (std::size_t i = 0; i < removed.size(); ++i) {
    const std::string_view name = own.members()[i].first;
    removed[i] = name != ignored_ && find(was, name) != was.members().end() && find(is, name) == is.members().end();
  }
  edit_members(own, removed, added);
}

/// For each element of `was` its place in `own`. False if an element is not found; then both have other elements.
bool TreeEdits::find_elements(const Node& own, const Node& was, std::vector<std::size_t>& places) {
  const bool one_by_one = own.items().size() == was.items().size();
  std::size_t next = 0;
  for (const Node& element : was.items()) {
    while (!one_by_one && next < own.items().size() && !is_same_value(own.items()[next], element)) ++next;
    if (next == own.items().size()) return false;
    places.push_back(next++);
  }
  return true;
}

void TreeEdits::change_array(const Node& own, const Node& was, const Node& is) {
  std::vector<std::size_t> mine;
  const bool is_whole = was.items().empty() || is.items().empty() || !find_elements(own, was, mine);
  if (is_whole) return replace(own, is);
  if (was.items().size() == is.items().size()) {
    for (std::size_t i = 0; i < mine.size(); ++i) change(own.items()[mine[i]], was.items()[i], is.items()[i]);
    return;
  }
  const std::vector<Place> parts = places(own);
  const std::string between = separator(own, parts);
  std::vector<bool> removed = flags(parts.size());
  for (const std::size_t place : mine) removed[place] = true;
  Style inner = style_;
  inner.nested = begins_lines(own.items().front().raw());
  const std::string_view indent = indent_of(text_, parts.front().begin);
  std::vector<std::pair<std::size_t, std::string>> added;  // after how many elements of `was`
  std::size_t next = 0;
  for (const Node& element : is.items()) {
    std::size_t found = next;
    while (found < mine.size() && was.items()[found].raw() != element.raw()) ++found;
    if (found == mine.size()) {
      added.emplace_back(next, laid_out(element, inner, indent, false));
      continue;
    }
    removed[mine[found]] = false;
    next = found + 1;
  }
  if (std::ranges::find(removed, false) == removed.end()) return replace(own, is);
  for (const auto& [after, value] : added) {
    std::size_t place = after;
    while (place > 0 && removed[mine[place - 1]]) --place;
    if (place > 0) {
      edits_.push_back({{parts[mine[place - 1]].end, 0}, between + value});
    } else {
      const auto kept = static_cast<std::size_t>(std::ranges::find(removed, false) - removed.begin());
      edits_.push_back({{parts[kept].begin, 0}, value + between});
    }
  }
  remove(parts, removed);
}

void TreeEdits::edit_members(const Node& own, const std::vector<bool>& removed, const std::vector<NewMember>& added) {
  const std::vector<Place> parts = places(own);
  const std::size_t open = position(own.raw()) + 1;
  std::size_t last = parts.size();
  while (last > 0 && removed[last - 1]) --last;
  const std::string between = separator(own, parts);
  std::string text;
  for (const NewMember& member : added) {
    if (last > 0 || !text.empty()) text += between;
    text::append_json_string(text, member.name);
    text += style_.colon;
    text += written(*member.value, parts.empty() ? open : parts.back().begin);
  }
  if (!text.empty())
    edits_.push_back({{last > 0 ? parts[last - 1].end : parts.empty() ? open : parts[0].begin, 0}, text});
  remove(parts, removed);
}

/// With the separator before each, or the one after it if no other part stays before it.
void TreeEdits::remove(const std::vector<Place>& parts, const std::vector<bool>& removed) {
  bool kept = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!removed[i]) {
      kept = true;
      continue;
    }
    const std::size_t begin = kept ? parts[i - 1].end : parts[i].begin;
    const std::size_t end = kept || i + 1 == parts.size() ? parts[i].end : parts[i + 1].begin;
    edits_.push_back({{begin, end - begin}, {}});
  }
}

/// The text between the last two parts, or what it would be.
std::string TreeEdits::separator(const Node& own, const std::vector<Place>& parts) const {
  const std::size_t count = parts.size();
  if (count >= 2) return std::string(text_.substr(parts[count - 2].end, parts[count - 1].begin - parts[count - 2].end));
  if (count == 0 || !begins_lines(own.raw())) return style_.comma;
  const std::size_t open = position(own.raw()) + 1;
  return "," + std::string(text_.substr(open, parts[0].begin - open));
}

/// Of the members, with their names, or of the elements.
std::vector<TreeEdits::Place> TreeEdits::places(const Node& own) const {
  std::vector<Place> list;
  std::size_t at = position(own.raw()) + 1;
  const auto add = [&](const Node& value) {
    std::size_t begin = skip_space(text_, at);
    if (begin < text_.size() && text_[begin] == ',') begin = skip_space(text_, begin + 1);
    at = position(value.raw()) + value.raw().size();
    list.push_back({begin, at});
  };
  for (const auto& [name, value] : own.members()) add(value);
  for (const Node& value : own.items()) add(value);
  return list;
}

}  // namespace opcit::json
