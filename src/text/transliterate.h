/// Converts other scripts to Latin letters, and German umlauts to ASCII, by the rules of one language.
/// pipeline/transliterate_names.h applies it to names.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace opcit {

struct TransliterationRules {
  std::string_view code;    ///< "ru"
  std::string_view what;    ///< For display: "Russian, BGN/PCGN".
  const char* rules;        ///< In ICU's transform language.
  const char* given_rules;  ///< For given names, if different; otherwise nullptr.
  bool capitalise;          ///< The script has no capitals; each word gets one.
  bool syllables;           ///< The rules put spaces between the syllables of one word.
};

/// Sorted by code.
std::span<const TransliterationRules> all_transliteration_rules() noexcept;

enum class NamePart : unsigned char { family, given };

/// Not thread safe. Setup takes milliseconds, so reuse the object.
class Transliterator {
 public:
  /// Throws std::runtime_error if ICU's data is missing.
  explicit Transliterator(const TransliterationRules& rules);
  ~Transliterator();
  Transliterator(const Transliterator&) = delete;
  Transliterator& operator=(const Transliterator&) = delete;

  /// Returns `text` unchanged if it has no letters of this language's script, or if a part would remain in a script
  /// other than Latin (kanji among kana).
  std::string apply(std::string_view text, NamePart part) const;

 private:
  struct State;
  const TransliterationRules& rules_;
  std::unique_ptr<State> state_;
};

}  // namespace opcit
