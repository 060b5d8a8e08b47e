// Text mode: plain text, groups, formulas, ligatures. macros.cpp has the macros.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "latex/decoder.h"
#include "latex/plain.h"
#include "latex/tables.h"
#include "text/unicode.h"

namespace opcit {
namespace latex {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool holds_letter_or_digit(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint point = decode_utf8(text, pos);
    if (is_letter_or_digit(point.value)) return true;
    pos += point.size;
  }
  return false;
}

/// True if `text` has a word of at least three letters between spaces, outside braces: prose, not a formula.
bool holds_word(std::string_view text) {
  int depth = 0;
  std::size_t letters = 0;
  bool clean = true;  // since the last blank only letters
  for (const char c : text) {
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if (ascii::is_markup_space(c)) {
      if (clean && letters >= 3) return true;
      letters = 0;
      clean = true;
    } else if (depth == 0 && ascii::is_letter(c)) {
      ++letters;
    } else if (c != ',' && c != '.' && c != ';') {
      clean = false;
    }
  }
  return false;
}

bool holds_tex(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c == '\\' || c == '^' || c == '_' || static_cast<signed char>(c) < 0; });
}

/// True if the text between two dollars of a web page is a formula, not prose between two prices.
bool is_formula(std::string_view inner, char after) {
  if (inner.empty() || holds_word(inner)) return false;
  if (inner.find("\n\n") != npos) return false;
  const bool ends_blank = ascii::is_markup_space(inner.back());
  if (holds_tex(inner)) return !(ends_blank && ascii::is_digit(after));
  if (ends_blank || ascii::is_markup_space(inner.front()) || ascii::is_digit(after)) return false;
  return !ascii::is_digit(inner.front()) || inner.find(' ') == npos;
}

}  // namespace

Decoder::Decoder(std::string_view source, LatexFlavour flavour, Arena& arena, std::vector<LatexNote>* notes,
                 Scratch& scratch)
    : source_(source),
      flavour_(flavour),
      arena_(arena),
      notes_(notes),
      reader_(source, scratch.structure),
      out_(scratch.out),
      runs_(scratch.runs),
      declared_(scratch.declared) {
  scratch.structure.read(source, flavour == LatexFlavour::bibtex);
  out_.clear();
  runs_.clear();
  declared_.clear();
  out_.reserve(source.size() + source.size() / 8);
}

Text Decoder::decode(std::size_t first) {
  out_.append(reader_.slice(0, first));
  text(first, source_.size(), 0);
  std::erase_if(runs_,
                [](const Run& run) { return run.len == 0 && run.style != Style::math && run.style != Style::tex; });
  const auto outer_first = [](const Run& a, const Run& b) { return a.pos != b.pos ? a.pos < b.pos : a.len > b.len; };
  if (!std::is_sorted(runs_.begin(), runs_.end(), outer_first)) {
    std::stable_sort(runs_.begin(), runs_.end(), outer_first);
  }
  return {arena_.copy(std::string_view(out_)), arena_.copy(runs_)};
}

void Decoder::note(LatexNote::Kind kind, std::size_t begin, std::size_t end) {
  if (notes_ == nullptr) return;
  notes_->push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)});
}

void Decoder::text(std::size_t begin, std::size_t end, int depth) {
  if (depth > max_depth) {
    out_.append(reader_.slice(begin, end));
    return;
  }
  const std::size_t outer_declarations = declared_.size();
  for (std::size_t pos = begin; pos < end;) {
    const std::size_t stop = find_special(source_, pos, end, flavour_);
    out_.append(reader_.slice(pos, stop));
    pos = stop < end ? special(stop, end, depth) : end;
  }
  while (declared_.size() > outer_declarations) {
    close_run(declared_.back());
    declared_.pop_back();
  }
}

void Decoder::text_in_math(std::size_t begin, std::size_t end, int depth) {
  const std::size_t runs = runs_.size();
  text(begin, end, depth);
  runs_.resize(std::min(runs, runs_.size()));
}

std::size_t Decoder::special(std::size_t pos, std::size_t end, int depth) {
  switch (source_[pos]) {
    case '\\':
      return macro(pos, end, depth);
    case '{':
      return brace(pos, end, depth);
    case '}':
      if (is_bibtex() && depth < max_depth) note(LatexNote::Kind::unbalanced, pos, pos + 1);
      return literal(pos);
    case '$':
      return dollar(pos, end, depth);
    case '~':
      append_utf8(out_, 0xA0);
      return pos + 1;
    case '^':
    case '_':
      return script(pos, end, depth);
    case '`':
    case '\'':
      return quote(pos, end);
    case ':':
      return address(pos, end);
    case ' ':
    case '\t':
    case '\n':
    case '\r':
      return blanks(pos, end);
    default:
      return ligature(pos, end);
  }
}

std::size_t Decoder::literal(std::size_t pos, std::size_t size) {
  out_.append(source_.substr(pos, size));
  return pos + size;
}

std::size_t Decoder::blanks(std::size_t pos, std::size_t end) {
  const std::size_t next = reader_.skip_blanks(pos, end);
  const std::string_view run = reader_.slice(pos, next);
  out_.append(std::count(run.begin(), run.end(), '\n') >= 2 ? "\n\n" : " ");
  return next;
}

std::size_t Decoder::ligature(std::size_t pos, std::size_t end) {
  const char c = source_[pos];
  if (c == '-') {
    std::size_t next = pos;
    while (next < end && source_[next] == '-') ++next;
    const std::size_t count = next - pos;
    // In "run it with --fast", the hyphens are a command-line option.
    const bool option = !is_bibtex() && count == 2 && (pos == 0 || ascii::is_markup_space(source_[pos - 1])) &&
                        next < end && ascii::is_letter(source_[next]);
    if (option || count > 3) return literal(pos, count);
    append_utf8(out_, count == 3 ? 0x2014 : 0x2013);
    return next;
  }
  constexpr struct {
    char first;
    char second;
    char32_t character;
  } pairs[] = {{',', ',', 0x201E}, {'<', '<', 0xAB}, {'>', '>', 0xBB}, {'?', '`', 0xBF}, {'!', '`', 0xA1}};
  for (const auto& pair : pairs) {
    if (c != pair.first || pos + 1 >= end || source_[pos + 1] != pair.second) continue;
    append_utf8(out_, pair.character);
    return pos + 2;
  }
  return literal(pos);
}

std::size_t Decoder::quote(std::size_t pos, std::size_t end) {
  const bool doubled = pos + 1 < end && source_[pos + 1] == source_[pos];
  const bool opening = source_[pos] == '`';
  if (doubled && (opening || is_bibtex() || open_quotes_)) {
    open_quotes_ = opening;
    append_utf8(out_, opening ? 0x201C : 0x201D);
    return pos + 2;
  }
  if (!opening) return literal(pos, doubled ? 2 : 1);
  if (is_bibtex()) {
    append_utf8(out_, 0x2018);
    return pos + 1;
  }
  // `text' is a quotation, `code` is not.
  constexpr std::size_t longest = 100;
  const bool starts = pos == 0 || ascii::is_markup_space(source_[pos - 1]) || source_[pos - 1] == '(';
  const std::string_view ahead = reader_.slice(pos + 1, std::min(end, pos + longest));
  const std::size_t close = ahead.find_first_of("`'\n\\${}-");
  const bool closed = starts && close != npos && close > 0 && ahead[close] == '\'' &&
                      !ascii::is_markup_space(ahead.front()) &&
                      (close + 1 == ahead.size() || !(ascii::is_letter(ahead[close + 1]) || ahead[close + 1] == '\''));
  if (!closed) return literal(pos);
  append_utf8(out_, 0x2018);
  out_.append(ahead.substr(0, close));
  append_utf8(out_, 0x2019);
  return pos + 1 + close + 1;
}

std::size_t Decoder::address(std::size_t pos, std::size_t end) {
  const bool starts = reader_.slice(pos, end).substr(0, 3) == "://" && pos > 0 && ascii::is_letter(source_[pos - 1]);
  if (!starts) return literal(pos);
  std::size_t next = pos;
  while (next < end && !ascii::is_markup_space(source_[next]) &&
         std::string_view("<>\"{}`").find(source_[next]) == npos) {
    if (source_[next] == '\'' && next + 1 < end && source_[next + 1] == '\'') break;
    ++next;
  }
  return literal(pos, next - pos);
}

/// "CO_{2}" outside of math is an error in TeX, but its meaning is clear.
std::size_t Decoder::script(std::size_t pos, std::size_t end, int depth) {
  if (!reader_.is_brace(pos + 1, end)) return literal(pos);
  const Argument inner = reader_.argument(pos + 1, end);
  const std::size_t run = open_run(source_[pos] == '^' ? Style::superscript : Style::subscript);
  argument_text(inner, depth);
  close_run(run);
  return inner.next;
}

std::size_t Decoder::brace(std::size_t pos, std::size_t end, int depth) {
  if (depth >= max_depth) return literal(pos);
  const std::size_t close = reader_.match(pos, end);
  if (!is_bibtex()) {
    if (close == npos || !is_tex_group(pos, end)) return literal(pos);
    text(pos + 1, close, depth + 1);
    return close + 1;
  }
  if (close == npos) {
    note(LatexNote::Kind::unbalanced, pos, pos + 1);
    return literal(pos);
  }
  if (close == pos + 1) return close + 1;
  // BibTeX's "special character": {\'e} protects nothing, {\em ..} sets a style.
  if (source_[pos + 1] == '\\') {
    text(pos + 1, close, depth + 1);
  } else {
    protected_group(pos + 1, close, depth + 1);
  }
  return close + 1;
}

/// In prose, braces are literal, except {\bf ..} and {\'e}.
bool Decoder::is_tex_group(std::size_t pos, std::size_t end) const {
  if (pos + 2 >= end || source_[pos + 1] != '\\') return false;
  const Macro macro = reader_.macro(pos + 1, end);
  return find_accent(macro.name) != nullptr || (macro.is_word && is_known(macro.name));
}

bool Decoder::is_known(std::string_view name) const {
  return find_command(name) != nullptr || find_accent(name) != nullptr || find_text_symbol(name) != 0 ||
         find_math_symbol(name) != 0 || MathRenderer::knows(name);
}

void Decoder::protected_group(std::size_t begin, std::size_t end, int depth) {
  if (source_[begin] == '$' && single_character(begin, end)) return;
  const std::size_t start = out_.size();
  const std::size_t run = open_run(Style::keep_case);
  text(begin, end, depth);
  close_run(run);
  if (run >= runs_.size()) return;
  const auto& own = runs_[run];
  const bool doubled = run + 1 < runs_.size() && runs_[run + 1].style == Style::keep_case &&
                       runs_[run + 1].pos == own.pos && runs_[run + 1].len == own.len;
  // {-} keeps names together, and {{Word}} is protected twice: neither group protects case on its own.
  if (doubled || !holds_letter_or_digit(std::string_view(out_).substr(start))) {
    runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(run));
  }
}

/// True if {$\leq$}, the spelling that encode_latex() uses for a math-only character, was read as that character.
bool Decoder::single_character(std::size_t begin, std::size_t end) {
  constexpr std::size_t longest = 40;
  if (end - begin < 3 || end - begin > longest || reader_.match(begin, end) != end - 1) return false;
  const std::size_t start = out_.size();
  const std::size_t noted = notes_ == nullptr ? 0 : notes_->size();
  MathRenderer(reader_, *this, out_).render(begin + 1, end - 1, max_depth - 2);
  if (notes_ != nullptr) notes_->resize(noted);
  std::string spelling;
  const bool rendered = out_.size() > start;
  const CodePoint point = rendered ? decode_utf8(out_, start) : CodePoint{};
  if (rendered && start + point.size == out_.size() && append_math_spelling(spelling, point.value) &&
      spelling == reader_.slice(begin + 1, end - 1)) {
    return true;
  }
  out_.resize(start);
  return false;
}

std::size_t Decoder::dollar(std::size_t pos, std::size_t end, int depth) {
  const std::size_t close = is_bibtex() ? reader_.match(pos, end) : listing_math_end(pos, end);
  if (close == npos) {
    if (is_bibtex()) note(LatexNote::Kind::unbalanced, pos, pos + 1);
    return literal(pos);
  }
  const bool display = close + 1 < end && source_[pos + 1] == '$' && source_[close] == '$' && source_[close + 1] == '$';
  const std::size_t size = display && close > pos + 1 ? 2 : 1;
  math(pos + size, close, depth);
  return close + size;
}

/// The dollar that closes the formula at `pos`; npos if `pos` does not begin a formula. Tries several candidates,
/// because \text{..} can contain dollars.
std::size_t Decoder::listing_math_end(std::size_t pos, std::size_t end) const {
  constexpr int candidates = 4;
  const std::size_t start = pos + 1 < end && source_[pos + 1] == '$' ? pos + 2 : pos + 1;
  const std::size_t size = start - pos;
  int depth = 0;
  int seen = 0;
  for (std::size_t at = start; at < end && seen < candidates; ++at) {
    const char c = source_[at];
    if (c == '\\') {
      ++at;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}') {
      --depth;
    } else if (c == '$') {
      ++seen;
      if (depth != 0) continue;
      if (size == 2 && (at + 1 >= end || source_[at + 1] != '$')) return npos;
      const char after = at + size < end ? source_[at + size] : ' ';
      return is_formula(reader_.slice(start, at), after) ? at : npos;
    }
  }
  return npos;
}

void Decoder::math(std::size_t begin, std::size_t end, int depth) {
  std::size_t last = end;
  const std::size_t first = reader_.skip_blanks(begin, end);
  while (last > first && ascii::is_markup_space(source_[last - 1])) --last;
  if (first == last) return;
  // These are spelled so in text, since OT1 fonts have other characters in their places.
  constexpr std::string_view signs = "<>|";
  if (is_bibtex() && last == first + 1 && signs.find(source_[first]) != std::string_view::npos) {
    out_.push_back(source_[first]);
    return;
  }
  if (source_[first] == '\\') {
    // Some sites write a simple dash as MathJax's \unicode{x2013} between dollars.
    const Macro macro = reader_.macro(first, last);
    if (macro.name == "unicode" && reader_.argument(macro.next, last).next == last) {
      code_point(macro, first, last);
      return;
    }
  }
  const std::size_t run = open_run(Style::math, reader_.slice(begin, end));
  MathRenderer(reader_, *this, out_).render(first, last, depth + 1);
  close_run(run);
}

std::size_t Decoder::open_run(Style style, std::string_view detail) {
  runs_.push_back({static_cast<std::uint32_t>(out_.size()), 0, style, detail});
  return runs_.size() - 1;
}

void Decoder::close_run(std::size_t index) {
  if (index >= runs_.size()) return;
  Run& run = runs_[index];
  run.len = static_cast<std::uint32_t>(out_.size()) - run.pos;
  if (run.style != Style::tex && run.style != Style::math) return;
  // Its TeX contains the inner runs. Remove those without text at the end, because they would no longer be inside.
  const auto within = runs_.begin() + static_cast<std::ptrdiff_t>(index) + 1;
  runs_.erase(std::remove_if(within, runs_.end(), [this](const Run& inner) { return inner.pos == out_.size(); }),
              runs_.end());
}

/// Adjusts the runs from `first_run` on after the first character of the text has grown by `by` bytes.
void Decoder::shift_runs(std::size_t first_run, std::size_t start, std::size_t first_size, std::ptrdiff_t by) {
  for (std::size_t index = first_run; index < runs_.size(); ++index) {
    Run& run = runs_[index];
    if (run.pos >= start + first_size) {
      run.pos = static_cast<std::uint32_t>(run.pos + by);
    } else if (run.len > 0) {
      run.len = static_cast<std::uint32_t>(run.len + by);
    }
  }
}

}  // namespace latex

namespace {}  // namespace

std::size_t find_latex(std::string_view source, LatexFlavour flavour) noexcept {
  return latex::find_special(source, 0, source.size(), flavour);
}

Text decode_latex(std::string_view source, LatexFlavour flavour, Arena& arena, std::vector<LatexNote>* notes) {
  return decode_latex_from(find_latex(source, flavour), source, flavour, arena, notes);
}

Text decode_latex_from(std::size_t first, std::string_view source, LatexFlavour flavour, Arena& arena,
                       std::vector<LatexNote>* notes) {
  if (first == source.size() || source.size() >= latex::unmatched) return {source, {}};
  latex::Scratch scratch;
  return latex::Decoder(source, flavour, arena, notes, scratch).decode(first);
}

}  // namespace opcit
