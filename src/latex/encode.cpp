// Text to LaTeX: the inverse of decode.cpp.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "latex/spelling.h"
#include "latex/tables.h"
#include "latex/unchanged.h"
#include "opcit/latex.h"
#include "text/runs.h"
#include "text/unicode.h"

namespace opcit {
namespace {

using latex::AccentRow;
using latex::Special;

/// Bytes that are copied unchanged in any context, for ASCII output.
constexpr std::array<bool, 256> plain_ascii = [] {
  std::array<bool, 256> plain{};
  for (unsigned byte = 0x21; byte < 0x7F; ++byte) plain[byte] = true;
  for (const char c : {'\\', '~', '^', '`', '<', '>', '|', '%', '&', '#', '_', '$', '{', '}', '\'', '-', ','}) {
    plain[static_cast<unsigned char>(c)] = false;
  }
  return plain;
}();

/// True if the braces of `text` balance as BibTeX counts them, which does not recognise "\{".
bool is_balanced(std::string_view text) noexcept {
  std::ptrdiff_t depth = 0;
  for (const char c : text) {
    if (c == '{') ++depth;
    if (c == '}' && --depth < 0) return false;
  }
  return depth == 0;
}

/// True if the TeX of a run can be written between braces or dollars.
bool is_sound(std::string_view tex) noexcept {
  bool escaped = false;
  for (const char c : tex) {
    escaped = c == '\\' && !escaped;
  }
  return !escaped && is_balanced(tex);
}

/// True if `tex` has a dollar that is neither escaped nor in braces.
bool holds_bare_dollar(std::string_view tex) noexcept {
  int depth = 0;
  for (std::size_t pos = 0; pos < tex.size(); ++pos) {
    if (tex[pos] == '\\') {
      ++pos;
    } else if (tex[pos] == '{') {
      ++depth;
    } else if (tex[pos] == '}') {
      --depth;
    } else if (tex[pos] == '$' && depth == 0) {
      return true;
    }
  }
  return false;
}

bool holds_letter_or_digit(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint point = decode_utf8(text, pos);
    if (is_letter_or_digit(point.value)) return true;
    pos += point.size;
  }
  return false;
}

class Encoder {
 public:
  Encoder(const LatexEncoding& how, std::string& out, std::string* unspelled, std::string_view plain)
      : how_(how), out_(out), unspelled_(unspelled), whole_(plain), begin_(out.size()) {}

  Walk enter(const Run& run);
  void text(std::string_view piece);
  void leave(const Run& run);
  std::size_t missing() const noexcept { return missing_; }

 private:
  enum class Written : std::uint8_t { command, verbatim, nothing };
  /// What was written last, if it could change the meaning of the next text.
  enum class Last : std::uint8_t { harmless, opened_group, control_word, argument };

  Written write_opening(const Run& run);
  Written write_group(const Run& run);
  Written write_tex(std::string_view tex);
  Written write_link(const Run& run);
  bool write_math(std::string_view tex);
  std::string_view covered(const Run& run) const;
  void put(std::string_view tex);
  std::size_t copied_end(std::string_view piece, std::size_t pos) const noexcept;
  bool balanced();
  void ascii(char c, std::string_view rest);
  void blank(std::string_view rest);
  std::size_t beyond_ascii(std::string_view piece, std::size_t pos);
  std::size_t combined(std::string_view piece, std::size_t pos);
  void give_up(std::string_view bytes);
  void math_character(char32_t character, std::string_view bytes);

  LatexEncoding how_;
  std::string& out_;
  std::string* unspelled_;
  std::string_view whole_;
  std::size_t begin_;
  std::optional<bool> balanced_;
  std::size_t missing_ = 0;
  FewFirst<Written, 16> open_;
  Last last_ = Last::harmless;
};

std::string_view Encoder::covered(const Run& run) const {
  return whole_.substr(std::min<std::size_t>(run.pos, whole_.size()), run.len);
}

/// Appends TeX, with a separator if it would otherwise merge with the text before.
void Encoder::put(std::string_view tex) {
  if (tex.empty()) return;
  const char first = tex.front();
  const Last before = std::exchange(last_, Last::harmless);
  // "{\" would be BibTeX's special character, which protects nothing; "{$" would be a math-only character.
  if (before == Last::opened_group && (first == '\\' || first == '$')) out_.append("{}");
  const bool bracket = first == '{' || first == '[';
  if (before == Last::control_word && (ascii::is_letter(first) || bracket || first == '*')) out_.push_back(' ');
  if (before == Last::argument && bracket) out_.append("\\relax");
  const char previous = out_.size() > begin_ ? out_.back() : '\0';
  const bool doubled = previous == first && (first == '-' || first == '\'' || first == '`' || first == ',');
  const bool turned = first == '`' && (previous == '?' || previous == '!');
  if (before == Last::harmless && (doubled || turned)) out_.append("{}");
  out_.append(tex);
}

Walk Encoder::enter(const Run& run) {
  open_.push_back(write_opening(run));
  return open_.back() == Written::verbatim ? Walk::over : Walk::into;
}

void Encoder::leave(const Run&) {
  const Written written = open_.back();
  open_.pop_back();
  if (written != Written::command) return;
  last_ = Last::harmless;
  out_.push_back('}');
}

Encoder::Written Encoder::write_opening(const Run& run) {
  constexpr std::string_view commands[] = {"\\emph{",   "\\textbf{", "\\textsubscript{", "\\textsuperscript{",
                                           "\\textsc{", "\\texttt{", "\\underline{"};
  if (run.style <= Style::underline) {
    put(commands[static_cast<std::size_t>(run.style)]);
    return Written::command;
  }
  if (run.style == Style::keep_case) return write_group(run);
  if (run.style == Style::link) return write_link(run);
  if (run.style == Style::tex) return write_tex(run.detail);
  return write_math(run.detail) ? Written::verbatim : Written::nothing;
}

Encoder::Written Encoder::write_group(const Run& run) {
  if (!how_.protect_case || !holds_letter_or_digit(covered(run))) return Written::nothing;
  put("{");
  last_ = Last::opened_group;
  return Written::command;
}

Encoder::Written Encoder::write_tex(std::string_view tex) {
  if (tex.empty() || !is_sound(tex)) return Written::nothing;
  put(tex.substr(0, 1));
  bool escaped = tex.front() == '\\';
  bool last_was_named = false;
  for (std::size_t pos = 1; pos < tex.size();) {
    const CodePoint point = decode_utf8(tex, pos);
    std::string spelled;
    const bool beyond_ascii = how_.ascii && point.value >= 0x80 && point.valid;
    // A macro of this name would be a different macro: "\ÿ" is not "\{\"y}".
    if (beyond_ascii && (escaped || !latex::spell(point.value, spelled))) {
      give_up(tex.substr(pos, point.size));
    } else {
      out_.append(beyond_ascii ? std::string_view(spelled) : tex.substr(pos, point.size));
    }
    last_was_named = std::exchange(escaped, point.value == '\\' && !escaped);
    pos += point.size;
  }
  std::size_t letters = tex.size();
  while (letters > 0 && ascii::is_letter(tex[letters - 1])) --letters;
  if (letters > 0 && letters < tex.size() && tex[letters - 1] == '\\') {
    last_ = Last::control_word;
  } else if (tex.back() == '}' || last_was_named) {
    last_ = Last::argument;
  }
  return Written::verbatim;
}

/// Writes \url if the text of the link is its address.
Encoder::Written Encoder::write_link(const Run& run) {
  std::string address;
  for (const char c : run.detail) {
    const bool encode =
        c == '\\' || c == '{' || c == '}' || c == ' ' || (how_.ascii && static_cast<signed char>(c) < 0);
    if (encode) {
      address.push_back('\\');
      append_percent_escape(address, c);
    } else {
      if (c == '%' || c == '#') address.push_back('\\');
      address.push_back(c);
    }
  }
  const bool bare = covered(run) == run.detail;
  put(bare ? "\\url{" : "\\href{");
  out_.append(address).append(bare ? "}" : "}{");
  return bare ? Written::verbatim : Written::command;
}

bool Encoder::write_math(std::string_view tex) {
  if (tex.empty() || !is_sound(tex) || holds_bare_dollar(tex)) return false;
  put("$");
  bool escaped = false;
  for (std::size_t pos = 0; pos < tex.size();) {
    const CodePoint point = decode_utf8(tex, pos);
    const std::string_view bytes = tex.substr(pos, point.size);
    pos += point.size;
    if ((point.value == '%' || point.value == '#') && !escaped) out_.push_back('\\');
    const bool names_a_macro = std::exchange(escaped, point.value == '\\' && !escaped);
    if (point.value < 0x80 || !point.valid) {
      out_.append(bytes);
      continue;
    }
    if (names_a_macro) {
      give_up(bytes);
    } else {
      math_character(point.value, bytes);
    }
    // α before a letter: \alpha b, not \alphab
    if (pos < tex.size() && ascii::is_letter(tex[pos]) && ascii::is_letter(out_.back())) out_.push_back(' ');
  }
  out_.push_back('$');
  return true;
}

void Encoder::math_character(char32_t character, std::string_view bytes) {
  std::string tex;
  if (latex::append_math_spelling(out_, character)) return;
  if (latex::spell(character, tex)) {
    out_.append("\\text{").append(tex).append("}");
  } else {
    give_up(bytes);
  }
}

void Encoder::give_up(std::string_view bytes) {
  out_.append(bytes);
  if (!how_.ascii) return;
  ++missing_;
  if (unspelled_ != nullptr) unspelled_->append(bytes);
}

/// The end of the text that is copied unchanged from `pos` on; `pos` itself if nothing is copied.
std::size_t Encoder::copied_end(std::string_view piece, std::size_t pos) const noexcept {
  std::size_t next = pos;
  if (how_.ascii) {
    const auto is_lone_blank = [&](std::size_t at) {
      return piece[at] == ' ' && at > pos && piece[at - 1] != ' ' && at + 1 < piece.size();
    };
    while (next < piece.size() && (plain_ascii[static_cast<unsigned char>(piece[next])] || is_lone_blank(next))) ++next;
    return next;
  }
  if (piece[pos] == ' ') return pos;
  next = static_cast<std::size_t>(latex::plain_end(piece.data() + pos, piece.data() + piece.size()) - piece.data());
  return next == piece.size() && piece.back() == ' ' ? next - 1 : next;
}

void Encoder::text(std::string_view piece) {
  for (std::size_t pos = 0; pos < piece.size();) {
    std::size_t next = copied_end(piece, pos);
    // A combining mark belongs to the letter before it.
    const bool marked = how_.ascii && next > pos && next < piece.size() && is_mark(decode_utf8(piece, next).value);
    if (marked) --next;
    put(piece.substr(pos, next - pos));
    pos = next;
    if (pos == piece.size()) return;
    if (marked || static_cast<signed char>(piece[pos]) < 0) {
      pos = beyond_ascii(piece, pos);
    } else {
      ascii(piece[pos], piece.substr(pos + 1));
      ++pos;
    }
  }
}

bool Encoder::balanced() {
  if (!balanced_) balanced_ = is_balanced(whole_);
  return *balanced_;
}

void Encoder::ascii(char c, std::string_view rest) {
  if (c == ' ') return blank(rest);
  if (c == '{') return put(balanced() ? "\\{" : "{\\textbraceleft}");
  if (c == '}') return put(balanced() ? "\\}" : "{\\textbraceright}");
  const bool is_sign = c == '<' || c == '>' || c == '|';
  if (is_sign && how_.signs == LatexSigns::plain) return put(std::string_view(&c, 1));
  const Special* special = latex::find_special(static_cast<unsigned char>(c));
  put(special != nullptr ? std::string_view(special->spelling) : std::string_view(&c, 1));
}

/// TeX collapses spaces, and readers of BibTeX drop those at the ends.
void Encoder::blank(std::string_view rest) {
  const char previous = out_.size() > begin_ ? out_.back() : ' ';
  const bool at_end = rest.data() == whole_.data() + whole_.size();
  const bool lost = previous == ' ' || previous == '\n' || previous == '\t' || last_ == Last::control_word || at_end;
  put(lost ? "\\ " : " ");
}

/// Writes one character with its combining marks. Returns their end.
std::size_t Encoder::beyond_ascii(std::string_view piece, std::size_t pos) {
  const CodePoint point = decode_utf8(piece, pos);
  const std::size_t next = pos + point.size;
  if (how_.ascii && next < piece.size() && is_mark(decode_utf8(piece, next).value)) {
    const std::size_t end = combined(piece, pos);
    if (end > pos) return end;
  }
  const Special* special = latex::find_special(point.value);
  if (special != nullptr && (how_.ascii || !special->ascii_only)) {
    put(special->spelling);
    return next;
  }
  std::string tex;
  if (point.value < 0x80) {
    put(piece.substr(pos, 1));
  } else if (how_.ascii && point.valid && latex::spell(point.value, tex)) {
    put(tex);
  } else {
    put(piece.substr(pos, point.size));
    out_.resize(out_.size() - point.size);
    give_up(piece.substr(pos, point.size));
  }
  return next;
}

/// Writes a letter and its combining marks as nested accents. Returns their end, or `pos` if one has no spelling.
std::size_t Encoder::combined(std::string_view piece, std::size_t pos) {
  constexpr char32_t first_double = 0x35C, last_double = 0x362;
  const CodePoint base = decode_utf8(piece, pos);
  std::string tex;
  if (!latex::spell_in_text(base.value, tex)) return pos;
  std::size_t end = pos + base.size;
  constexpr int most_marks = 16;
  for (int count = 0; end < piece.size(); ++count) {
    const CodePoint mark = decode_utf8(piece, end);
    if (!is_mark(mark.value)) break;
    const AccentRow* accent = latex::find_accent_of(mark.value);
    if (accent == nullptr || count == most_marks) return pos;
    end += mark.size;
    const bool over_two =
        mark.value >= first_double && mark.value <= last_double && end < piece.size() && ascii::is_letter(piece[end]);
    if (over_two) {
      if (tex.size() > 1) tex.insert(0, 1, '{').push_back('}');
      tex.push_back(piece[end++]);
    }
    tex = latex::accented(*accent, tex);
    if (over_two) break;
  }
  put(std::string("{").append(tex).append("}"));
  return end;
}

}  // namespace

std::size_t encode_latex(const Text& text, const LatexEncoding& how, std::string& out, std::string* unspelled) {
  Encoder encoder(how, out, unspelled, text.plain);
  walk_runs(text, encoder);
  return encoder.missing();
}

}  // namespace opcit
