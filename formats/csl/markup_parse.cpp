#include "csl/markup_parse.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>

#include "base/small_vector.h"
#include "csl/markup_tokens.h"

namespace opcit::csl {
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
  MarkupParser(std::string_view source, Arena& arena) : source_(source), arena_(arena) {}

  Text parse() {
    find_tags();
    write();
    Few<Run, few> filled;
    for (const Run& run : runs_) {
      if (run.len != 0) filled.push_back(run);
    }
    return {{first_, size_}, arena_.copy(std::span<const Run>(filled))};
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

  std::string_view source_;
  Arena& arena_;
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

void MarkupParser::copy(std::string_view text) {
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
      copy("&");
      at = found + 1;
    } else {
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
  if (size_ > 0) copy("\n\n");
}

}  // namespace

Text parse_markup(std::string_view source, Arena& arena) {
  const auto has = [&](char c) { return std::memchr(source.data(), c, source.size()) != nullptr; };
  if (source.empty() || (!has('<') && !has('&'))) return {source, {}};
  return MarkupParser(source, arena).parse();
}

}  // namespace opcit::csl
