#include "names/truncation.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ascii.h"
#include "names/letter_set.h"
#include "names/words.h"

namespace opcit::names {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr std::string_view no_break_space = "\xC2\xA0";

std::string_view trim_all(std::string_view text) noexcept {
  const auto is_inner = [](char c) { return c > ' ' && c <= '~'; };
  if (!text.empty() && is_inner(text.front()) && is_inner(text.back())) return text;
  for (std::size_t size = text.size() + 1; text.size() < size;) {
    size = text.size();
    text = trim(text);
    if (text.substr(0, no_break_space.size()) == no_break_space) text.remove_prefix(no_break_space.size());
    if (text.size() >= no_break_space.size() && text.substr(text.size() - no_break_space.size()) == no_break_space) {
      text.remove_suffix(no_break_space.size());
    }
  }
  return text;
}

/// Removes the last word of `text` and returns it. Spaces are ASCII spaces and U+00A0. A word longer than any known one
/// is not removed, so that a megabyte of dots takes linear time.
std::string_view take_last_word(std::string_view& text) noexcept {
  constexpr std::size_t longest_word = 32;
  text = trim_all(text);
  std::size_t from = text.size();
  while (from > 0 && static_cast<unsigned char>(text[from - 1]) > ' ') {
    if (text.size() - from > longest_word) return {};
    if (from >= 2 && text.substr(from - 2, 2) == no_break_space) break;
    --from;
  }
  const std::string_view word = text.substr(from);
  text = trim_all(text.substr(0, from));
  return word;
}

std::string_view bare(std::string_view word) noexcept {
  const auto is_mark = [](char c) { return c == '(' || c == ')' || c == '.' || c == ',' || c == '[' || c == ']'; };
  while (!word.empty() && (is_mark(word.front()) || word.front() == '+')) word.remove_prefix(1);
  while (!word.empty() && (is_mark(word.back()) || word.back() == ';')) word.remove_suffix(1);
  return word;
}

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> candidates) noexcept {
  word = bare(word);
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](std::string_view c) { return ascii::equals_lower(word, c); });
}

bool is_number(std::string_view word) noexcept {
  word = bare(word);
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view drop_word(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
  std::string_view rest = text;
  return is_any_of(take_last_word(rest), words) ? rest : text;
}

std::string_view drop_separator(std::string_view text) noexcept {
  text = trim_all(text);
  while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == '&'))
    text = trim_all(text.substr(0, text.size() - 1));
  std::string_view rest = text;
  if (ascii::equals_lower(take_last_word(rest), "and")) text = rest;
  while (!text.empty() && (text.back() == ',' || text.back() == ';')) text = trim_all(text.substr(0, text.size() - 1));
  return text;
}

bool strip_dots(std::string_view& text) noexcept {
  for (const std::string_view dots : {ellipsis, std::string_view("[...]"), std::string_view("...")}) {
    if (text.size() < dots.size() || text.substr(text.size() - dots.size()) != dots) continue;
    text.remove_suffix(dots.size());
    return true;
  }
  return false;
}

// Removes "12 more authors", "+12 others", "(12 additional authors not shown)".
bool strip_count(std::string_view& text) noexcept {
  std::string_view rest = text;
  std::string_view last = rest;
  if (is_any_of(take_last_word(last), {"shown"})) rest = drop_word(last, {"not"});
  const std::string_view before_nouns = rest;
  rest = drop_word(rest, {"authors", "author", "people"});
  rest = drop_word(rest, {"more", "others", "other", "additional", "further", "coauthors", "co-authors"});
  if (rest.size() == before_nouns.size()) return false;
  if (!is_number(take_last_word(rest))) return false;
  // "+ 12 more"
  std::string_view plus = rest;
  if (take_last_word(plus) == "+") rest = plus;
  text = rest;
  return true;
}

/// "Show all 12 authors", "[view all]", "View all authors": what pages offer where they cut a list.
bool strip_offer(std::string_view& text) noexcept {
  std::string_view rest = drop_word(text, {"authors", "author"});
  std::string_view before_count = rest;
  if (is_number(take_last_word(before_count))) rest = before_count;
  if (!is_any_of(take_last_word(rest), {"all", "more"})) return false;
  if (!is_any_of(take_last_word(rest), {"show", "view", "see"})) return false;
  text = rest;
  return true;
}

/// Chinese and Japanese lists end in "and others" without a blank: "张三, 李四等".
bool strip_deng(std::string_view& text) noexcept {
  for (const std::string_view deng : {std::string_view("\xE7\xAD\x89\xE4\xBA\xBA"), std::string_view("\xE7\xAD\x89")}) {
    if (!text.ends_with(deng)) continue;
    text.remove_suffix(deng.size());
    return true;
  }
  return false;
}

bool strip_words(std::string_view& text) noexcept {
  std::string_view rest = text;
  const std::string_view last = take_last_word(rest);
  if (is_any_of(last, {"al", "alii", "aliae", "alia"})) {
    std::string_view before = rest;
    if (!is_any_of(take_last_word(before), {"et"})) return false;
    text = before;
    return true;
  }
  if (is_any_of(last, {"et.al", "etal"})) {
    text = rest;
    return true;
  }
  if (!is_any_of(last, {"others"})) return false;
  std::string_view before = rest;
  if (!rest.empty() && !is_any_of(take_last_word(before), {"and", "&"}) && rest.back() != ',' && rest.back() != ';' &&
      rest.back() != '&')
    return false;
  text = rest;
  return true;
}

/// True if an omission can end with this word of letters.
bool ends_an_omission(std::string_view word) noexcept {
  static constexpr auto endings =
      std::to_array<std::string_view>({"additional", "al", "alia", "aliae", "alii", "all", "author", "authors",
                                       "coauthors", "etal", "further", "more", "other", "others", "people", "shown"});
  static constexpr WordEnds ends(endings);
  return ends.may_be(word) && std::any_of(endings.begin(), endings.end(),
                                          [&](std::string_view ending) { return ascii::equals_lower(word, ending); });
}

/// True for the last byte of a non-ASCII character, except no-break space, ellipsis and the characters of strip_deng().
/// No omission ends with such a character.
constexpr bool is_foreign_end(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 && byte != 0xA0 && byte != 0xA6 && byte != 0x89 && byte != 0xBA;
}

/// True if no omission can end with the last word, as for most names.
bool ends_in_a_name(std::string_view text) noexcept {
  if (text.ends_with('.')) text.remove_suffix(1);
  std::size_t from = text.size();
  while (from > 0 && ascii::is_letter(text[from - 1])) --from;
  if (from == text.size()) return from > 0 && is_foreign_end(text[from - 1]);
  if (from == 0 || text[from - 1] == ' ') return !ends_an_omission(text.substr(from));
  return text[from - 1] == '}' || is_foreign_end(text[from - 1]);
}

/// The letters at the end, ignoring a final dot.
std::string_view last_letters(std::string_view text) noexcept {
  if (text.ends_with('.')) text.remove_suffix(1);
  std::size_t from = text.size();
  while (from > 0 && ascii::is_letter(text[from - 1])) --from;
  return text.substr(from);
}

/// Removes zero-width characters and replaces no-break spaces, as when the name is written in TeX and read again.
std::string without_odd_blanks(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint at = code_point_at(text, pos);
    if (at.value == 0xA0) out += ' ';
    if (at.value != 0xA0 && at.value != 0x200B && at.value != 0xFEFF) out += text.substr(pos, at.size);
    pos += at.size;
  }
  return out;
}

}  // namespace

std::string_view strip_omission(std::string_view text, bool& found) noexcept {
  if (ends_in_a_name(text)) return trim_all(text);
  for (;;) {
    std::string_view rest = trim_all(text);
    if (!strip_count(rest) && !strip_words(rest) && !strip_dots(rest) && !strip_offer(rest) && !strip_deng(rest))
      return trim_all(text);
    found = true;
    text = drop_separator(rest);
  }
}

bool is_omission(std::string_view text) noexcept {
  bool found = false;
  return strip_omission(text, found).empty() && found;
}

bool ends_as_omission(std::string_view before, std::string_view text) {
  const std::string_view word = last_letters(text);
  // After other characters (".", "…", ")", a zero-width one), only the full search can decide.
  if (text.empty() || (!word.empty() && !ends_an_omission(word))) return false;
  bool found = false;
  strip_omission(without_odd_blanks(std::string(before).append(before.empty() ? 0 : 1, ' ').append(text)), found);
  return found;
}

}  // namespace opcit::names
