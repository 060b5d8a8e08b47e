#include <algorithm>
#include <array>
#include <bit>

#include "base/ascii.h"
#include "base/byte_blocks.h"
#include "base/utf8.h"
#include "latex/decoder.h"
#include "text/unicode.h"

namespace opcit::latex {
namespace {

// A byte is special if its bits overlap with those of the next byte: `always` is in every byte's set, the others only
// in bytes that form a pair ("--", a second space). So plain prose costs two loads and one branch per byte.
using Bits = std::uint16_t;
constexpr Bits always = 1, before_blank = 2, before_hyphen = 4, before_comma = 8, before_less = 16, before_greater = 32,
               before_backtick = 64, before_apostrophe = 128, before_brace = 256, before_slash = 512;

struct Classes {
  std::array<Bits, 256> first{};
  std::array<Bits, 256> second{};
};

constexpr std::size_t index_of(char c) { return static_cast<unsigned char>(c); }

constexpr Classes classes_of(LatexFlavour flavour) {
  Classes classes;
  for (Bits& bits : classes.second) bits = always;
  for (const char c : {'\\', '{', '}', '$', '`'}) classes.first[index_of(c)] = always;
  classes.first[index_of('-')] = before_hyphen;
  classes.first[index_of('\'')] = before_apostrophe;
  classes.second[index_of('-')] |= before_hyphen;
  classes.second[index_of('\'')] |= before_apostrophe;
  if (flavour == LatexFlavour::listing) {
    classes.first[index_of(':')] = before_slash;
    classes.second[index_of('/')] |= before_slash;
    return classes;
  }
  for (const char c : {'~', '\t', '\n', '\r'}) classes.first[index_of(c)] = always;
  for (const char c : {' ', '\t', '\n', '\r'}) classes.second[index_of(c)] |= before_blank;
  for (const char c : {'?', '!'}) classes.first[index_of(c)] = before_backtick;
  for (const char c : {'^', '_'}) classes.first[index_of(c)] = before_brace;
  classes.first[index_of(' ')] = before_blank;
  classes.first[index_of(',')] = before_comma;
  classes.first[index_of('<')] = before_less;
  classes.first[index_of('>')] = before_greater;
  classes.second[index_of('`')] |= before_backtick;
  classes.second[index_of('{')] |= before_brace;
  classes.second[index_of(',')] |= before_comma;
  classes.second[index_of('<')] |= before_less;
  classes.second[index_of('>')] |= before_greater;
  return classes;
}

constexpr Classes bibtex_classes = classes_of(LatexFlavour::bibtex);
constexpr Classes listing_classes = classes_of(LatexFlavour::listing);

constexpr const Classes& classes_for(LatexFlavour flavour) noexcept {
  return flavour == LatexFlavour::bibtex ? bibtex_classes : listing_classes;
}

constexpr bool is_special(const Classes& classes, char here, char next) noexcept {
  return (classes.first[index_of(here)] & classes.second[index_of(next)]) != 0;
}

constexpr bool is_special_at_end(const Classes& classes, char c) noexcept {
  return (classes.first[index_of(c)] & always) != 0;
}

#if OPCIT_BYTE_BLOCKS
__m128i equal(__m128i bytes, char c) noexcept { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

/// A bit for each byte of `here` that may be special: all special bytes or the byte after one, and some others.
/// `next` contains the byte after each.
template <LatexFlavour flavour>
std::uint32_t candidates(__m128i here, __m128i next) noexcept {
  // Spaces, quotes, hyphens and commas are special if they are doubled.
  __m128i hits = _mm_and_si128(_mm_cmpeq_epi8(here, next), _mm_cmplt_epi8(here, _mm_set1_epi8('?')));
  hits = _mm_or_si128(hits, _mm_or_si128(_mm_cmpgt_epi8(here, _mm_set1_epi8('z')), equal(here, '\\')));
  hits = _mm_or_si128(hits, _mm_or_si128(equal(here, '$'), equal(here, '`')));
  if constexpr (flavour == LatexFlavour::bibtex) {
    hits = _mm_or_si128(hits, bytes::controls(here));
  } else {
    hits = _mm_or_si128(hits, equal(here, ':'));
  }
  return static_cast<std::uint32_t>(_mm_movemask_epi8(hits));
}

template <LatexFlavour flavour>
std::size_t find_in_blocks(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const Classes& classes = classes_for(flavour);
  std::size_t pos = begin;
  for (; end - pos > bytes::block; pos += bytes::block) {
    const char* const block = text.data() + pos;
    for (std::uint32_t mask = candidates<flavour>(bytes::load(block), bytes::load(block + 1)); mask != 0;
         mask &= mask - 1) {
      const std::size_t at = pos + static_cast<std::size_t>(std::countr_zero(mask));
      if (at > begin && is_special(classes, text[at - 1], text[at])) return at - 1;
      if (is_special(classes, text[at], text[at + 1])) return at;
    }
  }
  const __m128i here = bytes::load_some(text.data() + pos, end - pos);
  std::uint32_t mask = candidates<flavour>(here, _mm_srli_si128(here, 1)) & bytes::first_bits(end - pos);
  for (; mask != 0; mask &= mask - 1) {
    const std::size_t at = pos + static_cast<std::size_t>(std::countr_zero(mask));
    if (at > begin && is_special(classes, text[at - 1], text[at])) return at - 1;
    if (at + 1 == end ? is_special_at_end(classes, text[at]) : is_special(classes, text[at], text[at + 1])) return at;
  }
  return end;
}
#endif

int digit_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::size_t find_special(std::string_view text, std::size_t pos, std::size_t end, LatexFlavour flavour) noexcept {
  if (pos >= end) return end;
#if OPCIT_BYTE_BLOCKS
  return flavour == LatexFlavour::bibtex ? find_in_blocks<LatexFlavour::bibtex>(text, pos, end)
                                         : find_in_blocks<LatexFlavour::listing>(text, pos, end);
#else
  const Classes& classes = classes_for(flavour);
  for (; pos + 1 < end; ++pos) {
    if (is_special(classes, text[pos], text[pos + 1])) return pos;
  }
  return is_special_at_end(classes, text[pos]) ? pos : end;
#endif
}

char32_t parse_code_point(std::string_view digits) noexcept {
  int base = 10;
  if (!digits.empty() && (digits[0] == 'x' || digits[0] == 'X' || digits[0] == '"')) {
    base = 16;
    digits.remove_prefix(1);
  } else if (digits.size() > 2 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')) {
    base = 16;
    digits.remove_prefix(2);
  }
  constexpr std::size_t most_digits = 7;
  if (digits.empty() || digits.size() > most_digits) return 0;
  char32_t value = 0;
  for (const char c : digits) {
    const int digit = digit_value(c);
    if (digit < 0 || digit >= base) return 0;
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
  }
  return is_assigned(value) && value <= 0x10FFFF ? value : 0;
}

std::size_t Reader::match(std::size_t pos, std::size_t end) const noexcept {
  const std::uint32_t found = structure_.match(pos);
  return found == unmatched || found >= end ? std::string_view::npos : found;
}

std::size_t Reader::skip_blanks(std::size_t pos, std::size_t end) const noexcept {
  while (pos < end && ascii::is_markup_space(source_[pos])) ++pos;
  return pos;
}

Macro Reader::macro(std::size_t pos, std::size_t end) const noexcept {
  std::size_t next = pos + 1;
  while (next < end && ascii::is_letter(source_[next])) ++next;
  if (next > pos + 1) return {slice(pos + 1, next), next, true};
  if (next < end) next = std::min(end, next + decode_utf8(source_, next).size);
  return {slice(pos + 1, next), next, false};
}

std::size_t Reader::skip_after(const Macro& macro, std::size_t end) const noexcept {
  if (macro.next + 1 < end && source_[macro.next] == '{' && source_[macro.next + 1] == '}') return macro.next + 2;
  return macro.is_word ? skip_blanks(macro.next, end) : macro.next;
}

Argument Reader::argument(std::size_t pos, std::size_t end) const noexcept {
  pos = skip_blanks(pos, end);
  if (pos >= end || source_[pos] == '}') return {pos, pos, pos, false};
  if (source_[pos] == '{') {
    const std::size_t close = match(pos, end);
    if (close == std::string_view::npos) return {pos, pos, pos, false};
    return {pos + 1, close, close + 1, true};
  }
  if (source_[pos] == '\\') {
    const std::size_t next = macro(pos, end).next;
    return {pos, next, next, false};
  }
  const std::size_t next = std::min(end, pos + decode_utf8(source_, pos).size);
  return {pos, next, next, false};
}

Argument Reader::option(std::size_t pos, std::size_t end) const noexcept {
  constexpr std::size_t longest = 1000;  // limits the search for each unclosed "["
  if (pos >= end || source_[pos] != '[') return {pos, pos, pos, false};
  const std::size_t limit = std::min(end, pos + longest);
  for (std::size_t at = pos + 1; at < limit; ++at) {
    if (source_[at] == ']') return {pos + 1, at, at + 1, true};
    if (source_[at] == '{') at = std::min(match(at, limit), limit);
  }
  return {pos, pos, pos, false};
}

bool Reader::is_brace(std::size_t pos, std::size_t end) const noexcept {
  return pos < end && source_[pos] == '{' && match(pos, end) != std::string_view::npos;
}

std::ptrdiff_t apply_mark(std::string& out, std::size_t start, char32_t mark, std::size_t& first_size) {
  constexpr char32_t dotless_i = 0x131, dotless_j = 0x237, dot_above = 0x307, first_below = 0x316, last_below = 0x333;
  const CodePoint first = decode_utf8(out, start);
  first_size = first.size;
  const bool above = mark < first_below || mark > last_below;
  char32_t base = first.value;
  if (above && base == dotless_i) base = 'i';
  if (above && base == dotless_j) base = 'j';
  const char32_t composed = first.valid ? compose(base, mark) : 0;
  std::size_t end = start + first.size;
  if (composed != 0 && end == out.size()) {
    out.resize(start);
    append_utf8(out, composed);
    return static_cast<std::ptrdiff_t>(out.size()) - static_cast<std::ptrdiff_t>(end);
  }
  std::string replaced;
  if (composed != 0) {
    append_utf8(replaced, composed);
  } else if (mark == dot_above && base != first.value) {
    append_utf8(replaced, base);  // the dot belongs to the letter: \.{\i} is i
  } else {
    // Existing marks of the letter come first; NFC makes the order canonical.
    std::string cluster(out, start, first.size);
    if (base != first.value) cluster.assign(1, static_cast<char>(base));
    for (CodePoint next; end < out.size() && (next = decode_utf8(out, end), is_mark(next.value)); end += next.size) {
      cluster.append(out, end, next.size);
    }
    append_utf8(cluster, mark);
    std::string scratch;
    replaced = to_nfc(cluster, scratch);
    first_size = end - start;
  }
  out.replace(start, end - start, replaced);
  return static_cast<std::ptrdiff_t>(replaced.size()) - static_cast<std::ptrdiff_t>(first_size);
}

}  // namespace opcit::latex
