// Parses the content of a block: key, fields, values.
#include <algorithm>

#include "base/ascii.h"
#include "bibtex/tree/scan.h"
#include "bibtex/tree/syntax.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {
namespace {

std::string_view view(const char* first, const char* last) noexcept {
  return {first, static_cast<std::size_t>(last - first)};
}

const char* skip_comments(const char* p, const char* end, bool commas) noexcept {
  for (;;) {
    while (p != end && (ascii::is_space(*p) || (commas && *p == ','))) ++p;
    if (p == end) return p;
    if (*p == '%') {
      p = find_any<'\n'>(p, end);
      if (p == end) return p;
      ++p;
    } else if (is_no_break_space(p, end)) {
      p += 2;
    } else {
      return p;
    }
  }
}

}  // namespace

void Parser::parse_body(Block& block) {
  const char* open = pos_ - 1;
  block.body = {pos_, 0};
  block.closed = false;
  if (block.kind == BlockKind::entry) parse_key(block);
  const char* contents = pos_;
  if (!parse_contents(block) && !damaged_) read_again(block, contents);
  if (block.closed) return finish(block, pos_);
  block.recovered = true;
  if (!unclosed_) report(Code::unclosed_brace, open, 1);
  const std::string_view body = trimmed_view(open + 1, pos_);
  block.body = body;
  finish(block, body.data() + body.size());
}

// An unclosed value is the first one that contains lines of other fields, otherwise the one where parsing failed.
void Parser::read_again(Block& block, const char* contents) {
  suspect_end_ = std::max(suspect_end_, pos_);
  damaged_ = true;
  pos_ = contents;
  auto culprit = std::ranges::find_if(block.fields, [this](const auto& field) { return has_field_line(field.value); });
  if (culprit == block.fields.end() && culprit != block.fields.begin()) --culprit;
  if (culprit != block.fields.end()) {
    pos_ = culprit->name.data();
    block.pieces.resize(culprit->first_piece);
    block.fields.erase(culprit, block.fields.end());
  }
  if (diagnostics_ != nullptr) {
    const std::uint64_t from = offset_ + position();
    const auto said_again = [from](const Diagnostic& diagnostic) { return diagnostic.span.pos >= from; };
    const auto first = diagnostics_->begin() + static_cast<std::ptrdiff_t>(first_diagnostic_);
    diagnostics_->erase(std::remove_if(first, diagnostics_->end(), said_again), diagnostics_->end());
  }
  parse_contents(block);
}

bool Parser::parse_contents(Block& block) {
  if (block.kind == BlockKind::preamble && block.fields.empty()) {
    skip_trivia();
    if (pos_ == end_ || ends_here(pos_)) return parse_fields(block);
    block.fields.push_back({.name = {pos_, 0}, .value = {pos_, 0}});
    if (!parse_value(block)) return false;
  }
  return parse_fields(block);
}

void Parser::parse_key(Block& block) {
  const char* first = skip_comments(pos_, end_, false);
  if (first == end_ || ends_here(first) || is_keyless(first)) {
    pos_ = first;
    return report(Code::missing_key, block.whole.data(), block.type.size() + 1);
  }
  const char* last = skip_while(first, end_, is_key);
  const char* next = skip_blanks(last, end_);
  // In @type(...), a key may contain ')'; look ahead to decide.
  if (block.open == '(' && last != first && last[-1] == ')' && (next == end_ || *next != ',')) next = --last;
  pos_ = last;
  block.key = view(first, last);
  if (last == first) return report(Code::missing_key, block.whole.data(), block.type.size() + 1);
  if (next == end_ || *next == ',' || is_close(block, *next)) return;
  if (at_assignment(next)) return report(Code::missing_comma, last, 0);
  if (const char* end_of_words = key_with_blanks(last); end_of_words != nullptr) {
    block.key = view(first, end_of_words);
    pos_ = end_of_words;
    report(Code::blank_in_key, first, block.key.size());
  }
}

/// True for `title = ..` in place of the key. A key may contain an equals sign: `@misc{a=b,`.
bool Parser::is_keyless(const char* p) {
  if (!at_assignment(p)) return false;
  const char* after_name = skip_name(p, end_);
  if (ascii::is_space(*after_name)) return true;
  const char* value = after_name + 1;
  return value != end_ && (*value == '{' || *value == '"' || ascii::is_space(*value));
}

/// The end of a key like `Smith 2004`, if a comma ends it on the same line; otherwise nullptr.
const char* Parser::key_with_blanks(const char* p) const {
  const char* comma = skip_while(p, end_, [](char c) { return is_key(c) || is_line_blank(c); });
  if (comma == end_ || *comma != ',') return nullptr;
  const std::string_view words = trimmed_view(p, comma);
  return words.data() + words.size();
}

bool Parser::parse_fields(Block& block) {
  for (;;) {
    pos_ = skip_comments(pos_, end_, true);
    if (pos_ == end_) {
      undecided_ = true;
      return false;
    }
    if (ends_here(pos_)) return false;
    if (is_close(block, *pos_)) {
      if (closes_block(block)) return true;
      continue;
    }
    if (!(is_name(*pos_) ? parse_field(block) : parse_stray(block))) return false;
  }
}

bool Parser::is_close(const Block& block, char c) noexcept { return c == '}' || (c == ')' && block.open == '('); }

bool Parser::closes_block(Block& block) {
  const char* next = skip_blanks(pos_ + 1, end_);
  if (block.kind == BlockKind::entry) {
    undecided_ = undecided_ || next == end_;
    if (next != end_ && *next == ',' && at_assignment(skip_comments(next, end_, true))) {
      report(Code::extra_brace, pos_++, 1);
      block.recovered = true;
      return false;
    }
  }
  if (*pos_ == '}' && block.open == '(') report(Code::unbalanced_brace, pos_, 1);
  block.body = view(block.body.data(), pos_);
  block.closed = true;
  ++pos_;
  return true;
}

bool Parser::parse_field(Block& block) {
  const char* after_name = skip_name(pos_, end_);
  const char* equals = skip_spaces(after_name, end_);
  if (equals == end_ || *equals != '=') equals = skip_comments(equals, end_, false);
  const bool assigned = equals != end_ && *equals == '=';
  if (!assigned && (equals == end_ || (*equals != '{' && *equals != '"'))) return parse_stray(block);
  block.fields.push_back({.name = view(pos_, after_name),
                          .value = {assigned ? equals + 1 : equals, 0},
                          .first_piece = static_cast<std::uint32_t>(block.pieces.size())});
  if (!assigned) report(Code::missing_equals, after_name, 0);
  pos_ = assigned ? equals + 1 : equals;
  return parse_value(block);
}

bool Parser::parse_value(Block& block) {
  const std::size_t first = block.pieces.size();
  for (bool more = true; more;) {
    pos_ = skip_spaces(pos_, end_);
    if (pos_ == end_ || *pos_ != '{') skip_trivia();
    const std::size_t before = block.pieces.size();
    if (!parse_piece(block)) return false;
    if (block.pieces.size() == before) {
      const std::string_view name = block.fields.back().name;
      report(Code::missing_value, name.data(), name.size());
      break;
    }
    if (pos_ != end_ && *pos_ != ',') skip_trivia();
    more = pos_ != end_ && *pos_ == '#';
    if (more) ++pos_;
  }
  if (block.pieces.size() == first) return true;
  FieldNode& field = block.fields.back();
  field.piece_count = static_cast<std::uint32_t>(block.pieces.size() - first);
  const std::string_view last = block.pieces.back().written();
  field.value = view(block.pieces[first].written().data(), last.data() + last.size());
  if (pos_ != end_ && is_name(*pos_) && at_assignment(pos_)) report(Code::missing_comma, last.data() + last.size(), 0);
  return true;
}

/// Adds a piece if there is one. Returns false if the block is damaged.
bool Parser::parse_piece(Block& block) {
  if (pos_ == end_) return true;
  if (*pos_ == '{' || *pos_ == '"') return parse_delimited(block);
  if (is_name(*pos_) && !at_assignment(pos_)) parse_bare(block);
  return true;
}

void Parser::parse_bare(Block& block) {
  const char* last = skip_name(pos_, end_);
  const char* next = skip_line_blanks(last, end_);
  const bool ends = next == end_ || *next == '\n' || is_close(block, *next) ||
                    std::string_view(",#{}\"%=").find(*next) != std::string_view::npos || at_assignment(next) ||
                    ends_here(next);
  if (!ends) {
    const char* stop = next;
    while (stop != end_ && std::string_view(",\n{}\"#%").find(*stop) == std::string_view::npos &&
           !is_close(block, *stop) && !ends_here(stop)) {
      ++stop;
    }
    const std::string_view words = trimmed_view(pos_, stop);
    last = words.data() + words.size();
  }
  const std::string_view text = view(pos_, last);
  const bool number = ends && std::ranges::all_of(text, ascii::is_digit);
  const bool macro = ends && !ascii::is_digit(text.front());
  block.pieces.push_back({.text = text,
                          .kind = number  ? PieceKind::number
                                  : macro ? PieceKind::macro
                                          : PieceKind::bare});
  if (!number && !macro) report(Code::unquoted_value, text.data(), text.size());
  pos_ = last;
}

/// Skips text that is not a field, up to the next comma, comment or line. Returns false if the block is damaged.
bool Parser::parse_stray(Block& block) {
  const char* first = pos_;
  const char* p = pos_;
  while (p != end_ && *p != ',' && *p != '%' && *p != '\n' && !is_close(block, *p)) {
    if (p != first && ends_here(p)) break;
    if (*p == '{' && !damaged_) {
      const Scan braces = scan_braced(p + 1);
      pos_ = p = braces.at;
      if (!braces.closed) return false;
    }
    ++p;
  }
  pos_ = p;
  block.recovered = true;
  report_stray(trimmed_view(first, p));
  return true;
}

/// Adjacent stray text is reported as one diagnostic, so that garbage does not cause thousands.
void Parser::report_stray(std::string_view text) {
  if (diagnostics_ == nullptr) return;
  if (diagnostics_->size() > first_diagnostic_ && diagnostics_->back().code == Code::stray_in_entry) {
    Span& span = diagnostics_->back().span;
    const char* said = begin_ + (span.pos + span.len - offset_);
    if (skip_comments(said, text.data(), true) == text.data()) {
      span.len = static_cast<std::uint64_t>(text.data() + text.size() - begin_) + offset_ - span.pos;
      return;
    }
  }
  report(Code::stray_in_entry, text.data(), text.size());
}

bool Parser::at_assignment(const char* p) {
  const char* after_name = skip_name(p, end_);
  const char* equals = skip_blanks(after_name, end_);
  undecided_ = undecided_ || equals == end_;
  return after_name != p && equals != end_ && *equals == '=';
}

void Parser::skip_trivia() { pos_ = skip_comments(pos_, end_, false); }

bool Parser::ends_here(const char* p) const { return p != end_ && *p == '@' && is_certain_head(p, end_); }

}  // namespace opcit::bibtex
