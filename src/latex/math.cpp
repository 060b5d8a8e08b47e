// Formulas as plain text, as in an e-mail, with Unicode characters if they exist.
#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/utf8.h"
#include "latex/decoder.h"
#include "latex/math_shapes.h"
#include "latex/tables.h"
#include "text/unicode.h"

namespace opcit::latex {
namespace {

/// True if `text` needs no parentheses next to "/" or in a script: only letters, digits and marks.
bool is_simple(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint point = decode_utf8(text, pos);
    const bool raised_or_lowered = point.value >= 0x2070 && point.value <= 0x209C;
    if (!is_letter_or_digit(point.value) && !is_mark(point.value) && !raised_or_lowered && point.value != '.' &&
        point.value != 0x221E && !(point.value >= 0x2200 && point.value <= 0x2207)) {
      return false;
    }
    pos += point.size;
  }
  return true;
}

bool is_one_character(std::string_view text) {
  std::size_t bases = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint point = decode_utf8(text, pos);
    if (!is_mark(point.value)) ++bases;
    pos += point.size;
  }
  return bases == 1;
}

/// Appends `text` with each character raised (or lowered). Returns false if a character has no such form.
bool shift_characters(std::string_view text, bool raise, std::string& out) {
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint point = decode_utf8(text, pos);
    pos += point.size;
    const auto rows = scripts();
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const ScriptRow& entry) { return entry.base == point.value; });
    const char32_t shifted = row == rows.end() ? 0 : (raise ? row->raised : row->lowered);
    if (shifted == 0) return false;
    append_utf8(out, shifted);
  }
  return true;
}

}  // namespace

bool MathRenderer::knows(std::string_view name) { return find_math_shape(name) != nullptr; }

void MathRenderer::render(std::size_t begin, std::size_t end, int depth) {
  if (depth > max_depth) {
    out_.append(reader_.slice(begin, end));
    return;
  }
  const std::size_t outer_start = start_;
  start_ = out_.size();
  for (std::size_t pos = begin; pos < end;) pos = token(pos, end, depth);
  while (out_.size() > start_ && out_.back() == ' ') out_.pop_back();
  start_ = outer_start;
}

void MathRenderer::blank() {
  if (out_.size() > start_ && out_.back() != ' ') out_.push_back(' ');
}

std::size_t MathRenderer::token(std::size_t pos, std::size_t end, int depth) {
  const char c = reader_.at(pos);
  switch (c) {
    case '\\':
      return macro(pos, end, depth);
    case '{':
      if (!reader_.is_brace(pos, end)) break;
      return argument(pos, end, depth);
    case '^':
    case '_':
      return script(pos, end, depth);
    case '\'':
      append_utf8(out_, 0x2032);
      return pos + 1;
    case '~':
    case '&':
    case ' ':
    case '\t':
    case '\n':
    case '\r':
      blank();
      return pos + 1;
    case '$':
    case '}':
      return pos + 1;
    default:
      break;
  }
  const std::string_view rest = reader_.slice(pos, end);
  const CodePoint point = decode_utf8(rest, 0);
  if (c != '-' && is_math_operator(point.value)) return symbol({{}, pos + point.size, true}, point.value, end);
  out_.append(rest.substr(0, point.size));
  return pos + point.size;
}

/// The space after a symbol is kept only if there is one before it: "x ≤ 3", "x≤3", "∼3".
std::size_t MathRenderer::symbol(const Macro& macro, char32_t character, std::size_t end) {
  const bool spaced = is_math_operator(character) && out_.size() > start_ && out_.back() == ' ';
  append_utf8(out_, character);
  return spaced ? macro.next : reader_.skip_blanks(macro.next, end);
}

std::size_t MathRenderer::macro(std::size_t pos, std::size_t end, int depth) {
  const Macro macro = reader_.macro(pos, end);
  if (macro.name.empty()) return macro.next;
  if (!macro.is_word) {
    const char c = macro.name.front();
    if (c == '!' || c == '-' || c == '/' || c == '(' || c == ')' || c == '[' || c == ']') return macro.next;
    if (c == '|') return symbol(macro, 0x2016, end);
    if (c == '\\') {
      while (out_.size() > start_ && out_.back() == ' ') out_.pop_back();
      out_.append("; ");
      return reader_.skip_blanks(macro.next, end);
    }
    if (ascii::is_markup_space(c) || c == ',' || c == ';' || c == ':' || c == '>') {
      blank();
      return macro.next;
    }
    out_.append(macro.name);
    return macro.next;
  }
  if (MathRenderer::knows(macro.name)) return structural(macro, pos, end, depth);
  if (const char32_t character = find_math_symbol(macro.name)) return symbol(macro, character, end);
  if (const char32_t character = find_text_symbol(macro.name)) return symbol(macro, character, end);
  return unknown(macro, pos, end, depth);
}

std::size_t MathRenderer::structural(const Macro& macro, std::size_t begin, std::size_t end, int depth) {
  const MathShape& row = *find_math_shape(macro.name);
  switch (row.shape) {
    case Shape::fraction:
    case Shape::text_fraction:
      return fraction(macro, end, depth);
    case Shape::root:
      return root(macro, end, depth);
    case Shape::binomial:
      return stack("C(", ",", macro, end, depth);
    case Shape::over:
    case Shape::under:
      return stack(row.shape == Shape::over ? "^" : "_", {}, macro, end, depth);
    case Shape::accent:
      return accent(row.mark, macro, end, depth);
    case Shape::letters:
      return alphabet(macro, end, depth);
    case Shape::upright: {
      const std::size_t next = macro.next < end && reader_.at(macro.next) == '*' ? macro.next + 1 : macro.next;
      return argument(next, end, depth);
    }
    case Shape::text: {
      const Argument inner = reader_.argument(macro.next, end);
      text_.text_in_math(inner.begin, inner.end, depth + 1);
      return inner.next;
    }
    case Shape::delimiter:
      return delimiter(macro, end, depth);
    case Shape::dropped:
      return reader_.skip_blanks(macro.next, end);
    case Shape::dropped_argument:
    case Shape::environment:
      return reader_.argument(macro.next, end).next;
    case Shape::unicode:
      return unicode(macro, end);
    case Shape::negation:
      return negation(macro, end, depth);
    case Shape::blank:
      blank();
      return reader_.skip_blanks(macro.next, end);
    case Shape::word:
      return function(macro.name, macro, end);
    case Shape::modulo:
      blank();
      out_.append("mod ");
      return reader_.skip_blanks(macro.next, end);
    case Shape::modulo_in_parentheses: {
      blank();
      out_.append("(mod ");
      const std::size_t next = argument(macro.next, end, depth);
      out_.push_back(')');
      return next;
    }
  }
  return begin + 1;
}

std::size_t MathRenderer::argument(std::size_t pos, std::size_t end, int depth) {
  const Argument inner = reader_.argument(pos, end);
  if (!inner.braced && inner.end > inner.begin && reader_.at(inner.begin) == '\\' && depth < max_depth) {
    // x^\mathrm{T}: the macro takes its own argument. The space after x^\circ separates two terms.
    const std::size_t next = macro(inner.begin, end, depth + 1);
    return next > inner.next && ascii::is_markup_space(reader_.at(next - 1)) ? next - 1 : next;
  }
  render(inner.begin, inner.end, depth + 1);
  return inner.next > pos ? inner.next : std::min(pos + 1, end);
}

void MathRenderer::parenthesise(std::size_t start) {
  const std::string_view tail = std::string_view(out_).substr(start);
  if (is_simple(tail) || (tail.size() > 1 && tail.front() == '(' && tail.find(')') == tail.size() - 1)) return;
  out_.insert(start, 1, '(');
  out_.push_back(')');
}

std::size_t MathRenderer::fraction(const Macro& macro, std::size_t end, int depth) {
  const std::size_t first = reader_.option(macro.next, end).next;
  if (macro.name != "frac") {
    const Argument numerator = reader_.argument(first, end);
    const Argument denominator = reader_.argument(numerator.next, end);
    for (const FractionRow& row : fractions()) {
      if (macro.name.find("frac") == 1 && macro.name != "sfrac") break;  // dfrac, tfrac, cfrac
      if (reader_.slice(numerator.begin, numerator.end) != row.numerator) continue;
      if (reader_.slice(denominator.begin, denominator.end) != row.denominator) continue;
      append_utf8(out_, row.character);
      return denominator.next;
    }
  }
  std::size_t start = out_.size();
  std::size_t next = argument(first, end, depth);
  parenthesise(start);
  out_.push_back('/');
  start = out_.size();
  next = argument(next, end, depth);
  parenthesise(start);
  return next;
}

std::size_t MathRenderer::root(const Macro& macro, std::size_t end, int depth) {
  const Argument degree = reader_.option(macro.next, end);
  const std::string_view index = reader_.slice(degree.begin, degree.end);
  if (index == "3" || index == "4") {
    append_utf8(out_, index == "3" ? 0x221B : 0x221C);
  } else {
    std::string raised;
    if (shift_characters(index, true, raised)) out_.append(raised);
    append_utf8(out_, 0x221A);
  }
  const std::size_t start = out_.size();
  const std::size_t next = argument(degree.next, end, depth);
  const std::string_view tail = std::string_view(out_).substr(start);
  const bool number = std::all_of(tail.begin(), tail.end(), ascii::is_digit);
  if (!number && !is_one_character(tail)) {
    out_.insert(start, 1, '(');
    out_.push_back(')');
  }
  return next;
}

/// C(n,k) for \binom; a^(b) and a_(b) for text above or below.
std::size_t MathRenderer::stack(std::string_view opening, std::string_view between, const Macro& macro, std::size_t end,
                                int depth) {
  if (!between.empty()) {
    out_.append(opening);
    std::size_t next = argument(macro.next, end, depth);
    out_.append(between);
    next = argument(next, end, depth);
    out_.push_back(')');
    return next;
  }
  const Argument above = reader_.argument(macro.next, end);
  const std::size_t next = argument(above.next, end, depth);
  out_.append(opening).append("(");
  render(above.begin, above.end, depth + 1);
  out_.push_back(')');
  return next;
}

/// Raised and lowered characters if Unicode has all of them, otherwise x^(a+b), x_max.
std::size_t MathRenderer::script(std::size_t pos, std::size_t end, int depth) {
  const bool raise = reader_.at(pos) == '^';
  while (out_.size() > start_ && out_.back() == ' ') out_.pop_back();
  const std::size_t start = out_.size();
  const std::size_t next = argument(pos + 1, end, depth);
  const std::string tail = out_.substr(start);
  if (tail.empty()) return next;
  std::string shifted;
  const bool speaks_for_itself =
      tail == "\u2032" || tail == "\u2033" || tail == "*" || tail == "\u2020" || tail == "\u2021";
  if (raise && tail == "\u2218") {
    shifted = "\u00B0";
  } else if (raise && tail == "\u2217") {
    shifted = "*";
  } else if (raise && speaks_for_itself) {
    shifted = tail;
  } else if (!shift_characters(tail, raise, shifted)) {
    const bool single = is_one_character(tail);
    shifted = std::string(1, raise ? '^' : '_').append(single ? "" : "(").append(tail).append(single ? "" : ")");
  }
  out_.replace(start, std::string::npos, shifted);
  return next;
}

std::size_t MathRenderer::accent(char32_t mark, const Macro& macro, std::size_t end, int depth) {
  const std::size_t start = out_.size();
  const std::size_t next = argument(macro.next, end, depth);
  const std::string inner = out_.substr(start);
  out_.resize(start);
  for (std::size_t at = 0; at < inner.size();) {
    std::string cluster;
    do {
      const CodePoint point = decode_utf8(inner, at);
      cluster.append(inner, at, point.size);
      at += point.size;
    } while (at < inner.size() && is_mark(decode_utf8(inner, at).value));
    std::size_t first_size = 0;
    apply_mark(cluster, 0, mark, first_size);
    out_.append(cluster);
  }
  return next;
}

/// Single letters become letters of their alphabet. Words only do in alphabets with a distinct shape (\mathbb,
/// \mathcal), because a bold word is still a word.
std::size_t MathRenderer::alphabet(const Macro& macro, std::size_t end, int depth) {
  const std::size_t start = out_.size();
  const std::size_t next = argument(macro.next, end, depth);
  const std::string inner = out_.substr(start);
  const bool shaped =
      macro.name == "mathbb" || macro.name == "mathcal" || macro.name == "mathscr" || macro.name == "mathfrak";
  if (!shaped && inner.size() != 1) return next;
  out_.resize(start);
  for (const char c : inner) {
    const char32_t letter = alphabet_letter(macro.name, c);
    if (letter == 0) {
      out_.push_back(c);
    } else {
      append_utf8(out_, letter);
    }
  }
  return next;
}

std::size_t MathRenderer::unicode(const Macro& macro, std::size_t end) {
  const Argument number = reader_.argument(reader_.option(macro.next, end).next, end);
  const char32_t character = parse_code_point(reader_.slice(number.begin, number.end));
  if (character >= 0x20) append_utf8(out_, character);
  return number.next;
}

std::size_t MathRenderer::negation(const Macro& macro, std::size_t end, int depth) {
  const std::size_t start = out_.size();
  const std::size_t next = argument(macro.next, end, depth);
  std::size_t first_size = 0;
  if (out_.size() > start) apply_mark(out_, start, 0x338, first_size);
  return next;
}

/// \left( and similar: the delimiter is shown; "." means none.
std::size_t MathRenderer::delimiter(const Macro& macro, std::size_t end, int depth) {
  const std::size_t next = reader_.skip_blanks(macro.next, end);
  if (next < end && reader_.at(next) == '.') return next + 1;
  if (next >= end || depth > max_depth) return next;
  return token(next, end, depth + 1);
}

std::size_t MathRenderer::function(std::string_view word, const Macro& macro, std::size_t end) {
  if (out_.size() > start_ && (ascii::is_letter(out_.back()) || ascii::is_digit(out_.back()))) out_.push_back(' ');
  out_.append(word);
  const std::size_t next = reader_.skip_blanks(macro.next, end);
  if (next >= end) return next;
  const char c = reader_.at(next);
  const bool operand = ascii::is_letter(c) || ascii::is_digit(c) || static_cast<signed char>(c) < 0 ||
                       (c == '\\' && next + 1 < end && ascii::is_letter(reader_.at(next + 1)));
  if (operand || (next > macro.next && c != '_' && c != '^' && c != '(')) blank();
  return next;
}

/// The name of an author's own macro usually names its output; with arguments, it usually formats these.
std::size_t MathRenderer::unknown(const Macro& macro, std::size_t begin, std::size_t end, int depth) {
  if (!reader_.is_brace(macro.next, end)) {
    text_.note_unknown(begin, macro.next);
    return function(macro.name, macro, end);
  }
  std::size_t next = macro.next;
  for (bool first = true; reader_.is_brace(next, end); first = false) {
    if (!first) blank();
    next = argument(next, end, depth);
  }
  text_.note_unknown(begin, next);
  return next;
}

}  // namespace opcit::latex
