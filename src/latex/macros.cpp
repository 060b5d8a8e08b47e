// The macros of text mode: control symbols, accents, characters, commands, and unknown macros.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "latex/decoder.h"
#include "latex/tables.h"
#include "text/unicode.h"

namespace opcit::latex {
namespace {

/// Control symbols that mean one character, or nothing (0).
struct ControlSymbol {
  char symbol;
  char32_t character;
};
constexpr ControlSymbol control_symbols[] = {
    {'%', '%'},    {'&', '&'},    {'#', '#'},    {'_', '_'},    {'$', '$'},    {'{', '{'},
    {'}', '}'},    {',', 0x2009}, {';', 0x2004}, {':', 0x2005}, {'>', 0x2005}, {'-', 0xAD},
    {'|', 0x2016}, {'!', 0},      {'/', 0},      {'@', 0},      {'*', 0},
};

/// tipa's shortcuts in \textipa{..}.
struct PhoneticRow {
  char shortcut;
  char32_t character;
};
constexpr PhoneticRow phonetic_rows[] = {
    {'A', 0x251}, {'B', 0x3B2}, {'C', 0x255}, {'D', 0xF0},  {'E', 0x25B}, {'F', 0x278}, {'G', 0x263}, {'H', 0x266},
    {'I', 0x26A}, {'J', 0x29D}, {'K', 0x281}, {'L', 0x28E}, {'M', 0x271}, {'N', 0x14B}, {'O', 0x254}, {'P', 0x294},
    {'Q', 0x295}, {'R', 0x27E}, {'S', 0x283}, {'T', 0x3B8}, {'U', 0x28A}, {'V', 0x28B}, {'W', 0x26F}, {'X', 0x3C7},
    {'Y', 0x28F}, {'Z', 0x292}, {'0', 0x289}, {'1', 0x268}, {'2', 0x28C}, {'3', 0x25C}, {'4', 0x265}, {'5', 0x250},
    {'6', 0x252}, {'7', 0x264}, {'8', 0x275}, {'9', 0x258}, {'@', 0x259}, {':', 0x2D0}, {';', 0x2D1}, {'"', 0x2C8},
};

/// The sign at a place of the font ZapfDingbats, as Unicode has it; 0 for none.
char32_t dingbat_of(char32_t place) noexcept {
  if (place > 0x20 && place < 0x7F) return 0x2700 + place - 0x20;
  if (place >= 0xA1 && place <= 0xA7) return 0x2761 + place - 0xA1;
  if (place >= 0xAC && place <= 0xB5) return 0x2460 + place - 0xAC;
  return place >= 0xB6 && place <= 0xD3 ? 0x2776 + place - 0xB6 : 0;
}

char32_t phonetic_letter(char c) noexcept {
  const auto* row = std::find_if(std::begin(phonetic_rows), std::end(phonetic_rows),
                                 [c](const PhoneticRow& entry) { return entry.shortcut == c; });
  return row == std::end(phonetic_rows) ? 0 : row->character;
}

}  // namespace

std::size_t Decoder::macro(std::size_t pos, std::size_t end, int depth) {
  const Macro macro = reader_.macro(pos, end);
  if (macro.name.empty()) return literal(pos);
  return macro.is_word ? word(macro, pos, end, depth) : control_symbol(macro, pos, end, depth);
}

std::size_t Decoder::control_symbol(const Macro& macro, std::size_t pos, std::size_t end, int depth) {
  const char symbol = macro.name.front();
  if (ascii::is_markup_space(symbol)) {
    out_.push_back(' ');
    return reader_.skip_blanks(macro.next, end);
  }
  if (symbol == '\\') {
    const bool breaks = is_bibtex() || macro.next >= end || ascii::is_markup_space(source_[macro.next]);
    if (!breaks) return literal(pos, 2);
    const std::size_t next = reader_.skip_blanks(reader_.option(macro.next, end).next, end);
    if (!out_.empty() && !ascii::is_markup_space(out_.back())) out_.push_back(' ');
    return next;
  }
  if (symbol == '(' || symbol == '[') {
    const std::size_t close = reader_.match(pos, end);
    if (close == std::string_view::npos) return literal(pos, 2);
    math(macro.next, close, depth);
    return close + 2;
  }
  for (const ControlSymbol& row : control_symbols) {
    if (row.symbol != symbol) continue;
    if (row.character != 0) append_utf8(out_, row.character);
    return macro.next;
  }
  const AccentRow* row = find_accent(macro.name);
  if (row == nullptr) return unknown(macro, pos, end, depth);
  // In prose, \"word\" is a quotation from a program, G\"odel is a name.
  const bool bare = !is_bibtex() && macro.next < end && source_[macro.next] != '{' && source_[macro.next] != '\\';
  if (bare && compose(decode_utf8(source_, macro.next).value, row->mark) == 0) return literal(pos, 2);
  return accent(row->mark, row->spacing, macro, end, depth);
}

/// Of \ifmmode A\else B\fi in text, as APS and ADS export it, B counts; of \iffalse A\fi nothing does. The whole stays
/// as TeX. Conditionals do not nest in bibliographies; an unclosed one is an unknown macro.
std::size_t Decoder::conditional(const Macro& macro, std::size_t pos, std::size_t end, int depth) {
  constexpr std::size_t longest = 1000;
  const std::string_view ahead = reader_.slice(macro.next, std::min(end, macro.next + longest));
  std::size_t otherwise = std::string_view::npos;
  std::size_t close = std::string_view::npos;
  for (std::size_t at = ahead.find('\\'); at != std::string_view::npos; at = ahead.find('\\', at)) {
    const Macro inner = reader_.macro(macro.next + at, macro.next + ahead.size());
    if (inner.name == "fi") close = macro.next + at;
    if (inner.name == "fi") break;
    if (inner.name == "else" && otherwise == std::string_view::npos) otherwise = macro.next + at;
    at = std::max(inner.next - macro.next, at + 1);
  }
  if (close == std::string_view::npos || !is_bibtex()) return unknown(macro, pos, end, depth);
  const std::size_t run = open_run(Style::tex);
  if (otherwise != std::string_view::npos) {
    text(reader_.skip_blanks(otherwise + std::string_view("\\else").size(), close), close, depth + 1);
  }
  const std::size_t next = reader_.skip_after(reader_.macro(close, end), end);
  const std::size_t fi = close + std::string_view("\\fi").size();
  runs_[run].detail = reader_.slice(pos, source_.substr(fi, 2) == "{}" && fi + 2 <= end ? fi + 2 : fi);
  close_run(run);
  return next;
}

std::size_t Decoder::word(const Macro& macro, std::size_t pos, std::size_t end, int depth) {
  if (macro.name == "ifmmode" || macro.name == "iffalse") return conditional(macro, pos, end, depth);
  if (const CommandRow* row = find_command(macro.name)) return command(*row, macro, pos, end, depth);
  if (macro.name.size() == 1 || macro.name.size() > 2) {
    if (const AccentRow* row = find_accent(macro.name)) return accent(row->mark, row->spacing, macro, end, depth);
  }
  char32_t character = find_text_symbol(macro.name);
  if (character == 0) character = find_math_symbol(macro.name);
  if (character != 0) {
    append_utf8(out_, character);
    return reader_.skip_after(macro, end);
  }
  if (const AccentRow* row = find_accent(macro.name)) return accent(row->mark, row->spacing, macro, end, depth);
  if (MathRenderer::knows(macro.name)) return math_in_text(macro, pos, end, depth);
  return unknown(macro, pos, end, depth);
}

std::size_t Decoder::command(const CommandRow& row, const Macro& macro, std::size_t pos, std::size_t end, int depth) {
  switch (row.action) {
    case Action::style:
      return styled(row.style, macro, end, depth);
    case Action::declare:
      return declaration(row, macro, end);
    case Action::nothing:
      return reader_.skip_after(macro, end);
    case Action::blank:
      out_.push_back(' ');
      return reader_.skip_after(macro, end);
    case Action::kept:
    case Action::kept_hidden:
    case Action::kept_text:
      return kept(row, macro, pos, end, depth);
    case Action::cite:
      return cite(macro, pos, end);
    case Action::quote:
      return quoted(macro, end, depth);
    case Action::url:
      return url(macro, end);
    case Action::href:
      return href(macro, end, depth);
    case Action::ensure_math:
      return ensure_math(macro, end, depth);
    case Action::unicode:
      return code_point(macro, pos, end);
    case Action::char_number:
      return char_number(macro, pos, end);
    case Action::verbatim:
      return verbatim(macro, pos, end);
    case Action::text_fraction:
      return text_fraction(macro, end, depth);
    case Action::phonetic:
      return phonetic(macro, end, depth);
  }
  return macro.next;
}

void Decoder::argument_text(const Argument& argument, int depth) { text(argument.begin, argument.end, depth + 1); }

std::size_t Decoder::accent(char32_t mark, char32_t spacing, const Macro& macro, std::size_t end, int depth) {
  const std::size_t start = out_.size();
  const std::size_t first_run = runs_.size();
  const Argument base = reader_.argument(macro.next, end);
  std::size_t next = base.next;
  if (!base.braced && base.end > base.begin && source_[base.begin] == '\\' && depth < max_depth) {
    next = this->macro(base.begin, end, depth + 1);  // \'\i, \"\CYRA, \'\^a: the inner macro takes its own argument
  } else {
    argument_text(base, depth);
  }
  if (out_.size() > start) {
    std::size_t first_size = 0;
    const std::ptrdiff_t by = apply_mark(out_, start, mark, first_size);
    if (runs_.size() > first_run) shift_runs(first_run, start, first_size, by);
    return next;
  }
  if (spacing != 0) {
    append_utf8(out_, spacing);
  } else {
    append_utf8(out_, 0xA0);
    append_utf8(out_, mark);
  }
  return next;
}

std::size_t Decoder::styled(Style style, const Macro& macro, std::size_t end, int depth) {
  const Argument argument = reader_.argument(macro.next, end);
  const std::size_t run = open_run(style);
  argument_text(argument, depth);
  close_run(run);
  return argument.next;
}

std::size_t Decoder::declaration(const CommandRow& row, const Macro& macro, std::size_t end) {
  declared_.push_back(open_run(row.style));
  return reader_.skip_after(macro, end);
}

/// Commands without a style in Text: the TeX is kept, and the text of their arguments is shown.
std::size_t Decoder::kept(const CommandRow& row, const Macro& macro, std::size_t pos, std::size_t end, int depth) {
  const std::size_t run = open_run(Style::tex);
  std::size_t next = macro.next;
  // \begin{CJK}{UTF8}{gbsn} has two arguments more.
  const bool is_cjk = row.name == "begin" && reader_.slice(next, std::min(end, next + 4)) == "{CJK";
  const int arguments = is_cjk ? 3 : row.arguments;
  for (int index = 1; index <= arguments; ++index) {
    next = reader_.option(next, end).next;
    const Argument argument = reader_.argument(next, end);
    if (row.action == Action::kept && row.shown == 0 && index > 1) out_.push_back(' ');
    if (row.action == Action::kept && (row.shown == 0 || row.shown == index)) argument_text(argument, depth);
    next = argument.next;
  }
  out_.append(row.text);
  std::size_t after = next;
  if (row.arguments == 0) {
    after = reader_.skip_after(macro, end);
    if (after > next && source_[next] == '{') next = after;
  }
  runs_[run].detail = reader_.slice(pos, next);
  close_run(run);
  return after;
}

std::size_t Decoder::cite(const Macro& macro, std::size_t pos, std::size_t end) {
  std::size_t next = macro.next;
  if (next < end && source_[next] == '*') ++next;
  next = reader_.option(next, end).next;
  next = reader_.option(next, end).next;
  const Argument keys = reader_.argument(next, end);
  const std::size_t run = open_run(Style::tex, reader_.slice(pos, keys.next));
  out_.append("[").append(reader_.slice(keys.begin, keys.end)).append("]");
  close_run(run);
  return keys.next;
}

std::size_t Decoder::quoted(const Macro& macro, std::size_t end, int depth) {
  const Argument argument = reader_.argument(macro.next, end);
  const bool outer = quote_depth_++ % 2 == 0;
  append_utf8(out_, outer ? 0x201C : 0x2018);
  argument_text(argument, depth);
  append_utf8(out_, outer ? 0x201D : 0x2019);
  --quote_depth_;
  return argument.next;
}

/// The address as a browser needs it, without TeX's escapes.
std::string_view Decoder::clean_address(std::string_view raw) {
  if (raw.find_first_of("\\{}") == std::string_view::npos) return raw;
  const Structure no_groups;
  const Reader reader(raw, no_groups);
  std::string clean;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] == '{' || raw[at] == '}') continue;
    if (raw[at] != '\\' || at + 1 == raw.size()) {
      clean.push_back(raw[at]);
      continue;
    }
    const Macro macro = reader.macro(at, raw.size());
    const char32_t character = macro.is_word ? find_text_symbol(macro.name) : 0;
    if (character != 0) {
      append_utf8(clean, character);
    } else {
      clean.append(macro.name);
    }
    at = macro.next - 1;
  }
  return arena_.copy(std::string_view(clean));
}

std::size_t Decoder::url(const Macro& macro, std::size_t end) {
  const Argument argument = reader_.argument(macro.next, end);
  if (!argument.braced) return literal(macro.next - macro.name.size() - 1, macro.name.size() + 1);
  const std::size_t run = open_run(Style::link, clean_address(reader_.slice(argument.begin, argument.end)));
  out_.append(runs_[run].detail);
  close_run(run);
  return argument.next;
}

std::size_t Decoder::href(const Macro& macro, std::size_t end, int depth) {
  const Argument target = reader_.argument(reader_.option(macro.next, end).next, end);
  const Argument shown = reader_.argument(target.next, end);
  const std::size_t run = open_run(Style::link, clean_address(reader_.slice(target.begin, target.end)));
  argument_text(shown, depth);
  close_run(run);
  return shown.next;
}

std::size_t Decoder::ensure_math(const Macro& macro, std::size_t end, int depth) {
  const Argument argument = reader_.argument(macro.next, end);
  math(argument.begin, argument.end, depth);
  return argument.next;
}

std::size_t Decoder::code_point(const Macro& macro, std::size_t pos, std::size_t end) {
  const Argument argument = reader_.argument(reader_.option(macro.next, end).next, end);
  const char32_t character = parse_code_point(reader_.slice(argument.begin, argument.end));
  if (character == 0 || character < 0x20) return unknown(macro, pos, end, max_depth);
  append_utf8(out_, character);
  return argument.next;
}

/// \char126, \char"E9 and \symbol{126}. Beyond ASCII, only letters of Latin 1 are known.
std::size_t Decoder::char_number(const Macro& macro, std::size_t pos, std::size_t end) {
  Argument argument = reader_.argument(macro.next, end);
  if (!argument.braced) {
    const auto is_number = [&](std::size_t at) {
      return (source_[at] >= '0' && source_[at] <= '9') || source_[at] == '"' ||
             (source_[argument.begin] == '"' && source_[at] >= 'A' && source_[at] <= 'F');
    };
    argument.end = argument.begin;
    while (argument.end < end && is_number(argument.end)) ++argument.end;
    argument.next = argument.end;
    if (argument.begin + 2 < end && source_[argument.begin] == '`' && source_[argument.begin + 1] == '\\') {
      return literal(argument.begin + 2);  // \char`\~
    }
  }
  const char32_t character = parse_code_point(reader_.slice(argument.begin, argument.end));
  if (macro.name == "ding") {
    const char32_t dingbat = dingbat_of(character);
    if (dingbat == 0) return unknown(macro, pos, end, max_depth);
    append_utf8(out_, dingbat);
    return argument.next;
  }
  // Beyond ASCII, the number is a place in T1, which has the letters of Latin 1 in their places.
  const bool is_letter = character >= 0xC0 && character <= 0xFF && character != 0xD7 && character != 0xDF &&
                         character != 0xF7 && character != 0xFF;
  if ((character < 0x20 || character > 0x7E) && !is_letter) return unknown(macro, pos, end, max_depth);
  append_utf8(out_, character);
  return argument.next;
}

std::size_t Decoder::verbatim(const Macro& macro, std::size_t pos, std::size_t end) {
  constexpr std::size_t longest = 1000;
  if (macro.next >= end || ascii::is_markup_space(source_[macro.next])) return literal(pos, macro.next - pos);
  const std::string_view rest = reader_.slice(macro.next + 1, std::min(end, macro.next + longest));
  const std::size_t size = rest.find(source_[macro.next]);
  if (size == std::string_view::npos) return literal(pos, macro.next - pos);
  const std::size_t run = open_run(Style::monospace);
  out_.append(rest.substr(0, size));
  close_run(run);
  return macro.next + 1 + size + 1;
}

std::size_t Decoder::text_fraction(const Macro& macro, std::size_t end, int depth) {
  const Argument numerator = reader_.argument(reader_.option(macro.next, end).next, end);
  const Argument denominator = reader_.argument(numerator.next, end);
  for (const FractionRow& row : fractions()) {
    if (reader_.slice(numerator.begin, numerator.end) != row.numerator) continue;
    if (reader_.slice(denominator.begin, denominator.end) != row.denominator) continue;
    append_utf8(out_, row.character);
    return denominator.next;
  }
  const std::size_t run = open_run(Style::tex, reader_.slice(macro.next - macro.name.size() - 1, denominator.next));
  argument_text(numerator, depth);
  out_.push_back('/');
  argument_text(denominator, depth);
  close_run(run);
  return denominator.next;
}

std::size_t Decoder::phonetic(const Macro& macro, std::size_t end, int depth) {
  const Argument argument = reader_.argument(macro.next, end);
  const std::size_t start = out_.size();
  text_in_math(argument.begin, argument.end, depth + 1);
  const std::string spelled = out_.substr(start);
  out_.resize(start);
  for (std::size_t at = 0; at < spelled.size(); ++at) {
    const char32_t character = phonetic_letter(spelled[at]);
    if (character == 0) {
      out_.push_back(spelled[at]);
    } else if (spelled[at] == '"' && at + 1 < spelled.size() && spelled[at + 1] == '"') {
      append_utf8(out_, 0x2CC);
      ++at;
    } else {
      append_utf8(out_, character);
    }
  }
  return argument.next;
}

/// \mathbb{R} without dollars: an error in TeX, but its meaning is clear.
std::size_t Decoder::math_in_text(const Macro& macro, std::size_t pos, std::size_t end, int depth) {
  const std::size_t run = open_run(Style::math);
  MathRenderer renderer(reader_, *this, out_);
  const std::size_t next = renderer.macro(pos, end, depth + 1);
  std::size_t last = next;
  while (last > macro.next && ascii::is_markup_space(source_[last - 1])) --last;
  runs_[run].detail = reader_.slice(pos, last);
  close_run(run);
  return next;
}

/// An unknown macro is kept as TeX. The groups that follow directly are interpreted as its arguments and shown.
std::size_t Decoder::unknown(const Macro& macro, std::size_t pos, std::size_t end, int depth) {
  std::size_t next = macro.next;
  if (next < end && source_[next] == '*' && reader_.is_brace(next + 1, end)) ++next;
  const std::size_t run = open_run(Style::tex);
  const std::size_t start = out_.size();
  bool has_arguments = false;
  for (;;) {
    const std::size_t group = reader_.option(next, end).next;
    if (!reader_.is_brace(group, end)) break;
    const Argument argument = reader_.argument(group, end);
    has_arguments = true;
    next = argument.next;
    if (argument.begin == argument.end) continue;
    if (out_.size() > start && !ascii::is_markup_space(out_.back())) out_.push_back(' ');
    argument_text(argument, depth);
  }
  note(LatexNote::Kind::unknown_macro, pos, next);
  if (!is_bibtex() && !has_arguments) {
    runs_.pop_back();
    return literal(pos, next - pos);
  }
  runs_[run].detail = reader_.slice(pos, next);
  close_run(run);
  return has_arguments ? next : reader_.skip_after(macro, end);
}

}  // namespace opcit::latex
