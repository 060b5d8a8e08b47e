#include "text/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringoptions.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/normal_forms.h"

namespace opcit {
namespace {

struct Folding {
  char32_t from;
  const char* to;
};

// Letters without a decomposition, and punctuation with an ASCII equivalent; sorted by code point.
constexpr Folding foldings[] = {
    {0x00A0, " "},  {0x00AB, "\""}, {0x00B4, "'"},  {0x00B7, "."},  {0x00BB, "\""}, {0x00C6, "AE"}, {0x00D0, "D"},
    {0x00D7, "x"},  {0x00D8, "O"},  {0x00DE, "TH"}, {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"},
    {0x00FE, "th"}, {0x0110, "D"},  {0x0111, "d"},  {0x0126, "H"},  {0x0127, "h"},  {0x0131, "i"},  {0x0138, "q"},
    {0x0141, "L"},  {0x0142, "l"},  {0x014A, "N"},  {0x014B, "n"},  {0x0152, "OE"}, {0x0153, "oe"}, {0x0166, "T"},
    {0x0167, "t"},  {0x0180, "b"},  {0x0181, "B"},  {0x0186, "O"},  {0x0187, "C"},  {0x0188, "c"},  {0x0189, "D"},
    {0x018A, "D"},  {0x018E, "E"},  {0x018F, "A"},  {0x0190, "E"},  {0x0192, "f"},  {0x0197, "I"},  {0x0198, "K"},
    {0x0199, "k"},  {0x019A, "l"},  {0x01B5, "Z"},  {0x01B6, "z"},  {0x01DD, "e"},  {0x0237, "j"},  {0x0243, "B"},
    {0x0253, "b"},  {0x0254, "o"},  {0x0257, "d"},  {0x0259, "e"},  {0x025B, "e"},  {0x0268, "i"},  {0x0289, "u"},
    {0x02B0, "h"},  {0x02B9, "'"},  {0x02BA, "\""}, {0x02BB, "'"},  {0x02BC, "'"},  {0x02BD, "'"},  {0x02BE, "'"},
    {0x02BF, "'"},  {0x02C8, "'"},  {0x1E9E, "SS"}, {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},
    {0x2014, "-"},  {0x2015, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},  {0x201C, "\""},
    {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2032, "'"},  {0x2033, "\""}, {0x2039, "'"},  {0x203A, "'"},
    {0x2043, "-"},  {0x2044, "/"},  {0x2212, "-"},  {0x30FB, " "},  {0xA78B, "'"},  {0xA78C, "'"},  {0xFE63, "-"},
    {0xFF07, "'"},  {0xFF0D, "-"},
};

const char* find_folding(char32_t c) noexcept {
  const auto* row = std::lower_bound(std::begin(foldings), std::end(foldings), c,
                                     [](const Folding& folding, char32_t wanted) { return folding.from < wanted; });
  return row != std::end(foldings) && row->from == c ? row->to : nullptr;
}

/// True for invisible characters: zero-width, soft hyphen, byte order mark, bidirectional controls.
bool is_ignorable(char32_t c) noexcept {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_blank(char32_t c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r') || u_isUWhiteSpace(static_cast<UChar32>(c));
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<int32_t>(text.size())}; }

/// ICU uses 32-bit lengths. Larger texts, which do not occur in practice, are not changed.
bool is_too_long(std::string_view text) noexcept { return text.size() > 0x3FFFFFFF; }

std::string normalize(const icu::Normalizer2* form, std::string_view text) {
  if (form == nullptr || is_too_long(text)) return std::string(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  form->normalizeUTF8(0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

void append_blank(std::string& out) {
  if (out.empty() || out.back() != ' ') out.push_back(' ');
}

std::string fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (ascii::is_space(c)) {
      append_blank(out);
    } else {
      out.push_back(c == '`' ? '\'' : ascii::to_lower(c));
    }
  }
  return out;
}

/// Appends `text` with Latin letters and marks in ASCII; returns true if a letter of another script remains.
bool strip_latin(std::string_view text, std::string& out) {
  bool foreign = false;
  const std::string parts = normalize(nfkd_form(), text);
  for (std::size_t pos = 0; pos < parts.size();) {
    const CodePoint point = decode_utf8(parts, pos);
    pos += point.size;
    const char* folded = find_folding(point.value);
    if (folded != nullptr) out.append(folded);
    if (folded != nullptr || is_ignorable(point.value) || !point.valid) continue;
    if (is_blank(point.value)) {
      out.push_back(' ');
    } else if (point.value < 0x80 || !is_mark(point.value) || foreign) {
      // The marks of other scripts are vowels, which the romanisation needs.
      append_utf8(out, point.value);
      foreign = foreign || point.value >= 0x80;
    }
  }
  return foreign;
}

/// Setup takes milliseconds, so each thread has one; null if ICU's data is missing.
const icu::Transliterator* romaniser() {
  thread_local const std::unique_ptr<icu::Transliterator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return instance.get();
}

}  // namespace

std::string_view to_nfc(std::string_view text, std::string& scratch) {
  if (is_ascii(text) || is_too_long(text)) return text;
  const icu::Normalizer2* form = nfc_form();
  UErrorCode status = U_ZERO_ERROR;
  if (form == nullptr || (form->isNormalizedUTF8(piece(text), status) && U_SUCCESS(status))) return text;
  return scratch = normalize(form, text);
}

std::string fold_case(std::string_view text) {
  std::string out;
  if (is_ascii(text) || is_too_long(text)) {
    out.resize(text.size());
    std::transform(text.begin(), text.end(), out.begin(), ascii::to_lower);
    return out;
  }
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string fold_for_comparison(std::string_view text) {
  if (is_ascii(text)) return fold_ascii(text);
  const std::string parts = normalize(nfkd_form(), fold_case(text));
  std::string out;
  out.reserve(parts.size());
  for (std::size_t pos = 0; pos < parts.size();) {
    const CodePoint point = decode_utf8(parts, pos);
    pos += point.size;
    const char* folded = point.value == '`' ? "'" : find_folding(point.value);
    if (is_ignorable(point.value) || is_mark(point.value)) continue;
    if (folded != nullptr && *folded != ' ') {
      while (*folded != '\0') out.push_back(ascii::to_lower(*folded++));
    } else if (folded != nullptr || is_blank(point.value)) {
      append_blank(out);
    } else {
      append_utf8(out, point.value);
    }
  }
  return out;
}

std::string to_ascii(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string out;
  if (strip_latin(text, out)) {
    const icu::Transliterator* latin = romaniser();
    // Compose again, because the rules for Hangul and kana require whole syllables.
    icu::UnicodeString romanised = icu::UnicodeString::fromUTF8(normalize(nfc_form(), out));
    if (latin != nullptr) latin->transliterate(romanised);
    out.clear();
    romanised.toUTF8String(out);
  }
  out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return static_cast<signed char>(c) < 0; }), out.end());
  return out;
}

char32_t compose(char32_t base, char32_t mark) noexcept {
  const icu::Normalizer2* form = nfc_form();
  if (form == nullptr) return 0;
  const UChar32 pair = form->composePair(static_cast<UChar32>(base), static_cast<UChar32>(mark));
  return pair < 0 ? 0 : static_cast<char32_t>(pair);
}

bool decompose(char32_t composed, char32_t& base, char32_t& mark) noexcept {
  const icu::Normalizer2* form = nfc_form();
  icu::UnicodeString parts;
  if (form == nullptr || !form->getRawDecomposition(static_cast<UChar32>(composed), parts)) return false;
  if (parts.countChar32() != 2) return false;
  base = static_cast<char32_t>(parts.char32At(0));
  mark = static_cast<char32_t>(parts.char32At(parts.moveIndex32(0, 1)));
  return true;
}

bool is_letter(char32_t c) noexcept { return u_isalpha(static_cast<UChar32>(c)); }
bool is_letter_or_digit(char32_t c) noexcept { return u_isalnum(static_cast<UChar32>(c)); }

bool is_upper(char32_t c) noexcept {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isUUppercase(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

bool is_lower(char32_t c) noexcept {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_isULowercase(static_cast<UChar32>(c));
}

char32_t simple_lower(char32_t c) noexcept { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }
char32_t simple_upper(char32_t c) noexcept { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }

bool is_caseless_letter(char32_t c) noexcept { return c >= 0x80 && is_letter(c) && !is_upper(c) && !is_lower(c); }

bool is_cjk(char32_t c) noexcept {
  if (c < 0x1100) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
      return true;
    default:
      return false;
  }
}

bool is_mark(char32_t c) noexcept { return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

bool is_assigned(char32_t c) noexcept {
  constexpr uint32_t none = U_GC_CN_MASK | U_GC_CC_MASK | U_GC_CS_MASK | U_GC_CO_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & none) == 0;
}

bool is_math_operator(char32_t c) noexcept {
  if (c < 0x80) return c == '=' || c == '<' || c == '>' || c == '+' || c == '-';
  if (c >= 0x2200 && c <= 0x2207) return false;  // quantifiers, the empty set, differentials
  if (c == 0x221E || (c >= 0x220F && c <= 0x2211) || (c >= 0x222B && c <= 0x2233))
    return false;  // infinity, sums, integrals
  return (c >= 0x2190 && c <= 0x22FF) || (c >= 0x27C0 && c <= 0x27E5) || (c >= 0x27F0 && c <= 0x297F) ||
         (c >= 0x2A00 && c <= 0x2AFF) || c == 0xB1 || c == 0xD7 || c == 0xF7;
}

}  // namespace opcit
