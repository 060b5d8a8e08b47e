// Parses delimited values, including those of an unclosed block, which is read line by line.
#include "base/ascii.h"
#include "bibtex/tree/scan.h"
#include "bibtex/tree/syntax.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {

Parser::Scan Parser::scan_braced(const char* p) {
  for (std::size_t depth = 1;; ++p) {
    p = find_any<'{', '}', '@'>(p, end_);
    if (p == end_) {
      undecided_ = true;
      return {p, false};
    }
    if (*p == '{') {
      ++depth;
    } else if (*p == '}') {
      if (--depth == 0) return {p, true};
    } else if (is_certain_head(p, end_) && leads_line(begin_, p)) {
      return {p, false};
    }
  }
}

/// Sets `unbalanced` to the first closing brace without an opening one.
Parser::Scan Parser::scan_quoted(const char* p, const char*& unbalanced) {
  for (std::size_t depth = 0;; ++p) {
    p = find_any<'{', '}', '"', '@'>(p, end_);
    if (p == end_) {
      undecided_ = true;
      return {p, false};
    }
    if (*p == '{') {
      ++depth;
    } else if (*p == '}') {
      if (depth > 0) {
        --depth;
      } else if (unbalanced == nullptr) {
        unbalanced = p;
      }
    } else if (*p == '"') {
      if (depth == 0) return {p, true};
    } else if (is_certain_head(p, end_) && leads_line(begin_, p)) {
      return {p, false};
    }
  }
}

bool Parser::parse_delimited(Block& block) {
  if (damaged_) {
    parse_damaged(block);
    return true;
  }
  const char* open = pos_;
  const bool quoted = *open == '"';
  const char* unbalanced = nullptr;
  const Scan scan = quoted ? scan_quoted(open + 1, unbalanced) : scan_braced(open + 1);
  pos_ = scan.at;
  if (!scan.closed) return false;
  ++pos_;
  block.pieces.push_back({.text = {open + 1, static_cast<std::size_t>(scan.at - open - 1)},
                          .kind = quoted ? PieceKind::quoted : PieceKind::braced});
  if (quoted && ends_oddly(block)) return false;
  if (unbalanced != nullptr) report(Code::unbalanced_brace, unbalanced, 1);
  return true;
}

/// True if an unclosed quote ended at the quote of the next field: `title = "A,\n year = "` followed by 2000.
bool Parser::ends_oddly(const Block& block) {
  const char* next = skip_blanks(pos_, end_);
  if (next == end_ || *next == ',' || *next == '#' || *next == '%' || is_close(block, *next)) return false;
  return !at_assignment(next) && !ends_here(next) && has_field_line(block.pieces.back().text);
}

void Parser::parse_damaged(Block& block) {
  const char* open = pos_;
  const bool quoted = *open == '"';
  const char close = quoted ? '"' : '}';
  const char* with_comma = nullptr;  // the last delimiter of the value's kind before a comma at the end of a line
  std::size_t depth = quoted ? 0 : 1;
  for (const char* p = open + 1;; ++p) {
    p = find_any<'{', '}', '"', '@', '\n'>(p, end_);
    if (p == end_ || (*p == '@' && is_certain_head(p, end_) && leads_line(begin_, p))) {
      undecided_ = undecided_ || p == end_;
      return give_up(block, p, with_comma);
    }
    if (*p == '\n') {
      if (is_field_line(p + 1) || is_last_line(block, p + 1)) return give_up(block, p, with_comma);
      const char* last = p;
      while (is_line_blank(last[-1])) --last;
      if (last - open > 2 && last[-1] == ',' && last[-2] == close) with_comma = last - 2;
    }
    if (*p == '{') ++depth;
    if (*p == '}' && depth > 0) --depth;
    if (*p != close || depth > 0) continue;
    block.pieces.push_back({.text = {open + 1, static_cast<std::size_t>(p - open - 1)},
                            .kind = quoted ? PieceKind::quoted : PieceKind::braced});
    pos_ = p + 1;
    return;
  }
}

/// Ends the value that begins at pos_ with the delimiter before `boundary`, or at the place where it is missing.
void Parser::give_up(Block& block, const char* boundary, const char* with_comma) {
  const char* open = pos_;
  const bool quoted = *open == '"';
  std::string_view text = trimmed_view(open + 1, boundary);
  if (text.ends_with(',')) text = trimmed_view(open + 1, text.data() + text.size() - 1);
  const char* delimiter = text.ends_with(quoted ? '"' : '}') ? text.data() + text.size() - 1 : with_comma;
  const char* last = delimiter != nullptr ? delimiter : text.data() + text.size();
  block.pieces.push_back({.text = {open + 1, static_cast<std::size_t>(last - open - 1)},
                          .kind = quoted ? PieceKind::quoted : PieceKind::braced,
                          .closed = delimiter != nullptr});
  pos_ = delimiter != nullptr ? delimiter + 1 : last;
  report(quoted ? Code::unclosed_quote : Code::unclosed_brace, open, 1);
  block.recovered = unclosed_ = true;
}

/// True if the line at `p` is `name = {..`, `name = "..`, `name = word,` or only `name = word`.
bool Parser::is_field_line(const char* p) const {
  p = skip_line_blanks(p, end_);
  if (p == end_ || !ascii::is_letter(*p)) return false;
  p = skip_line_blanks(skip_name(p, end_), end_);
  if (p == end_ || *p != '=') return false;
  p = skip_line_blanks(p + 1, end_);
  if (p == end_) return false;
  if (*p == '{' || *p == '"') return true;
  if (!is_name(*p)) return false;
  p = skip_line_blanks(skip_name(p, end_), end_);
  return p == end_ || std::string_view(",#})\n").find(*p) != std::string_view::npos || ends_here(p);
}

/// True if the line at `p` begins with the closing delimiter, and then the text ends or another block begins.
bool Parser::is_last_line(const Block& block, const char* p) const {
  p = skip_line_blanks(p, end_);
  if (p == end_ || !is_close(block, *p)) return false;
  p = skip_blanks(p + 1, end_);
  return p == end_ || ends_here(p);
}

bool Parser::has_field_line(std::string_view value) const {
  const char* last = value.data() + value.size();
  for (const char* p = find_any<'\n'>(value.data(), last); p != last; p = find_any<'\n'>(p + 1, last)) {
    if (is_field_line(p + 1)) return true;
  }
  return false;
}

}  // namespace opcit::bibtex
