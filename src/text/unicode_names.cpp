#include "text/unicode_names.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <utility>

#include "text/normal_forms.h"

namespace opcit::names {
namespace {

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_east_asian(UScriptCode script) noexcept {
  switch (script) {
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

// Marks that only modify a letter. The marks of other scripts are vowels or distinguish consonants.
bool is_diacritic(UChar32 c) noexcept {
  constexpr std::pair<UChar32, UChar32> ranges[] = {
      {0x0300, 0x036F}, {0x0483, 0x0487}, {0x0591, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
      {0x06D6, 0x06ED}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}};
  if (c < 0x0300 || u_charType(c) != U_NON_SPACING_MARK) return false;
  return std::any_of(std::begin(ranges), std::end(ranges), [c](auto r) { return c >= r.first && c <= r.second; });
}

struct Spelling {
  UChar32 letter;
  const char16_t* basic;
};
// Letters that Unicode does not decompose. After case folding, only the lower-case letters occur.
constexpr Spelling basic_spellings[] = {
    {0x00E6, u"ae"}, {0x00F0, u"d"}, {0x00F8, u"o"},  {0x00FE, u"th"}, {0x0111, u"d"}, {0x0127, u"h"},
    {0x0131, u"i"},  {0x0142, u"l"}, {0x014B, u"ng"}, {0x0153, u"oe"}, {0x0167, u"t"}, {0x0180, u"b"},
    {0x0183, u"b"},  {0x0188, u"c"}, {0x018C, u"d"},  {0x0192, u"f"},  {0x0199, u"k"}, {0x01B4, u"y"},
    {0x0253, u"b"},  {0x0257, u"d"}, {0x0259, u"e"},  {0x0268, u"i"},  {0x0289, u"u"}, {0x0237, u"j"}};
constexpr Spelling transliterations[] = {{0x00E4, u"ae"}, {0x00E5, u"aa"}, {0x00F6, u"oe"},
                                         {0x00F8, u"oe"}, {0x00FC, u"ue"}, {0x0111, u"dj"},
                                         {0x010D, u"ch"}, {0x0161, u"sh"}, {0x017E, u"zh"}};

template <std::size_t count>
const char16_t* find_spelling(const Spelling (&table)[count], UChar32 letter) noexcept {
  for (const Spelling& row : table) {
    if (row.letter == letter) return row.basic;
  }
  return nullptr;
}

template <std::size_t count>
icu::UnicodeString respell(const icu::UnicodeString& text, const Spelling (&table)[count]) {
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const char16_t* basic = find_spelling(table, c);
    basic != nullptr ? out.append(basic, -1) : out.append(c);
  }
  return out;
}

icu::UnicodeString without_diacritics(const icu::UnicodeString& text) {
  UErrorCode error = U_ZERO_ERROR;
  if (nfd_form() == nullptr || nfc_form() == nullptr) return text;
  const icu::UnicodeString apart = nfd_form()->normalize(text, error);
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (!is_diacritic(c)) out.append(c);
  }
  return nfc_form()->normalize(out, error);
}

// ICU uses 32-bit lengths. A longer word is compared unchanged.
bool too_long_for_icu(std::string_view word) noexcept {
  return word.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max() / 4);
}

std::string fold_by_icu(std::string_view word, bool transliterate) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  if (nfkc_casefold_form() != nullptr) text = nfkc_casefold_form()->normalize(text, error);
  if (transliterate) text = respell(text, transliterations);
  text = respell(without_diacritics(text), basic_spellings);
  if (U_FAILURE(error)) return lower_ascii(word);
  std::string out;
  return text.toUTF8String(out);
}

/// Folded forms of U+00C0 to U+017F, the letters of most European languages.
class LatinFolds {
 public:
  explicit LatinFolds(bool transliterate) {
    for (std::size_t i = 0; i < folds_.size(); ++i) {
      const std::size_t c = first + i;
      const char utf8[] = {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
      folds_[i] = fold_by_icu({utf8, sizeof utf8}, transliterate);
    }
  }

  /// Returns false if `word` has other non-ASCII characters. These letters do not combine with their neighbours, so a
  /// word can be folded letter by letter.
  bool fold(std::string_view word, std::string& out) const {
    for (std::size_t pos = 0; pos < word.size(); ++pos) {
      const auto lead = static_cast<unsigned char>(word[pos]);
      if (lead < 0x80) {
        out += lead >= 'A' && lead <= 'Z' ? static_cast<char>(lead - 'A' + 'a') : word[pos];
        continue;
      }
      const bool paired = lead >= 0xC3 && lead <= 0xC5 && pos + 1 < word.size();
      const unsigned next = paired ? static_cast<unsigned char>(word[++pos]) : 0U;
      if ((next & 0xC0U) != 0x80U) return false;
      out += folds_[((lead & 0x1FU) << 6U | (next & 0x3FU)) - first];
    }
    return true;
  }

 private:
  static constexpr std::size_t first = 0xC0;
  std::array<std::string, 0xC0> folds_;
};

std::string fold(std::string_view word, bool transliterate) {
  if (is_ascii(word) || too_long_for_icu(word)) return lower_ascii(word);
  static const LatinFolds plain(false);
  static const LatinFolds transliterated(true);
  std::string out;
  return (transliterate ? transliterated : plain).fold(word, out) ? out : fold_by_icu(word, transliterate);
}

bool extends_grapheme(int before, int after) noexcept {
  if (after == U_GCB_EXTEND || after == U_GCB_ZWJ || after == U_GCB_SPACING_MARK) return true;
  if (before == U_GCB_PREPEND) return true;
  if (before == U_GCB_L) return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
  if (before == U_GCB_LV || before == U_GCB_V) return after == U_GCB_V || after == U_GCB_T;
  return (before == U_GCB_LVT || before == U_GCB_T) && after == U_GCB_T;
}

// Viramas that join the next consonant to a syllable (UAX #29, GB9c; not in ICU 72).
bool is_conjoining_virama(char32_t c) noexcept {
  constexpr char32_t viramas[] = {0x094D, 0x09CD, 0x0ACD, 0x0B4D, 0x0C4D, 0x0D4D};
  return std::find(std::begin(viramas), std::end(viramas), c) != std::end(viramas);
}

LetterKind letter_kind_by_icu(char32_t character) noexcept {
  if (character >= malformed_byte) return LetterKind::none;
  const auto c = static_cast<UChar32>(character);
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return LetterKind::upper;
    case U_LOWERCASE_LETTER:
      return LetterKind::lower;
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER: {
      UErrorCode error = U_ZERO_ERROR;
      return is_east_asian(uscript_getScript(c, &error)) ? LetterKind::east_asian : LetterKind::caseless;
    }
    default:
      return LetterKind::none;
  }
}

}  // namespace

CodePoint code_point_beyond_ascii(std::string_view text, std::size_t pos) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[pos + i]); };
  const unsigned lead = byte(0);
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (lead < 0xC2 || lead > 0xF4 || text.size() - pos < size) return {malformed_byte, 1};
  char32_t value = lead & (0x7FU >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {malformed_byte, 1};
    value = (value << 6) | (byte(i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least[size] || value > 0x10FFFF || surrogate) return {malformed_byte, 1};
  return {value, size};
}

LetterKind letter_kind_beyond_ascii(char32_t character) noexcept {
  // The alphabets of Europe and the Near East, cached.
  static const std::array<LetterKind, 0x600> alphabets = [] {
    std::array<LetterKind, 0x600> kinds{};
    for (char32_t c = 0x80; c < kinds.size(); ++c) kinds[c] = letter_kind_by_icu(c);
    return kinds;
  }();
  return character < alphabets.size() ? alphabets[character] : letter_kind_by_icu(character);
}

LetterKind first_letter(std::string_view word) noexcept {
  for (std::size_t pos = 0; pos < word.size();) {
    const CodePoint point = code_point_at(word, pos);
    const LetterKind kind = letter_kind(point.value);
    if (kind != LetterKind::none) return kind;
    pos += point.size;
  }
  return LetterKind::none;
}

bool is_any_blank(char32_t character) noexcept {
  if (character <= ' ') return true;
  if (character < 0x85 || character >= malformed_byte) return character == 0x7F;
  return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0;
}

bool is_invisible(char32_t character) noexcept {
  return character == 0x00AD || character == 0x061C || character == 0x180E || character == 0xFEFF ||
         (character >= 0x200B && character <= 0x200F) || (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2060 && character <= 0x2069);
}

bool is_any_hyphen(char32_t character) noexcept {
  if (character < 0x80) return character == '-';
  return character < malformed_byte &&
         (u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DASH) != 0 || character == 0x30FB);
}

bool is_any_apostrophe(char32_t character) noexcept {
  constexpr char32_t others[] = {0x00B4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x02BE, 0x02BF, 0x02C8, 0x02CA, 0x02CB, 0x0374,
                                 0x05F3, 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0xA78B, 0xA78C, 0xFF07};
  if (character < 0x80) return character == '\'' || character == '`';
  return std::find(std::begin(others), std::end(others), character) != std::end(others);
}

bool is_decimal_digit(char32_t character) noexcept {
  if (character < 0x80) return character >= '0' && character <= '9';
  return character < malformed_byte && u_isdigit(static_cast<UChar32>(character)) != 0;
}

std::size_t grapheme_end(std::string_view text, std::size_t pos) noexcept {
  const auto break_class = [](char32_t c) {
    return c < malformed_byte ? u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK) : 0;
  };
  CodePoint at = code_point_at(text, pos);
  std::size_t end = pos + at.size;
  for (int before = break_class(at.value); end < text.size(); end += at.size) {
    const bool conjoins = is_conjoining_virama(at.value);
    at = code_point_at(text, end);
    const int after = break_class(at.value);
    if (!extends_grapheme(before, after) && !(conjoins && letter_kind(at.value) == LetterKind::caseless)) break;
    before = after;
  }
  return end;
}

std::string fold_name_word(std::string_view word) { return fold(word, false); }
std::string transliterate_name_word(std::string_view word) { return fold(word, true); }

}  // namespace opcit::names
