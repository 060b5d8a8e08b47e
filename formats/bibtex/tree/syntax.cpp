#include "bibtex/tree/syntax.h"

#include <algorithm>

#include "base/ascii.h"
#include "bibtex/tree/scan.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {
namespace {

BlockKind kind_of(std::string_view type) noexcept {
  if (ascii::equals_lower(type, "comment")) return BlockKind::comment;
  if (ascii::equals_lower(type, "string")) return BlockKind::string;
  if (ascii::equals_lower(type, "preamble")) return BlockKind::preamble;
  return BlockKind::entry;
}

const char* skip_head_trivia(const char* p, const char* end) noexcept {
  for (;;) {
    p = skip_blanks(p, end);
    if (p == end || *p != '%') return p;
    p = find_any<'\n'>(p, end);
  }
}

/// The result of a look ahead. `cut_off`: the text ended too early, and more text could change the result.
struct Look {
  bool found = false;
  bool cut_off = false;
};

Look look_for(char wanted, const char* p, const char* end) noexcept {
  p = skip_blanks(p, end);
  return {.found = p != end && *p == wanted, .cut_off = p == end};
}

Look look_for_assignment(const char* p, const char* end) noexcept {
  p = skip_blanks(p, end);
  const char* after_name = skip_while(p, end, is_name);
  if (after_name == p) return {.cut_off = p == end};
  return look_for('=', after_name, end);
}

/// Looks for `key,` or `name =`. A key can contain '@', but continuing past each '@' would be quadratic.
Look look_for_entry(const char* p, const char* end) noexcept {
  const Look assignment = look_for_assignment(p, end);
  if (assignment.found) return assignment;
  p = skip_while(skip_blanks(p, end), end, [](char c) { return c != '@' && is_key(c); });
  const Look comma = look_for(',', p, end);
  return {.found = comma.found, .cut_off = assignment.cut_off || comma.cut_off};
}

/// No block begins in [from, to). The search continues at the next line end, or at `to`.
BlockHead no_head(const char* from, const char* to, bool cut_off) noexcept {
  return {.kind = BlockKind::text, .type = {}, .open = nullptr, .resume = find_any<'\n'>(from, to), .cut_off = cut_off};
}

bool is_open(char c) noexcept { return c == '{' || c == '('; }

/// True if `open` probably belongs to `@comment{`. It may also be true for other text.
bool opens_comment(const char* begin, const char* open) noexcept {
  constexpr std::string_view word = "comment";
  while (open != begin && is_line_blank(open[-1])) --open;
  if (static_cast<std::size_t>(open - begin) < word.size()) return false;
  return ascii::equals_lower({open - word.size(), word.size()}, word);
}

}  // namespace

const FieldNode* Block::find(std::string_view name) const noexcept {
  for (const FieldNode& field : fields) {
    if (ascii::equals_lower(field.name, name)) return &field;
  }
  return nullptr;
}

void Block::clear() noexcept {
  kind = BlockKind::text;
  closed = true;
  recovered = false;
  open = 0;
  whole = type = key = body = {};
  fields.clear();
  pieces.clear();
}

BlockHead read_head(const char* at, const char* end) noexcept {
  const char* word = skip_head_trivia(at + 1, end);
  if (word == end || !ascii::is_letter(*word)) return no_head(at + 1, word, word == end);
  const char* after = skip_while(word, end, is_type);
  BlockHead head{.kind = BlockKind::text, .type = {word, static_cast<std::size_t>(after - word)}};
  const BlockKind kind = kind_of(head.type);
  // BibTeX ends @comment after the word, so the next line does not belong to it.
  const char* open = kind == BlockKind::comment ? skip_line_blanks(after, end) : skip_head_trivia(after, end);
  const bool opened = open != end && is_open(*open);
  if (!opened && kind != BlockKind::comment) return no_head(at + 1, open, open == end);
  if (opened && *open == '(' && kind == BlockKind::entry) {
    // Free text: "mail me @home (or not)"
    const Look entry = look_for_entry(open + 1, end);
    if (!entry.found) return no_head(at + 1, open, entry.cut_off);
  }
  head.kind = kind;
  head.cut_off = after == end;
  if (opened) head.open = open;
  return head;
}

bool is_certain_head(const char* at, const char* end) noexcept {
  const char* word = at + 1;
  if (word == end || !ascii::is_letter(*word)) return false;
  const char* after = skip_while(word, end, is_type);
  const char* open = skip_line_blanks(after, end);
  if (open == end || !is_open(*open)) return false;
  switch (kind_of({word, static_cast<std::size_t>(after - word)})) {
    case BlockKind::comment:
      return *open == '{';
    case BlockKind::preamble:
      return true;
    case BlockKind::string:
      return look_for_assignment(open + 1, end).found;
    default:
      return look_for_entry(open + 1, end).found;
  }
}

bool leads_line(const char* begin, const char* at) noexcept {
  while (at != begin && at[-1] != '\n' && ascii::is_space(at[-1])) --at;
  return at == begin || at[-1] == '\n';
}

Parser::Parser(std::string_view text, Diagnostics* diagnostics, std::uint64_t offset) noexcept
    : begin_(text.data()),
      end_(text.data() + text.size()),
      pos_(begin_),
      suspect_end_(begin_),
      diagnostics_(diagnostics),
      offset_(offset) {}

bool Parser::next(Block& block) {
  undecided_ = false;
  unclosed_ = false;
  block.clear();
  pos_ = skip_blanks(pos_, end_);
  if (pos_ == end_) return false;
  damaged_ = pos_ < suspect_end_;
  first_diagnostic_ = diagnostics_ != nullptr ? diagnostics_->size() : 0;
  if (*pos_ == '@') {
    const BlockHead head = read_head(pos_, end_);
    if (head.kind != BlockKind::text) {
      parse_block(block, head);
      return true;
    }
  }
  parse_text(block);
  return true;
}

void Parser::parse_text(Block& block) {
  const char* line = pos_;  // the start of the line, after its indentation
  const char* p = pos_;
  for (;;) {
    p = *line == '%' ? find_any<'\n'>(p, end_) : find_any<'\n', '@'>(p, end_);
    if (p == end_) break;
    if (*p == '\n') {
      const char* next_line = skip_line_blanks(p + 1, end_);
      if (next_line == end_ || *next_line == '\n') {
        undecided_ = undecided_ || next_line == end_;
        break;
      }
      p = line = next_line;
      continue;
    }
    const BlockHead head = read_head(p, end_);
    undecided_ = undecided_ || head.cut_off;
    if (head.kind != BlockKind::text) break;
    const char* word_end = skip_while(p + 1, end_, is_type);
    if (p == line && word_end != p + 1) report(Code::stray_at, p, static_cast<std::size_t>(word_end - p));
    p = head.resume;
  }
  undecided_ = undecided_ || p == end_;
  block.whole = block.body = trimmed_view(pos_, p);
  pos_ = block.whole.data() + block.whole.size();
}

void Parser::parse_block(Block& block, const BlockHead& head) {
  block.kind = head.kind;
  block.type = head.type;
  block.whole = {pos_, 1};
  if (head.kind == BlockKind::comment) return parse_comment(block, head);
  block.open = *head.open;
  pos_ = head.open + 1;
  parse_body(block);
}

void Parser::finish(Block& block, const char* end) {
  block.whole = {block.whole.data(), static_cast<std::size_t>(end - block.whole.data())};
  pos_ = end;
}

void Parser::parse_comment(Block& block, const BlockHead& head) {
  if (head.open != nullptr) {
    const char* close = comment_close(head.open);
    if (close != nullptr) {
      block.open = *head.open;
      block.body = {head.open + 1, static_cast<std::size_t>(close - head.open - 1)};
      return finish(block, close + 1);
    }
    block.recovered = true;
    report(Code::unclosed_comment, head.open, 1);
  }
  const char* after_word = skip_line_blanks(head.type.data() + head.type.size(), end_);
  const char* line_end = find_any<'\n'>(after_word, end_);
  undecided_ = undecided_ || line_end == end_;
  block.body = trimmed_view(after_word, line_end);
  finish(block, block.body.data() + block.body.size());
}

const char* Parser::comment_close(const char* open) {
  return *open == '{' ? comment_close_of<'{', '}'>(open, braces_) : comment_close_of<'(', ')'>(open, parentheses_);
}

// A million unclosed comments must not cause a million searches to the end of the text. The first search that fails
// records which later comments are unclosed too.
template <char open, char close>
const char* Parser::comment_close_of(const char* from, UnclosedComments& memory) {
  struct Opened {
    const char* at;
    std::size_t depth;
  };
  if (memory.known && std::ranges::binary_search(memory.opens, from)) {
    undecided_ = true;
    return nullptr;
  }
  std::size_t depth = 0;
  for (const char* p = find_any<open, close>(from, end_); p != end_; p = find_any<open, close>(p + 1, end_)) {
    if (*p == open) {
      ++depth;
    } else if (--depth == 0) {
      return p;
    }
  }
  std::vector<Opened> opened;
  depth = 0;
  for (const char* p = find_any<open, close>(from, end_); p != end_; p = find_any<open, close>(p + 1, end_)) {
    if (*p == open) {
      ++depth;
      if (opens_comment(begin_, p)) opened.push_back({p, depth});
      continue;
    }
    if (!opened.empty() && opened.back().depth == depth) opened.pop_back();
    --depth;
  }
  for (const Opened& comment : opened) memory.opens.push_back(comment.at);
  memory.known = true;
  undecided_ = true;
  return nullptr;
}

void Parser::report(Code code, const char* at, std::size_t length, std::string_view what) {
  if (diagnostics_ == nullptr) return;
  const auto pos = offset_ + static_cast<std::uint64_t>(at - begin_);
  diagnostics_->push_back({.code = code, .span = {pos, length}, .detail = std::string(what)});
}

}  // namespace opcit::bibtex
