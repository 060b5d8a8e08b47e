#include "text/transliterate.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <limits>
#include <stdexcept>

#include "base/utf8.h"

namespace opcit {
namespace {

// The primes for soft and hard signs are omitted, as is usual in names.
#define OPCIT_CYRILLIC(id) ":: [[:Cyrillic:][:Mn:]'\u2019] NFC; :: " id "; :: [\u02B9\u02BA] Remove; :: NFC;"
// Tone marks are omitted, but the diaeresis of ü is kept.
#define OPCIT_PINYIN(id) ":: " id "; :: NFD; :: [\u0300\u0301\u0304\u030C] Remove; :: NFC;"

constexpr TransliterationRules all_rules[] = {
    {"be", "Belarusian, BGN/PCGN", OPCIT_CYRILLIC("Belarusian-Latin/BGN"), nullptr, false, false},
    {"bg", "Bulgarian, BGN/PCGN", OPCIT_CYRILLIC("Bulgarian-Latin/BGN"), nullptr, false, false},
    {"da", "Danish and Norwegian: \u00E6 \u00F8 \u00E5 to ae oe aa",
     ":: NFC; \u00E6 > ae; \u00F8 > oe; \u00E5 > aa; \u00C6 } [:Ll:] > Ae; \u00D8 } [:Ll:] > Oe; \u00C5 } [:Ll:] > Aa; "
     "\u00C6 > AE; \u00D8 > OE; \u00C5 > AA;",
     nullptr, false, false},
    {"de", "German: \u00E4 \u00F6 \u00FC \u00DF to ae oe ue ss",
     ":: NFC; \u00E4 > ae; \u00F6 > oe; \u00FC > ue; \u00DF > ss; \u1E9E > SS; \u00C4 } [:Ll:] > Ae; \u00D6 } [:Ll:] > "
     "Oe; "
     "\u00DC } [:Ll:] > Ue; \u00C4 > AE; \u00D6 > OE; \u00DC > UE;",
     nullptr, false, false},
    {"el", "Greek, UNGEGN (ELOT 743) without accents",
     ":: Greek-Latin/UNGEGN; :: NFD; :: [\u0301\u0331] Remove; :: NFC;", nullptr, false, false},
    {"hy", "Armenian, BGN/PCGN", ":: Armenian-Latin/BGN;", nullptr, false, false},
    {"ja", "Japanese kana, Hepburn; kanji stay", ":: Katakana-Latin; :: Hiragana-Latin;", nullptr, true, false},
    {"ka", "Georgian, BGN/PCGN", ":: Georgian-Latin/BGN;", nullptr, true, false},
    {"ko", "Korean hangul, Revised Romanization", ":: NFC; :: Hangul-Latin;", nullptr, true, false},
    {"mk", "Macedonian, BGN/PCGN", OPCIT_CYRILLIC("Macedonian-Latin/BGN"), nullptr, false, false},
    {"ru", "Russian, BGN/PCGN", OPCIT_CYRILLIC("Russian-Latin/BGN"), nullptr, false, false},
    {"sr", "Serbian, BGN/PCGN", OPCIT_CYRILLIC("Serbian-Latin/BGN"), nullptr, false, false},
    {"uk", "Ukrainian, BGN/PCGN", OPCIT_CYRILLIC("Ukrainian-Latin/BGN"), nullptr, false, false},
    {"zh", "Chinese, pinyin without tones", OPCIT_PINYIN("Han-Latin/Names"), OPCIT_PINYIN("Han-Latin"), true, true},
};

#undef OPCIT_CYRILLIC
#undef OPCIT_PINYIN

std::unique_ptr<icu::Transliterator> make(const char* rules) {
  if (rules == nullptr) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createFromRules(
      "opcit", icu::UnicodeString::fromUTF8(rules), UTRANS_FORWARD, where, status));
  if (U_FAILURE(status) || made == nullptr) throw std::runtime_error("ICU lacks the data for this transliteration");
  return made;
}

bool is_foreign_letter(UChar32 c) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return u_isalpha(c) && script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
}

bool has_foreign_letter(const icu::UnicodeString& text) noexcept {
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (is_foreign_letter(text.char32At(i))) return true;
  }
  return false;
}

// "xi an" becomes Xi'an, not Xian.
icu::UnicodeString join_syllables(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    if (text[i] != u' ') {
      out.append(text[i]);
    } else if (i > 0 && i + 1 < text.length() && icu::UnicodeString(u"aoe").indexOf(text[i + 1]) >= 0) {
      out.append(u'\'');
    }
  }
  return out;
}

icu::UnicodeString capitalised(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  bool begins = true;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    out.append(begins ? u_totitle(c) : c);
    begins = c == ' ';
  }
  return out;
}

/// Makes "YU." (from one letter with a dot) "Yu.": the rules see no lower-case letter after it.
icu::UnicodeString with_small_letters_in_initials(const icu::UnicodeString& text) {
  icu::UnicodeString out = text;
  for (std::int32_t dot = out.indexOf(u'.'); dot >= 0; dot = out.indexOf(u'.', dot + 1)) {
    for (std::int32_t i = dot - 1; i > 0 && u_isupper(out[i]) && u_isupper(out[i - 1]); --i) {
      out.setCharAt(i, static_cast<char16_t>(u_tolower(out[i])));
    }
  }
  return out;
}

}  // namespace

struct Transliterator::State {
  std::unique_ptr<icu::Transliterator> usual;
  std::unique_ptr<icu::Transliterator> given;  // null: use `usual`
};

std::span<const TransliterationRules> all_transliteration_rules() noexcept { return all_rules; }

Transliterator::Transliterator(const TransliterationRules& rules)
    : rules_(rules), state_(std::make_unique<State>(State{make(rules.rules), make(rules.given_rules)})) {}
Transliterator::~Transliterator() = default;

std::string Transliterator::apply(std::string_view text, NamePart part) const {
  constexpr auto longest = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max() / 16);
  if (is_ascii(text) || text.size() > longest) return std::string(text);
  const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  icu::UnicodeString result = source;
  const bool as_given = part == NamePart::given && state_->given != nullptr;
  (as_given ? state_->given : state_->usual)->transliterate(result);
  if (has_foreign_letter(result) || (rules_.capitalise && !has_foreign_letter(source))) return std::string(text);
  if (rules_.syllables && source.indexOf(u' ') < 0) result = join_syllables(result);
  if (rules_.capitalise) result = capitalised(result);
  if (part == NamePart::given) result = with_small_letters_in_initials(result);
  std::string out;
  return result.toUTF8String(out);
}

}  // namespace opcit
