#include "bibtex/read/values.h"

#include <algorithm>

#include "base/ascii.h"
#include "bibtex/tables/spellings.h"
#include "bibtex/tree/scan.h"
#include "latex/plain.h"
#include "names/lists.h"
#include "opcit/diagnostic_codes.h"
#include "text/markup.h"

namespace opcit::bibtex {
namespace {

bool lies_in(std::string_view part, std::string_view whole) noexcept {
  return std::less_equal<>()(whole.data(), part.data()) &&
         std::less_equal<>()(part.data() + part.size(), whole.data() + whole.size());
}

constexpr std::string_view sentence_ends = "!?.,:;";

/// True if a line of `text` is blank. The ends of `text` are not blank.
bool holds_blank_line(std::string_view text) noexcept {
  const char* const end = text.data() + text.size();
  for (const char* p = find_any<'\n'>(text.data(), end); p != end; p = find_any<'\n'>(p, end)) {
    ++p;
    while (p != end && (*p == ' ' || *p == '\t' || *p == '\r')) ++p;
    if (p != end && *p == '\n') return true;
  }
  return false;
}

/// Pages of digits, 27 or 27--35 with any number of hyphens. For a single page, `to` is empty.
struct PageRange {
  bool plain = false;
  std::string_view from = {};
  std::string_view to = {};
};

PageRange plain_pages(std::string_view tex) noexcept {
  const char* const end = tex.data() + tex.size();
  const char* const hyphen = skip_while(tex.data(), end, ascii::is_digit);
  const char* const after = skip_while(hyphen, end, [](char c) { return c == '-'; });
  const std::string_view from(tex.data(), static_cast<std::size_t>(hyphen - tex.data()));
  const std::string_view to(after, static_cast<std::size_t>(end - after));
  const bool ranged = hyphen != after && after - hyphen <= 2;
  const bool plain = !from.empty() && (after == end || ranged) && skip_while(after, end, ascii::is_digit) == end;
  return {plain && (hyphen == end || (ranged && !to.empty())), from, to};
}

/// The character that a control word means within a URL.
char address_character(std::string_view word) noexcept {
  if (word == "textasciitilde" || word == "sim") return '~';
  if (word == "textunderscore") return '_';
  if (word == "textbackslash") return '\\';
  if (word == "textless" || word == "lt") return '<';
  if (word == "textgreater" || word == "gt") return '>';
  return 0;
}

/// Appends "\_" as "_", "\url{x}" as "x", "\href{x}{y}" as "x", "$\sim$" as "~", and omits braces.
void append_address(std::string_view tex, std::string& out) {
  bool link = false;
  for (std::size_t i = 0; i < tex.size(); ++i) {
    const char c = tex[i];
    if (c == '}' && link) return;  // the text of \href
    if (c == '{' || c == '}' || c == '$') continue;
    if (c != '\\' || i + 1 == tex.size()) {
      out += c;
      continue;
    }
    std::size_t end = i + 1;
    while (end < tex.size() && ascii::is_letter(tex[end])) ++end;
    if (end == i + 1) {
      out += tex[++i];
      continue;
    }
    const std::string_view word = tex.substr(i + 1, end - i - 1);
    link = link || word == "href";
    if (const char meant = address_character(word)) out += meant;
    i = end - 1;
  }
}

void append_runs(const Text& text, std::size_t shift, std::vector<Run>& runs) {
  for (Run run : text.runs) {
    run.pos += static_cast<std::uint32_t>(shift);
    runs.push_back(run);
  }
}

}  // namespace

void ValueReader::say(Code code, Span span, std::string_view detail) {
  batch_.diagnostics.push_back({code, span, std::string(detail)});
}

// The result must not depend on whether the macro is defined in the same chunk.
Span ValueReader::place_of(std::string_view part, const SourceField& field) const {
  if (!lies_in(part, chunk_.text)) return field.span;
  const Span span = chunk_.span_of(part);
  const bool within = span.pos >= field.span.pos && span.pos + span.len <= field.span.pos + field.span.len;
  return within ? span : field.span;
}

bool ValueReader::nests_too_deep(const SourceField& field, std::string_view tex) {
  const char* end = tex.data() + tex.size();
  std::size_t depth = 0;
  for (const char* p = find_any<'{', '}'>(tex.data(), end); p != end; p = find_any<'{', '}'>(p + 1, end)) {
    depth += *p == '{' ? 1U : 0U;
    depth -= *p == '}' && depth > 0 ? 1U : 0U;
    if (depth <= max_depth_) continue;
    const std::string_view brace(p, 1);
    if (!field.inherited) say(Code::nested_too_deep, place_of(brace, field));
    return true;
  }
  return false;
}

Text ValueReader::text(const SourceField& field, std::string_view tex) {
  const Text decoded = decode(field, tex);
  const Text text = text::parse_markup(decoded, batch_.arena);
  const bool is_changed = text.plain.data() != decoded.plain.data() && text.plain != decoded.plain;
  if (is_changed && !field.inherited) {
    say(Code::html_remains, place_of(tex, field), text::first_markup(decoded.plain));
  }
  return text;
}

Text ValueReader::decode(const SourceField& field, std::string_view tex) {
  tex = trim_blanks(tex);
  const std::size_t first = find_latex(tex, LatexFlavour::bibtex);
  if (first == tex.size() || nests_too_deep(field, tex)) return {tex, {}};
  notes_.clear();
  const Text text = decode_latex_from(first, tex, LatexFlavour::bibtex, batch_.arena, &notes_);
  if (field.inherited) return text;  // reported at the parent
  for (const LatexNote& note : notes_) {
    const std::string_view part = tex.substr(note.pos, note.len);
    const Code code = note.kind == LatexNote::Kind::unbalanced ? Code::unbalanced_tex : Code::unknown_macro;
    say(code, place_of(part, field), part);
  }
  return text;
}

Text ValueReader::prose(const SourceField& field) {
  const std::string_view all = trim_blanks(field.tex);
  if (!holds_blank_line(all)) return text(field);
  std::size_t blank_lines = 0;
  split_at_depth_0(all, '\n', [&](std::string_view line) { blank_lines += trim_blanks(line).empty() ? 1U : 0U; });
  if (all.empty() || blank_lines == 0) return text(field);
  std::string plain;
  std::vector<Run> runs;
  std::size_t begin = 0;
  std::size_t breaks = 0;
  const auto take = [&](std::size_t end) {
    const Text next = text(field, all.substr(begin, end - begin));
    if (next.empty()) return;
    plain.append(plain.empty() ? 0 : breaks, '\n');
    append_runs(next, plain.size(), runs);
    plain += next.plain;
    breaks = 0;
  };
  split_at_depth_0(all, '\n', [&](std::string_view line) {
    if (!trim_blanks(line).empty()) return;
    const auto at = static_cast<std::size_t>(line.data() - all.data());
    take(at);
    begin = at;
    ++breaks;
  });
  take(all.size());
  return {batch_.arena.copy(std::string_view(plain)), batch_.arena.copy(runs)};
}

std::string_view ValueReader::date(const SourceField& field) {
  const std::string_view tex = trim_blanks(field.tex);
  const char* const end = tex.data() + tex.size();
  if (find_any<'\\', '{', '}', '$'>(tex.data(), end) != end) return text(field).plain;
  const std::size_t tie = tex.find('~');
  if (tie == std::string_view::npos || tie + 1 == tex.size() ||
      !(ascii::is_letter(tex[tie + 1]) || ascii::is_digit(tex[tie + 1]))) {
    return tex;
  }
  std::string out(tex);
  out[tie] = ' ';
  return batch_.arena.copy(std::string_view(out));
}

Text ValueReader::list(const SourceField& field) {
  const names::TexNameList items = names::split_name_list(field.tex, batch_.arena);
  if (items.names.size() < 2) return text(field);
  std::string plain;
  std::vector<Run> runs;
  for (const std::string_view item : items.names) {
    const Text next = text(field, item);
    if (next.empty()) continue;
    if (!plain.empty()) plain += "; ";
    append_runs(next, plain.size(), runs);
    plain += next.plain;
  }
  return {batch_.arena.copy(std::string_view(plain)), batch_.arena.copy(runs)};
}

std::span<const std::string_view> ValueReader::keywords(const SourceField& field) {
  keywords_.clear();
  const auto take = [&](std::string_view part) {
    const std::string_view plain = trim_blanks(text(field, part).plain);
    if (!plain.empty()) keywords_.push_back(plain);
  };
  std::size_t commas = 0;
  split_at_depth_0(field.tex, ',', [&](std::string_view) { ++commas; });
  split_at_depth_0(field.tex, commas > 1 ? ',' : ';', take);
  return keywords_;
}

Text ValueReader::pages(const SourceField& field) {
  const PageRange range = plain_pages(field.tex);
  if (!range.plain) {
    const std::string_view plain = text(field).plain;
    const bool tidy = plain.find("\u2013") == std::string_view::npos && plain.find("--") == std::string_view::npos &&
                      plain.find(" -") == std::string_view::npos && plain.find("- ") == std::string_view::npos;
    return {tidy ? plain : batch_.arena.copy(std::string_view(tidy_pages(plain))), {}};
  }
  if (range.to.empty()) return {range.from, {}};
  auto* const pages = static_cast<char*>(batch_.arena.allocate(range.from.size() + 1 + range.to.size(), 1));
  char* const hyphen = std::ranges::copy(range.from, pages).out;
  *hyphen = '-';
  std::ranges::copy(range.to, hyphen + 1);
  return {{pages, range.from.size() + 1 + range.to.size()}, {}};
}

std::string_view ValueReader::verbatim(const SourceField& field) {
  const std::string_view tex = trim_blanks(field.tex);
  // Braces without a backslash may belong to the URL.
  if (tex.find('\\') == std::string_view::npos && !tex.starts_with('{')) return tex;
  std::string out;
  out.reserve(tex.size());
  append_address(tex, out);
  return batch_.arena.copy(trim_blanks(out));
}

Text ValueReader::join(const Text& a, std::string_view separator, const Text& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const bool ended = sentence_ends.find(a.plain.empty() ? ' ' : a.plain.back()) != std::string_view::npos;
  if (separator.size() > 1 && ended) separator = " ";
  std::string plain(a.plain);
  plain += separator;
  const std::size_t shift = plain.size();
  plain += b.plain;
  runs_.assign(a.runs.begin(), a.runs.end());
  append_runs(b, shift, runs_);
  return {batch_.arena.copy(std::string_view(plain)), batch_.arena.copy(runs_)};
}

}  // namespace opcit::bibtex
