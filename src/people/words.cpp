#include "people/words.h"

#include <algorithm>
#include <unordered_set>

#include "base/ascii.h"
#include "text/unicode.h"

namespace opcit::people {
namespace {

using WordSet = std::unordered_set<std::string_view>;

WordSet set_of(std::string_view words) {
  WordSet set;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) set.insert(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return set;
}

/// Function words, and words that titles of proceedings repeat.
const WordSet& empty_words() {
  static const WordSet set = set_of(
      "a an the of for and in on to with by from at as is are be via using use used based towards toward into between "
      "through over under its it their that this can we how what when where why do does not no or "
      "de la le les des du et en der die das und von zur mit el los las del y para por "
      "new novel approach approaches method methods improving improved improve "
      "proceedings annual international conference workshop meeting volume volumes vol papers long short part parts "
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth twentieth "
      "main joint paper case study two one three shared");
  return set;
}

/// Words of papers on any subject, and common words of large fields, which do not distinguish people.
const WordSet& general_words() {
  static const WordSet set = set_of(
      "model models modeling modelling analysis system systems task tasks learning data dataset application "
      "applications "
      "framework technique techniques evaluation evaluating problem problems result results performance efficient "
      "effective large scale small high low multi towards without within across automatic automatically building "
      "theory effect effects measurement measurements observation observations search properties process processes "
      "dynamics structure structures function functions field fields design development review survey introduction "
      "report note comment research science non self time human computer computational "
      "llm llms language natural processing text texts corpus corpora word words semantic neural network networks deep "
      "machine "
      "information algorithm algorithms optimization classification detection estimation prediction recognition "
      "quantum energy mass phase state states group groups space linear general cell cells gene protein patient "
      "patients clinical");
  return set;
}

/// Ordinals and other words that vary or repeat in names of venues. Years and numbers are dropped separately.
const WordSet& frame_words() {
  static const WordSet set = set_of(
      "proceedings proc of the on and in for annual th st nd rd volume vol long short papers "
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth twentieth");
  return set;
}

/// Calls take(word) for each folded run of letters of `text`. Bytes beyond ASCII count as letters.
template <class Take>
void each_word(std::string_view text, bool digits, Take take) {
  const std::string folded = fold_for_comparison(text);
  const auto is_part = [digits](char c) {
    return ascii::is_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0 || (digits && ascii::is_digit(c));
  };
  for (std::size_t pos = 0; pos < folded.size();) {
    std::size_t end = pos;
    while (end < folded.size() && is_part(folded[end])) ++end;
    if (end > pos) take(std::string_view(folded).substr(pos, end - pos));
    pos = end + 1;
  }
}

void stem(std::string& word) {
  if (word.size() > 4 && word.ends_with("ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.size() > 4 && word.ends_with('s') && !word.ends_with("ss")) {
    word.pop_back();
  }
}

void make_unique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

constexpr std::size_t shortest_word = 3;

}  // namespace

std::vector<std::string> topic_words(std::string_view text) {
  constexpr std::size_t longest_whole = 9;
  constexpr std::size_t stem_length = 8;
  std::vector<std::string> words;
  const auto is_general = [](std::string_view word) {
    return empty_words().contains(word) || general_words().contains(word);
  };
  each_word(text, true, [&](std::string_view word) {
    if (word.size() < shortest_word || ascii::is_digit(word.front()) || is_general(word)) return;
    std::string made(word);
    stem(made);
    if (is_general(made)) return;
    const bool is_plain = std::all_of(made.begin(), made.end(), [](char c) { return ascii::is_letter(c); });
    if (is_plain && made.size() > longest_whole) made.resize(stem_length);
    words.push_back(std::move(made));
  });
  make_unique(words);
  return words;
}

std::vector<std::string> field_words(std::string_view title, std::string_view venue) {
  std::vector<std::string> words;
  for (const std::string_view text : {title, venue}) {
    each_word(text, false, [&](std::string_view word) {
      if (word.size() >= shortest_word && !empty_words().contains(word)) words.emplace_back(word);
    });
  }
  make_unique(words);
  return words;
}

std::string venue_series(std::string_view venue) {
  std::string series;
  each_word(venue, false, [&](std::string_view word) {
    if (word.size() < 2 || frame_words().contains(word)) return;
    if (!series.empty()) series += ' ';
    series += word;
  });
  return series;
}

std::string email_domain(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos) return {};
  std::string domain;
  for (const char c : text.substr(at + 1)) {
    if (!ascii::is_alphanumeric(c) && c != '.' && c != '-') break;
    domain += ascii::to_lower(c);
  }
  while (domain.ends_with('.')) domain.pop_back();
  return domain.find('.') == std::string::npos ? std::string() : domain;
}

}  // namespace opcit::people
