#include "names/tex_words.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.h"
#include "base/find_any.h"
#include "names/words.h"
#include "opcit/latex.h"

namespace opcit::names {
namespace {

/// The letters of the control word with its backslash at `pos`; empty for a control symbol.
std::string_view control_word(std::string_view tex, std::size_t pos) noexcept {
  std::size_t end = pos + 1;
  while (end < tex.size() && ascii::is_letter(tex[end])) ++end;
  return tex.substr(pos + 1, end - pos - 1);
}

template <std::size_t count>
bool contains(const std::string_view (&table)[count], std::string_view word) noexcept {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

LetterKind kind_of_letter_macro(std::string_view word) noexcept {
  constexpr std::string_view lower[] = {"i", "j", "o", "l", "ae", "oe", "aa", "ss", "dh", "dj", "th", "ng"};
  constexpr std::string_view upper[] = {"O", "L", "AE", "OE", "AA", "SS", "DH", "DJ", "TH", "NG"};
  if (contains(lower, word)) return LetterKind::lower;
  return contains(upper, word) ? LetterKind::upper : LetterKind::none;
}

bool is_accent_macro(std::string_view word) noexcept {
  constexpr std::string_view accents[] = {
      "", "H", "b", "c", "d", "k", "r", "t", "u", "v", "textcommabelow", "polhk", "ocirc", "udot", "soft", "lfhook"};
  return contains(accents, word);
}

// In "{\..}": the kind of the first printed letter, at any depth.
LetterKind first_printed_letter(std::string_view tex) noexcept {
  for (std::size_t pos = 0; pos < tex.size();) {
    if (tex[pos] == '\\') {
      const std::string_view word = control_word(tex, pos);
      if (const LetterKind kind = kind_of_letter_macro(word); kind != LetterKind::none) return kind;
      pos += std::max<std::size_t>(word.size() + 1, 2);
      continue;
    }
    const CodePoint at = code_point_at(tex, pos);
    if (const LetterKind kind = letter_kind(at.value); kind != LetterKind::none) return kind;
    pos += at.size;
  }
  return LetterKind::none;
}

std::size_t separator_size(std::string_view tex, std::size_t pos) noexcept {
  if (tex[pos] == '~' || tex[pos] == ' ') return 1;
  const CodePoint at = code_point_at(tex, pos);
  return is_any_blank(at.value) ? at.size : 0;
}

constexpr std::array<bool, 256> make_tex_bytes() {
  std::array<bool, 256> bytes{};
  for (const char c : std::string_view("\\{}~$^_%&#\"`")) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}
constexpr std::array<bool, 256> is_tex_byte = make_tex_bytes();

bool prints_itself(std::string_view tex) noexcept {
  char before = 0;
  for (const char c : tex) {
    if (is_tex_byte[static_cast<unsigned char>(c)] || (c == before && (c == '-' || c == '\''))) return false;
    before = c;
  }
  return true;
}

}  // namespace

namespace {

/// Where the "\\ifmmode A\\else B\\fi" ends that begins at `pos`; `pos` where none does.
std::size_t conditional_end(std::string_view tex, std::size_t pos) noexcept {
  if (!tex.substr(pos).starts_with("\\ifmmode") && !tex.substr(pos).starts_with("\\iffalse")) return pos;
  constexpr std::size_t longest = 1000;
  const std::size_t close = tex.substr(0, std::min(tex.size(), pos + longest)).find("\\fi", pos + 4);
  return close == std::string_view::npos ? pos : close + 3;
}

}  // namespace

std::size_t group_end(std::string_view tex, std::size_t open) noexcept {
  const char* const end = tex.data() + tex.size();
  std::size_t depth = 0;
  for (const char* p = find_any<'{', '}'>(tex.data() + open, end); p != end; p = find_any<'{', '}'>(p + 1, end)) {
    if (*p == '{') ++depth;
    if (*p == '}' && --depth == 0) return static_cast<std::size_t>(p + 1 - tex.data());
  }
  return tex.size();
}

std::size_t step_over(std::string_view tex, std::size_t pos) noexcept {
  if (tex[pos] == '{') return group_end(tex, pos);
  if (const std::size_t end = conditional_end(tex, pos); end != pos) return end;
  // BibTeX also counts a brace after a backslash.
  const bool escapes = tex[pos] == '\\' && pos + 1 < tex.size() && tex[pos + 1] != '{' && tex[pos + 1] != '}' &&
                       !ascii::is_blank_or_control(tex[pos + 1]);
  if (escapes) return pos + 1 + code_point_at(tex, pos + 1).size;
  return pos + code_point_at(tex, pos).size;
}

LetterKind tex_letter_kind(std::string_view token) noexcept {
  for (std::size_t pos = 0; pos < token.size();) {
    const std::size_t next = step_over(token, pos);
    LetterKind kind = LetterKind::none;
    if (token[pos] == '{') {
      if (pos + 1 < token.size() && token[pos + 1] == '\\') kind = first_printed_letter(token.substr(pos, next - pos));
      pos = next;
    } else if (token[pos] == '\\') {
      const std::string_view word = control_word(token, pos);
      const std::size_t otherwise = word == "ifmmode" ? token.find("\\else", pos) : std::string_view::npos;
      if (otherwise != std::string_view::npos) {
        pos = otherwise + std::string_view("\\else ").size();
        continue;
      }
      kind = kind_of_letter_macro(word);
      pos = std::max(next, pos + 1 + word.size());
      const bool has_group = is_accent_macro(word) && pos < token.size() && token[pos] == '{';
      if (has_group) kind = first_printed_letter(token.substr(pos, group_end(token, pos) - pos));
      if (kind == LetterKind::none && !is_accent_macro(word))
        kind = letter_kind(static_cast<unsigned char>(word.front()));
    } else {
      kind = letter_kind(code_point_at(token, pos).value);
      pos = next;
    }
    if (kind != LetterKind::none) return kind;
  }
  return LetterKind::none;
}

void tex_tokens(std::string_view tex, TexTokens& tokens) {
  std::size_t from = 0;
  const auto flush = [&](std::size_t to) {
    if (to > from) tokens.push_back({tex.substr(from, to - from), tex_letter_kind(tex.substr(from, to - from))});
  };
  for (std::size_t pos = 0; pos < tex.size();) {
    const std::size_t separator = separator_size(tex, pos);
    if (separator > 0) {
      flush(pos);
      from = pos += separator;
    } else {
      pos = step_over(tex, pos);
    }
  }
  flush(tex.size());
}

void split_at_tex_commas(std::string_view tex, std::size_t limit, TexPieces& pieces) {
  std::size_t from = 0;
  for (std::size_t pos = 0; pos < tex.size() && pieces.size() + 1 < limit;) {
    const std::size_t next = step_over(tex, pos);
    if (tex[pos] == ',') {
      pieces.push_back(tex.substr(from, pos - from));
      from = next;
    }
    pos = next;
  }
  pieces.push_back(tex.substr(from));
}

namespace {

/// Names have no runs of TeX: a macro that is unknown and shows nothing stays in them as it is written.
std::string_view decode_with_unknown_macros(std::string_view tex, Arena& arena) {
  std::vector<LatexNote> notes;
  const Text text = decode_latex(tex, LatexFlavour::bibtex, arena, &notes);
  if (notes.empty()) return text.plain;
  std::string out;
  std::size_t copied = 0;
  for (const Run& run : text.runs) {
    const bool is_noted =
        run.style == Style::tex && run.len == 0 && std::ranges::any_of(notes, [&](const LatexNote& note) {
          return note.kind == LatexNote::Kind::unknown_macro && tex.substr(note.pos, note.len) == run.detail;
        });
    if (!is_noted || run.pos < copied) continue;
    out.append(text.plain.substr(copied, run.pos - copied)).append(run.detail);
    copied = run.pos;
    if (copied < text.plain.size() && ascii::is_letter(text.plain[copied])) out += ' ';
  }
  if (out.empty()) return text.plain;
  return arena.copy(std::string_view(out.append(text.plain.substr(copied))));
}

}  // namespace

std::string_view decode_name_part(std::string_view tex, Arena& arena) {
  const std::string_view plain = prints_itself(tex) ? tex : decode_with_unknown_macros(tex, arena);
  return tidy_blanks(plain, Marks::keep, arena);
}

}  // namespace opcit::names
