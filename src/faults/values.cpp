#include "faults/values.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/find_any.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "text/unicode.h"

namespace opcit::faults {
namespace {

/// The digits of `text` and a final X, without usual separators. nullopt if there are other characters.
std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (ascii::is_digit(c)) {
      digits += c;
    } else if ((c == 'x' || c == 'X') && i + 1 == text.size()) {
      digits += 'X';
    } else if (c == '-' || c == ' ') {
      continue;
    } else if (text.substr(i).starts_with("\u2010") || text.substr(i).starts_with("\u2013")) {
      i += 2;
    } else {
      return std::nullopt;
    }
  }
  return digits;
}

int value_of(char digit) noexcept { return digit == 'X' ? 10 : digit - '0'; }

/// The check digit of ISO 2108 and ISO 3297: weights from the number of digits down to 1, modulo 11.
bool fits_modulo_11(std::string_view digits) noexcept {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += value_of(digits[i]) * static_cast<int>(digits.size() - i);
  return sum % 11 == 0;
}

bool fits_ean(std::string_view digits) noexcept {
  if (digits.find('X') != std::string_view::npos) return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += value_of(digits[i]) * (i % 2 == 0 ? 1 : 3);
  return sum % 10 == 0;
}

/// The check digit of ISO 7064 MOD 11-2.
bool fits_modulo_11_2(std::string_view digits) noexcept {
  int total = 0;
  for (const char c : digits.substr(0, 15)) {
    if (c == 'X') return false;
    total = (total + value_of(c)) * 2;
  }
  return (12 - total % 11) % 11 == value_of(digits[15]);
}

bool is_page_text(std::string_view text) noexcept {
  return std::ranges::all_of(text, [](char c) {
    return ascii::is_alphanumeric(c) || ascii::is_beyond(c) ||
           std::string_view(" .:-+,;/()[]*_'#&").find(c) != std::string_view::npos;
  });
}

bool is_number(std::string_view text) noexcept { return !text.empty() && std::ranges::all_of(text, ascii::is_digit); }

std::string_view without_zeros(std::string_view number) noexcept {
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

/// True if `last` is before `first`. False for an abbreviation such as "1234-45", which means "1234-1245".
bool is_reversed(std::string_view first, std::string_view last) noexcept {
  if (!is_number(first) || !is_number(last)) return false;
  first = without_zeros(first);
  last = without_zeros(last);
  if (last.size() < first.size())
    return last < first.substr(first.size() - last.size()) && last.size() * 2 < first.size();
  return last.size() == first.size() && last < first;
}

/// Checks one of the ranges of "7, 9-12". An en dash has three bytes in UTF-8.
PageFault range_fault(std::string_view range) noexcept {
  range = ascii::trim(range);
  std::size_t dash = range.find('-');
  std::size_t size = 1;
  if (const std::size_t en = range.find("\u2013"); en != std::string_view::npos) {
    dash = en;
    size = 3;
  }
  if (dash == std::string_view::npos) return range.empty() ? PageFault::malformed : PageFault::none;
  std::string_view rest = range.substr(dash + size);
  while (rest.starts_with('-')) rest.remove_prefix(1);
  const std::string_view first = ascii::trim(range.substr(0, dash));
  const std::string_view last = ascii::trim(rest);
  if (first.empty() || last.empty()) return PageFault::malformed;
  return is_reversed(first, last) ? PageFault::reversed : PageFault::none;
}

/// CP1252 shows continuation bytes of UTF-8 as these characters.
bool is_cp1252_of_continuation(char32_t c) noexcept {
  constexpr std::u32string_view shown = U"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
  return (c >= 0x80 && c <= 0xBF) || shown.find(c) != std::u32string_view::npos;
}

bool is_ascii_letter(char32_t c) noexcept { return c < 0x80 && ascii::is_letter(static_cast<char>(c)); }

/// Marks that can follow a word.
bool may_close(char32_t c) noexcept { return std::u32string_view(U"»‘’“”–—…›•").find(c) != std::u32string_view::npos; }

/// `lead` and `next` are a Latin letter or a punctuation mark that was decoded twice. A correct word in capitals can
/// end with Ã before a closing quotation mark.
bool is_decoded_twice(char32_t lead, char32_t next, char32_t after) noexcept {
  if (lead == 0xC3 || lead == 0xC2)
    return is_cp1252_of_continuation(next) && (!may_close(next) || is_ascii_letter(after));
  if (lead == 0xC4 || lead == 0xC5)
    return is_cp1252_of_continuation(next) && (next < 0xA0 || next > 0xBF) &&
           (is_ascii_letter(after) || (after >= 0xC3 && after <= 0xC5));
  return lead == 0xE2 && is_cp1252_of_continuation(next) && is_cp1252_of_continuation(after);
}

bool is_invisible(char32_t c) noexcept {
  const bool zero_width = c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x180E;
  const bool direction = (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool is_private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
  const bool separator = c == 0x2028 || c == 0x2029;
  return zero_width || direction || is_private || separator || (c >= 0x80 && c <= 0x9F) ||
         (c < 0x20 && c != '\n' && c != '\t' && c != '\r');
}

struct LetterCount {
  std::size_t upper = 0;
  std::size_t lower = 0;
};

LetterCount count_letters(std::string_view text) noexcept {
  LetterCount count;
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint at = decode_utf8(text, pos);
    if (is_upper(at.value)) ++count.upper;
    if (is_lower(at.value)) ++count.lower;
    pos += at.size;
  }
  return count;
}

/// True for "SMITH, John" and "SMITH, JOHN", false for "NG, K." and "NASA".
bool is_in_capitals(const Name& name) noexcept {
  constexpr std::size_t shortest = 4;
  const LetterCount family = count_letters(name.family);
  return !name.given.empty() && family.lower == 0 && family.upper >= shortest;
}

bool is_others(std::string_view text) noexcept {
  constexpr auto words = std::to_array<std::string_view>(
      {"others", "et al", "et al.", "al.", "and others", "u.a.", "et. al.", "...", "…"});
  return std::ranges::any_of(words, [&](std::string_view word) { return ascii::equal_folded(text, word); });
}

bool has_any(std::string_view text, std::span<const std::string_view> parts) noexcept {
  return std::ranges::any_of(parts, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

}  // namespace

bool is_isbn(std::string_view text) {
  text = ascii::trim(text.substr(0, text.find('(')));
  if (ascii::starts_with_lower(text, "isbn")) text = ascii::trim(text.substr(4));
  if (text.starts_with(':')) text = ascii::trim(text.substr(1));
  const auto digits = digits_of(text);
  if (!digits) return false;
  return digits->size() == 10 ? fits_modulo_11(*digits) : digits->size() == 13 && fits_ean(*digits);
}

bool is_issn(std::string_view text) {
  text = ascii::trim(text.substr(0, text.find('(')));
  const auto digits = digits_of(text);
  return digits && digits->size() == 8 && fits_modulo_11(*digits);
}

bool is_orcid(std::string_view text) {
  const auto digits = digits_of(ascii::trim(text));
  return digits && digits->size() == 16 && fits_modulo_11_2(*digits);
}

bool is_doi(std::string_view text) noexcept {
  const std::size_t slash = text.find('/');
  if (!text.starts_with("10.") || slash == std::string_view::npos || slash + 1 == text.size()) return false;
  const std::string_view registrant = text.substr(3, slash - 3);
  const std::string_view head = registrant.substr(0, registrant.find('.'));
  if (!is_number(head) || head.size() < 4 || head.size() > 9) return false;
  if (text.find_first_of(" \t\n\r") != std::string_view::npos) return false;
  return text.back() != '.' && text.back() != ',' && text.back() != ';' && text.back() != '/';
}

bool is_url(std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !ascii::is_letter(text.front())) return false;
  const auto in_scheme = [](char c) { return ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.'; };
  if (!std::ranges::all_of(text.substr(0, colon), in_scheme)) return false;
  const char* const end = text.data() + text.size();
  if (find_any<' ', '\t', '\n', '\r', '<', '>', '"'>(text.data(), end) != end) return false;
  const std::string_view rest = text.substr(colon + 1);
  if (!rest.starts_with("//"))
    return !rest.empty() && !ascii::starts_with_lower(text, "http") && !ascii::starts_with_lower(text, "ftp");
  const std::string_view host = rest.substr(2, rest.substr(2).find_first_of("/?#"));
  if (!ascii::starts_with_lower(text, "http")) return true;
  const bool named = host.find('.') != std::string_view::npos || host.starts_with("localhost") || host.starts_with('[');
  return named && !host.starts_with('.') && host.find("..") == std::string_view::npos &&
         rest.substr(2).find("://") != 0;
}

PageFault page_fault(std::string_view pages) noexcept {
  if (!is_page_text(pages)) return PageFault::malformed;
  PageFault worst = PageFault::none;
  while (!pages.empty()) {
    const std::size_t end = std::min(pages.find_first_of(",;"), pages.size());
    worst = std::max(worst, range_fault(pages.substr(0, end)));
    pages.remove_prefix(std::min(end + 1, pages.size()));
  }
  return worst;
}

bool is_placeholder(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>({"unknown",
                                                          "n.d.",
                                                          "n. d.",
                                                          "nd.",
                                                          "n.n.",
                                                          "n. n.",
                                                          "todo",
                                                          "tba",
                                                          "tbd",
                                                          "t.b.a.",
                                                          "t.b.d.",
                                                          "fixme",
                                                          "xxx",
                                                          "n/a",
                                                          "na",
                                                          "none",
                                                          "null",
                                                          "undefined",
                                                          "nan",
                                                          "no title",
                                                          "untitled",
                                                          "no author",
                                                          "[no title]",
                                                          "no date",
                                                          "placeholder",
                                                          "insert title here",
                                                          "unknown author",
                                                          "unknown title",
                                                          "unknown journal",
                                                          "author unknown",
                                                          "title unknown",
                                                          "date unknown",
                                                          "s.n.",
                                                          "lorem ipsum"});
  text = ascii::trim(text);
  while (text.size() > 2 && (text.front() == '[' || text.front() == '(') && (text.back() == ']' || text.back() == ')'))
    text = text.substr(1, text.size() - 2);
  constexpr std::size_t longest = 20;
  if (text.empty() || text.size() > longest) return false;
  if (text.size() > 1 && std::ranges::all_of(text, [](char c) { return c == '?'; })) return true;
  return std::ranges::any_of(words, [&](std::string_view word) { return ascii::equals_lower(text, word); });
}

std::string_view find_mojibake(std::string_view text) noexcept {
  for (std::size_t pos = 0; pos < text.size();) {
    if (!ascii::is_beyond(text[pos])) {
      ++pos;
      continue;
    }
    const CodePoint at = decode_utf8(text, pos);
    if (at.value == replacement_character) return text.substr(pos, at.size);
    const std::size_t second = pos + at.size;
    if (second < text.size()) {
      const CodePoint next = decode_utf8(text, second);
      const std::size_t third = second + next.size;
      const char32_t after = third < text.size() ? decode_utf8(text, third).value : U' ';
      if (is_decoded_twice(at.value, next.value, after)) return text.substr(pos, third - pos);
    }
    pos = second;
  }
  return {};
}

std::string_view find_invisible(std::string_view text) noexcept {
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint at = decode_utf8(text, pos);
    if (at.valid && is_invisible(at.value)) return text.substr(pos, at.size);
    pos += at.size;
  }
  return {};
}

bool is_name_suffix(std::string_view suffix) {
  constexpr auto known = std::to_array<std::string_view>(
      {"jr",  "sr",  "jnr", "snr", "junior", "senior", "filho", "neto", "esq",  "md", "phd", "2nd",
       "3rd", "4th", "ii",  "iii", "iv",     "v",      "vi",    "vii",  "viii", "i",  "ix",  "x"});
  std::string folded;
  for (const char c : suffix) {
    if (c != '.' && c != ' ' && c != '{' && c != '}') folded += ascii::to_lower(c);
  }
  return std::ranges::find(known, folded) != known.end();
}

std::string_view name_fault(const Name& name) {
  const std::string_view whole = name.literal.empty() ? name.family : name.literal;
  if (is_others(whole)) return "stands for further names; write 'and others'";
  for (const std::string_view part : {name.literal, name.family, name.given}) {
    if (part.find('@') != std::string_view::npos) return "e-mail address";
    if (part.find("://") != std::string_view::npos) return "address of a web page";
    constexpr auto separators = std::to_array<std::string_view>({";", " and ", " und "});
    if (name.literal.empty() && has_any(part, separators)) return "several names in one";
  }
  if (!name.literal.empty()) return {};
  constexpr auto ampersand = std::to_array<std::string_view>({" & "});
  if (!name.given.empty() && (has_any(name.family, ampersand) || has_any(name.given, ampersand)))
    return "several names in one";
  if (name.given.find(',') != std::string_view::npos || name.family.find(',') != std::string_view::npos)
    return "several names separated by commas";
  if (!name.suffix.empty() && !is_name_suffix(name.suffix)) return "several names separated by commas";
  if (!name.given.empty() && std::ranges::any_of(name.family, ascii::is_digit)) return "digits in a family name";
  return is_in_capitals(name) ? "family name in capitals" : std::string_view();
}

}  // namespace opcit::faults
