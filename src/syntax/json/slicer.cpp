#include "syntax/json/slicer.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "syntax/json/scan.h"

namespace opcit::json {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The position after the string whose quote is at `at`; npos if the text ends inside it. JSON strings contain no line
/// end, so an unterminated string ends with its line.
std::size_t skip_string(std::string_view text, std::size_t at) noexcept {
  ++at;
  while (true) {
    at = find_special(text, at);
    if (at >= text.size()) return npos;
    const char c = text[at];
    if (c == '"') return at + 1;
    if (c == '\n') return at;
    at += c == '\\' && at + 1 < text.size() && text[at + 1] != '\n' ? 2 : 1;
  }
}

/// The open brackets: for the first 64 levels, if each is an object; deeper levels are only counted.
class Brackets {
 public:
  std::size_t depth() const noexcept { return depth_; }
  bool in_object() const noexcept { return depth_ <= 64 && (kinds_ & bit(depth_)) != 0; }
  bool in_array() const noexcept { return depth_ <= 64 && (kinds_ & bit(depth_)) == 0; }
  void open(bool object) noexcept {
    ++depth_;
    if (depth_ > 64) return;
    kinds_ = object ? kinds_ | bit(depth_) : kinds_ & ~bit(depth_);
  }
  void close() noexcept { --depth_; }

 private:
  static std::uint64_t bit(std::size_t depth) noexcept { return std::uint64_t{1} << (depth - 1); }
  std::size_t depth_ = 0;
  std::uint64_t kinds_ = 0;
};

/// A comma, colon, bracket or quote; all other bytes are skipped.
bool is_structure(char c) noexcept {
  return c == '{' || c == '}' || c == '[' || c == ']' || c == '"' || c == ':' || c == ',';
}

std::size_t next_structure(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && !is_structure(text[at])) ++at;
  return at;
}

/// "}" or "}," before `at`.
bool follows_object(std::string_view text, std::size_t at) noexcept {
  const auto back = [&] {
    while (at > 0 && ascii::is_markup_space(text[at - 1])) --at;
    return at > 0 ? text[--at] : '\0';
  };
  const char before = back();
  return before == '}' || (before == ',' && back() == '}');
}

bool is_one_of(std::string_view name, std::span<const std::string_view> names) noexcept {
  return std::ranges::find(names, name) != names.end();
}

constexpr auto usual_arrays = std::to_array<std::string_view>({"references", "items"});
constexpr auto usual_objects = std::to_array<std::string_view>({"message"});

}  // namespace

constinit const Wrapping usual_wrapping = {usual_arrays, usual_objects};

std::size_t skip_value(std::string_view text, std::size_t at) noexcept {
  Brackets brackets;
  char before = ':';
  while ((at = next_structure(text, at)) < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = skip_string(text, at);
      if (at == npos) return npos;
      before = '"';
      continue;
    }
    if (c == '{') {
      // `{"id": "a", {"id": "b"}`: an object is invalid in the place of a member's name.
      if (brackets.depth() > 0 && brackets.in_object() && before != ':') return at;
      brackets.open(true);
    } else if (c == '[') {
      brackets.open(false);
    } else if (c == '}') {
      // `"author": [{..}, {..}}`: the array was not closed.
      while (brackets.depth() > 1 && brackets.in_array()) brackets.close();
      brackets.close();
      if (brackets.depth() == 0) return at + 1;
    } else if (c == ']') {
      // `{"id": "a"]`: the object was not closed either; if it was the outermost, the bracket is not ours.
      while (brackets.depth() > 0 && brackets.in_object()) brackets.close();
      if (brackets.depth() == 0) return at;
      brackets.close();
      if (brackets.depth() == 0) return at + 1;
    }
    before = c;
    ++at;
  }
  return npos;
}

Wrapped find_wrapped(std::string_view text, std::size_t at, const Wrapping& wrapping) noexcept {
  constexpr Wrapped unknown{npos, npos, 0, false};
  Wrapped found;
  std::uint8_t depth = 1;
  ++at;
  while (true) {
    at = next_structure(text, at);
    if (at >= text.size()) return unknown;
    // A bracket in the place of a name ends the object; reading further would include later records.
    if (text[at] != '"' && text[at] != ',' && text[at] != ':') return found;
    if (text[at] != '"') {
      ++at;
      continue;
    }
    const std::size_t end = skip_string(text, at);
    if (end == npos) return unknown;
    const std::string_view name = text.substr(at + 1, end - at - 2);
    at = skip_space(text, end);
    if (at >= text.size()) return unknown;
    if (text[at] != ':') continue;
    at = skip_space(text, at + 1);
    if (at >= text.size()) return unknown;
    if (text[at] == '[' && is_one_of(name, wrapping.arrays)) return {at, npos, depth, true};
    if (text[at] == '{' && depth <= wrapping.deepest && is_one_of(name, wrapping.objects)) {
      found = {npos, at, depth, true};
      ++depth;
      ++at;
      continue;
    }
    if (text[at] != '[' && text[at] != '{') continue;
    at = skip_value(text, at);
    if (at == npos) return unknown;
  }
}

Step Walker::step() {
  switch (place_.kind) {
    case Place::Kind::outside:
      return step_outside();
    case Place::Kind::array:
      return step_array();
    case Place::Kind::tail:
      return step_tail();
  }
  return {};
}

void Walker::resume(std::size_t at) {
  at_ = at;
  fresh_ = false;
  if (place_.kind == Place::Kind::outside) {
    if (place_.wrappers > 0) place_.kind = Place::Kind::tail;
    mark();
  }
}

Step Walker::step_outside() {
  while (true) {
    at_ = skip_space(text_, at_);
    // Skip separators regardless of where the window ends: the start of an oversized record must not depend on the
    // window.
    mark();
    if (at_ == text_.size()) return {};
    if (text_[at_] == '[') {
      go(Place::Kind::array, at_ + 1);
      return step_array();
    }
    if (text_[at_] == '{') return enter_object(at_);
    // Consecutive records may be separated by commas or not, as in the output of `cat`.
    if (text_[at_] != ',') return stray(at_);
    ++at_;
  }
}

Step Walker::enter_object(std::size_t at) {
  const Wrapped wrapped = find_wrapped(text_, at, *wrapping_);
  if (!wrapped.complete && !whole_) return {};
  place_.wrappers = wrapped.wrappers;
  if (wrapped.array != npos) {
    go(Place::Kind::array, wrapped.array + 1);
    return step_array();
  }
  if (wrapped.object != npos) return {Step::Kind::record, wrapped.object, 0};
  return {Step::Kind::record, at, 0};
}

Step Walker::step_array() {
  while (true) {
    at_ = skip_space(text_, at_);
    if (at_ == text_.size()) return {};
    const char c = text_[at_];
    if (c == ']') {
      go(place_.wrappers > 0 ? Place::Kind::tail : Place::Kind::outside, at_ + 1);
      return step();
    }
    if (c == ',') {
      ++at_;
      fresh_ = true;
      mark();
      continue;
    }
    if (!fresh_) {
      fresh_ = true;
      return {Step::Kind::missing, at_, 1};
    }
    if (c != '{') return stray(at_);
    return {Step::Kind::record, at_, 0};
  }
}

Step Walker::step_tail() {
  while (true) {
    at_ = next_structure(text_, at_);
    if (at_ >= text_.size()) {
      mark();
      return {};
    }
    const char c = text_[at_];
    std::size_t end = at_ + 1;
    if (c == '"') end = skip_string(text_, at_);
    if (c == '{' || c == '[') end = skip_value(text_, at_);
    if (end == npos) return {};
    at_ = std::max(end, at_ + 1);
    if (c == '}' && --place_.wrappers == 0) {
      go(Place::Kind::outside, at_);
      return step_outside();
    }
    mark();
  }
}

/// A value other than an object ends before the next comma, bracket or object; strings and arrays are skipped whole.
Step Walker::stray(std::size_t at) {
  std::size_t end = at;
  if (text_[at] == '[') {
    end = skip_value(text_, at);
  } else if (text_[at] == '"') {
    end = skip_string(text_, at);
  } else {
    while (end < text_.size() && !is_structure(text_[end]) && text_[end] != '\n') ++end;
    if (end >= text_.size() && !whole_) return {};
  }
  if (end == npos && !whole_) return {};
  end = std::max(std::min(end, text_.size()), at + 1);
  at_ = end;
  fresh_ = false;
  if (place_.kind == Place::Kind::outside) mark();
  return {Step::Kind::stray, at, end - at};
}

std::size_t Slicer::cut(std::string_view window, bool last) {
  if (last) {
    of_chunk_ = of_next_;
    return window.size();
  }
  Walker walker(window, of_next_->place, false, *wrapping_);
  for (Step step = walker.step(); step.kind != Step::Kind::end; step = walker.step()) {
    if (step.kind != Step::Kind::record) continue;
    const std::size_t end = skip_value(window, step.at);
    if (end == npos) break;
    walker.resume(end);
  }
  if (walker.cut() == 0) return 0;
  of_chunk_ = of_next_;
  if (walker.cut_place() != of_next_->place) of_next_ = std::make_shared<PlacePreamble>(walker.cut_place());
  return walker.cut();
}

/// The next object that follows another one and begins with a member name that is rare elsewhere.
std::size_t Slicer::resync(std::string_view window) {
  constexpr auto names = std::to_array<std::string_view>({"\"id\"", "\"type\"", "\"title\"", "\"DOI\""});
  for (std::size_t at = window.find('{', 1); at != npos; at = window.find('{', at + 1)) {
    const std::string_view inside = window.substr(skip_space(window, at + 1), 8);
    if (std::ranges::none_of(names, [&](std::string_view name) { return inside.starts_with(name); })) continue;
    if (!follows_object(window, at)) continue;
    if (of_next_->place.kind == Place::Kind::outside) {
      of_next_ = std::make_shared<PlacePreamble>(Place{Place::Kind::array, 0});
    }
    return at;
  }
  return npos;
}

}  // namespace opcit::json
