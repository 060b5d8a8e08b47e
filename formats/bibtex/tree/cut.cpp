#include <algorithm>

#include "bibtex/tree/scan.h"
#include "bibtex/tree/syntax.h"

namespace opcit::bibtex {
namespace {

const char* line_of(const char* begin, const char* at) noexcept {
  while (at != begin && at[-1] != '\n') --at;
  return at;
}

const char* comment_end(const char* open, const char* end) noexcept {
  std::size_t depth = 0;
  for (const char* p = find_any<'{', '}'>(open, end); p != end; p = find_any<'{', '}'>(p + 1, end)) {
    if (*p == '{') {
      ++depth;
    } else if (--depth == 0) {
      return p + 1;
    }
  }
  return nullptr;
}

/// The end of the line with the last whole block; 0 if not found.
std::size_t cut_by_parsing(std::string_view window) {
  const char* end = window.data() + window.size();
  Parser parser(window);
  Block block;
  std::size_t cut = 0;
  while (parser.next(block) && !parser.undecided()) {
    if (parser.in_suspect_region()) continue;
    const char* next = skip_line_blanks(window.data() + parser.position(), end);
    if (next == end) break;
    if (*next == '\n') {
      cut = static_cast<std::size_t>(next + 1 - window.data());
    } else if (block.kind != BlockKind::text) {
      // Free text and a block on one line stay together, because the line may begin with %.
      cut = parser.position();
    }
  }
  return cut;
}

/// True if @string occurs where a block may begin.
bool may_define(std::string_view text) noexcept {
  const char* end = text.data() + text.size();
  for (const char* p = find_any<'@'>(text.data(), end); p != end;) {
    const BlockHead head = read_head(p, end);
    if (head.kind == BlockKind::string) return true;
    p = head.kind == BlockKind::text ? head.resume : p + 1;
    p = find_any<'@'>(p, end);
  }
  return false;
}

Cut cut_after_parsing(std::string_view window) {
  const std::size_t length = cut_by_parsing(window);
  return {length, may_define(window.substr(0, length))};
}

}  // namespace

// A line that certainly begins a block is a legal cut after any text except an open comment. So only the @ signs of
// the window are checked. Cases that this cannot decide are parsed.
Cut look_for_cut(std::string_view window, bool last) {
  if (last) return {window.size(), may_define(window)};
  const char* begin = window.data();
  const char* end = begin + window.size();
  const char* cut = begin;
  const char* definition = end;
  for (const char* p = find_any<'@'>(begin, end); p != end; p = find_any<'@'>(p, end)) {
    const BlockHead head = read_head(p, end);
    if (head.kind == BlockKind::string) definition = std::min(definition, p);
    const bool certain = is_certain_head(p, end) && leads_line(begin, p);
    if (head.kind == BlockKind::comment && head.open != nullptr) {
      if (!certain) return cut_after_parsing(window);
      const char* after = comment_end(head.open, end);
      cut = line_of(begin, p);
      if (after == nullptr) break;
      p = after;
      continue;
    }
    if (certain) cut = line_of(begin, p);
    p = head.kind == BlockKind::text ? head.resume : p + 1;
  }
  if (cut == begin) return cut_after_parsing(window);
  return {static_cast<std::size_t>(cut - begin), definition < cut};
}

std::size_t cut_bibtex(std::string_view window, bool last) {
  return last ? window.size() : look_for_cut(window, last).length;
}

std::size_t resync_bibtex(std::string_view window) noexcept {
  if (window.empty()) return std::string_view::npos;
  const char* begin = window.data();
  const char* end = begin + window.size();
  for (const char* p = find_any<'@'>(begin + 1, end); p != end; p = find_any<'@'>(p + 1, end)) {
    if (!is_certain_head(p, end) || !leads_line(begin, p)) continue;
    const char* line = line_of(begin, p);
    if (line != begin) return static_cast<std::size_t>(line - begin);
  }
  return std::string_view::npos;
}

}  // namespace opcit::bibtex
