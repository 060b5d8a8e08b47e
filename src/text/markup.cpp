#include "text/markup.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <tuple>
#include <vector>

#include "base/small_vector.h"
#include "text/markup_tokens.h"
#include "text/mathml.h"

namespace opcit::text {
namespace {

constexpr std::size_t unpaired = static_cast<std::size_t>(-1);

struct Mark {
  std::size_t at;
  TagToken token;
  std::size_t partner = unpaired;
  std::size_t run = 0;  ///< For an opening tag: the index of its run.
};

class MarkupParser {
 public:
  MarkupParser(const Text& source, Arena& arena) : source_(source.plain), given_(source.runs), arena_(arena) {}

  Text parse() {
    if (!given_.empty()) places_.assign(source_.size() + 1, unset);
    find_tags();
    write();
    std::vector<Run> filled;
    for (const Run& run : runs_) {
      if (run.len != 0) filled.push_back(run);
    }
    if (!given_.empty()) add_given(filled);
    return {{first_, size_}, arena_.copy(filled)};
  }

 private:
  void find_tags();
  void pair(std::size_t closing);
  void write();
  void write_mark(std::size_t index);
  void copy(std::string_view text);
  void copy_decoded(std::string_view text);
  void put(char32_t code);
  void end_paragraph();
  void note_place(std::string_view text);
  void add_given(std::vector<Run>& runs);

  static constexpr std::uint32_t unset = 0xFFFFFFFF;
  std::string_view source_;
  std::span<const Run> given_;
  Arena& arena_;
  std::vector<std::uint32_t> places_;  ///< Of each byte of the source in the result; only for a text with runs.
  static constexpr std::size_t few = 8;
  Few<Mark, few> marks_;
  Few<std::size_t, few> open_;
  std::array<std::size_t, static_cast<std::size_t>(Tag::none) + 1> open_of_{};
  Few<Run, few> runs_;
  char* first_ = nullptr;
  std::size_t size_ = 0;
  bool structured_ = false;  ///< The text has paragraphs.
};

void MarkupParser::find_tags() {
  for (std::size_t at = source_.find('<'); at != std::string_view::npos; at = source_.find('<', at + 1)) {
    const TagToken token = match_tag(source_, at);
    if (token.length == 0) continue;
    marks_.push_back({at, token});
    const std::size_t index = marks_.size() - 1;
    if (token.closing) {
      pair(index);
    } else {
      open_.push_back(index);
      ++open_of_[static_cast<std::size_t>(token.tag)];
    }
  }
}

/// Pairs a closing tag with the innermost open tag of its name; open tags inside that pair stay unpaired.
void MarkupParser::pair(std::size_t closing) {
  const Tag tag = marks_[closing].token.tag;
  if (open_of_[static_cast<std::size_t>(tag)] == 0) return;
  while (true) {
    const std::size_t index = open_.back();
    open_.pop_back();
    --open_of_[static_cast<std::size_t>(marks_[index].token.tag)];
    if (marks_[index].token.tag != tag) continue;
    marks_[index].partner = closing;
    marks_[closing].partner = index;
    return;
  }
}

void MarkupParser::write() {
  first_ = static_cast<char*>(arena_.allocate(source_.size(), 1));
  std::size_t at = 0;
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    copy_decoded(source_.substr(at, marks_[i].at - at));
    at = marks_[i].at + marks_[i].token.length;
    write_mark(i);
  }
  copy_decoded(source_.substr(at));
  while (structured_ && size_ > 0 && first_[size_ - 1] == '\n') --size_;
}

void MarkupParser::write_mark(std::size_t index) {
  Mark& mark = marks_[index];
  const bool paired = mark.partner != unpaired;
  const TagToken& opening = paired && mark.token.closing ? marks_[mark.partner].token : mark.token;
  const bool structural = opening.tag == Tag::paragraph || opening.tag == Tag::section;
  if (!paired || (!opening.styled && !structural)) {
    copy(source_.substr(mark.at, mark.token.length));
  } else if (structural) {
    structured_ = true;
    end_paragraph();
  } else if (!mark.token.closing) {
    mark.run = runs_.size();
    runs_.push_back({static_cast<std::uint32_t>(size_), 0, opening.style, {}});
  } else {
    Run& run = runs_[marks_[mark.partner].run];
    // The end of a paragraph may have removed whitespace at the start of the run.
    run.pos = std::min(run.pos, static_cast<std::uint32_t>(size_));
    run.len = static_cast<std::uint32_t>(size_) - run.pos;
  }
}

void MarkupParser::note_place(std::string_view text) {
  if (places_.empty()) return;
  const auto at = static_cast<std::size_t>(text.data() - source_.data());
  for (std::size_t i = 0; i < text.size(); ++i) places_[at + i] = static_cast<std::uint32_t>(size_ + i);
}

/// The runs that the text had, at their new places. Those of which only tags were left go with them.
void MarkupParser::add_given(std::vector<Run>& runs) {
  std::uint32_t next = static_cast<std::uint32_t>(size_);
  for (std::size_t i = places_.size(); i-- > 0;) {
    next = places_[i] == unset ? next : std::min(places_[i], next);
    places_[i] = next;
  }
  for (Run run : given_) {
    const std::uint32_t begin = places_[run.pos];
    const std::uint32_t end = places_[run.pos + std::size_t{run.len}];
    if (begin == end && run.len != 0) continue;
    run.pos = begin;
    run.len = end - begin;
    runs.push_back(run);
  }
  std::ranges::stable_sort(
      runs, [](const Run& a, const Run& b) { return std::tuple(a.pos, b.len) < std::tuple(b.pos, a.len); });
}

void MarkupParser::copy(std::string_view text) {
  note_place(text);
  std::memcpy(first_ + size_, text.data(), text.size());
  size_ += text.size();
}

void MarkupParser::copy_decoded(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    const std::size_t found = text.find('&', at);
    copy(text.substr(at, found - at));
    if (found == std::string_view::npos) return;
    const EntityToken entity = match_entity(text, found);
    if (entity.length == 0) {
      copy(text.substr(found, 1));
      at = found + 1;
    } else {
      note_place(text.substr(found, 1));
      put(entity.code);
      at = found + entity.length;
    }
  }
}

/// An entity is never shorter than its character in UTF-8.
void MarkupParser::put(char32_t code) {
  const auto byte = [&](char32_t value) { first_[size_++] = static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | (code >> 18));
    byte(0x80 | ((code >> 12) & 0x3F));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

/// Crossref's JATS is indented, so paragraphs are separated by one empty line. The tag is longer than this line.
void MarkupParser::end_paragraph() {
  while (size_ > 0 && (first_[size_ - 1] == ' ' || first_[size_ - 1] == '\n')) --size_;
  if (size_ == 0) return;
  first_[size_++] = '\n';
  first_[size_++] = '\n';
}

}  // namespace

namespace {

/// Runs are sorted and nest.
bool nest(std::span<const Run> runs) {
  std::vector<std::size_t> ends;
  for (const Run& run : runs) {
    const std::size_t end = std::size_t{run.pos} + run.len;
    while (!ends.empty() && ends.back() <= run.pos) ends.pop_back();
    if (!ends.empty() && end > ends.back()) return false;
    ends.push_back(end);
  }
  return true;
}

bool has(std::string_view source, char c) noexcept {
  return !source.empty() && std::memchr(source.data(), c, source.size()) != nullptr;
}

}  // namespace

Text parse_markup(std::string_view source, Arena& arena) { return parse_markup(Text{source, {}}, arena); }

Text parse_markup(const Text& source, Arena& arena) {
  const bool has_tag = has(source.plain, '<') && has(source.plain, '>');
  if (!has_tag && !has(source.plain, '&')) return source;
  const Text text = has_tag && may_hold_mathml(source.plain) ? without_mathml(source, arena) : source;
  const Text parsed = MarkupParser(text, arena).parse();
  return source.runs.empty() || nest(parsed.runs) ? parsed : source;
}

std::string_view first_markup(std::string_view plain) noexcept {
  for (std::size_t at = plain.find_first_of("<&"); at != std::string_view::npos;
       at = plain.find_first_of("<&", at + 1)) {
    const std::size_t length = plain[at] == '<' ? match_tag(plain, at).length : match_entity(plain, at).length;
    if (length != 0) return plain.substr(at, length);
  }
  if (!may_hold_mathml(plain)) return {};
  const std::size_t end = plain.find("math");
  return plain.substr(plain.rfind('<', end), 64);
}

bool looks_like_markup(std::string_view plain) noexcept { return !first_markup(plain).empty(); }

std::string escaped_markup(std::string_view plain) {
  std::string out;
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const bool is_entity = plain[at] == '&' && match_entity(plain, at).length != 0;
    if (is_entity) out += "&amp;";
    if (plain[at] == '<') out += "&lt;";
    if (!is_entity && plain[at] != '<') out += plain[at];
  }
  return out;
}

}  // namespace opcit::text
