/// Other scripts in Latin letters, and German umlauts in ASCII, by the rules of one language.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace opcit {

struct TransliterationRules {
  std::string_view code;    ///< "ru"
  std::string_view what;    ///< For people: "Russian, BGN/PCGN"
  const char* rules;        ///< In ICU's language of transforms.
  const char* given_rules;  ///< For given names, where these differ; else nullptr.
  bool capitalise;          ///< The script has no capitals; words get one each.
  bool syllables;           ///< The rules put a blank between syllables that belong to one word.
};

/// Sorted by code.
std::span<const TransliterationRules> all_transliteration_rules() noexcept;

enum class NamePart : unsigned char { family, given };

/// One thread at a time: setting it up costs milliseconds, so keep it.
class Transliterator {
 public:
  /// Throws std::runtime_error when ICU lacks the data.
  explicit Transliterator(const TransliterationRules& rules);
  ~Transliterator();
  Transliterator(const Transliterator&) = delete;
  Transliterator& operator=(const Transliterator&) = delete;

  /// `text` itself where nothing in it is of this language's script, or where part of it would stay in another one
  /// than Latin (kanji among kana).
  std::string apply(std::string_view text, NamePart part) const;

 private:
  struct State;
  const TransliterationRules& rules_;
  std::unique_ptr<State> state_;
};

}  // namespace opcit
