#include "bibtex/tables/languages.h"
#include "base/ascii.h"

#include <algorithm>
#include <array>

namespace opcit::bibtex {
namespace {

struct LanguageRow {
  std::string_view name;
  std::string_view tag;
};

// Names: babel's manual, section 1.13, with a region if the name implies one. If a tag has two names, the first
// is written.
// clang-format off
constexpr auto languages = std::to_array<LanguageRow>({
    {"english", "en-US"}, {"american", "en-US"}, {"usenglish", "en-US"}, {"british", "en-GB"}, {"ukenglish", "en-GB"},
    {"canadian", "en-CA"}, {"australian", "en-AU"}, {"newzealand", "en-NZ"},
    {"german", "de-DE"}, {"ngerman", "de-DE"}, {"germanb", "de-DE"}, {"austrian", "de-AT"}, {"naustrian", "de-AT"},
    {"swissgerman", "de-CH"}, {"nswissgerman", "de-CH"},
    {"french", "fr-FR"}, {"francais", "fr-FR"}, {"frenchb", "fr-FR"}, {"acadian", "fr-CA"}, {"canadien", "fr-CA"},
    {"spanish", "es-ES"}, {"mexican", "es-MX"}, {"catalan", "ca-AD"}, {"galician", "gl-ES"}, {"basque", "eu-ES"},
    {"portuguese", "pt-PT"}, {"portuges", "pt-PT"}, {"brazilian", "pt-BR"}, {"brazil", "pt-BR"},
    {"italian", "it-IT"}, {"friulan", "fur-IT"}, {"piedmontese", "pms-IT"}, {"romansh", "rm-CH"},
    {"latin", "la"}, {"romanian", "ro-RO"}, {"greek", "el-GR"}, {"polutonikogreek", "el-polyton"},
    {"dutch", "nl-NL"}, {"afrikaans", "af-ZA"}, {"danish", "da-DK"}, {"swedish", "sv-SE"}, {"norwegian", "nb-NO"},
    {"norsk", "nb-NO"}, {"bokmal", "nb-NO"}, {"nynorsk", "nn-NO"}, {"icelandic", "is-IS"}, {"faroese", "fo-FO"},
    {"finnish", "fi-FI"}, {"estonian", "et-EE"}, {"samin", "se-NO"}, {"hungarian", "hu-HU"}, {"magyar", "hu-HU"},
    {"polish", "pl-PL"}, {"czech", "cs-CZ"}, {"slovak", "sk-SK"}, {"slovene", "sl-SI"}, {"slovenian", "sl-SI"},
    {"croatian", "hr-HR"}, {"serbian", "sr-Latn"}, {"serbianc", "sr-Cyrl"}, {"bosnian", "bs-BA"},
    {"bulgarian", "bg-BG"}, {"macedonian", "mk-MK"}, {"russian", "ru-RU"}, {"ukrainian", "uk-UA"},
    {"belarusian", "be-BY"}, {"latvian", "lv-LV"}, {"lithuanian", "lt-LT"}, {"lowersorbian", "dsb-DE"},
    {"uppersorbian", "hsb-DE"}, {"albanian", "sq-AL"}, {"armenian", "hy-AM"}, {"georgian", "ka-GE"},
    {"turkish", "tr-TR"}, {"azerbaijani", "az-AZ"}, {"turkmen", "tk-TM"}, {"kurmanji", "kmr"}, {"mongolian", "mn-MN"},
    {"arabic", "ar"}, {"hebrew", "he-IL"}, {"farsi", "fa-IR"}, {"persian", "fa-IR"}, {"urdu", "ur-PK"},
    {"hindi", "hi-IN"}, {"bengali", "bn-BD"}, {"tamil", "ta-IN"}, {"telugu", "te-IN"}, {"marathi", "mr-IN"},
    {"sanskrit", "sa-IN"}, {"thai", "th-TH"}, {"vietnamese", "vi-VN"}, {"indonesian", "id-ID"}, {"bahasa", "id-ID"},
    {"malay", "ms-MY"}, {"japanese", "ja-JP"}, {"korean", "ko-KR"}, {"chinese", "zh-CN"}, {"pinyin", "zh-Latn-pinyin"},
    {"welsh", "cy-GB"}, {"breton", "br-FR"}, {"irish", "ga-IE"}, {"scottish", "gd-GB"}, {"esperanto", "eo"},
    {"interlingua", "ia"},
});
// clang-format on

std::string_view language_part(std::string_view tag) noexcept { return tag.substr(0, tag.find_first_of("-_")); }

}  // namespace

std::string_view language_tag(std::string_view babel_name) noexcept {
  for (const LanguageRow& row : languages) {
    if (ascii::equal_folded(row.name, babel_name)) return row.tag;
  }
  return {};
}

std::string_view babel_name(std::string_view language_tag) noexcept {
  for (const LanguageRow& row : languages) {
    if (ascii::equal_folded(row.tag, language_tag)) return row.name;
  }
  for (const LanguageRow& row : languages) {
    if (ascii::equal_folded(language_part(row.tag), language_part(language_tag))) return row.name;
  }
  return {};
}

}  // namespace opcit::bibtex
