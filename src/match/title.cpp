#include "match/title.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "opcit/latex.h"
#include "text/unicode.h"

namespace opcit::match {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t longest_head = 3;

/// The letters from alpha on, as fold_for_comparison() leaves them, with both forms of sigma.
constexpr auto greek = std::to_array<std::string_view>(
    {"alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
     "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
     "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"});

constexpr auto weightless =
    std::to_array<std::string_view>({"a", "an", "the", "of", "on", "for", "in", "to", "and", "with", "via", "by",
                                     "from", "at", "as", "using", "is", "are"});

/// If only one of two titles has such a word, they are titles of different texts.
constexpr auto markers = std::to_array<std::string_view>(
    {"extended", "revisited",     "supplement", "supplementary", "appendix", "comment",   "comments",
     "reply",    "response",      "erratum",    "corrigendum",   "addendum", "version",   "abstract",
     "thesis",   "tutorial",      "sequel",     "full",          "short",    "technical", "report",
     "demo",     "demonstration", "rejoinder",  "correction"});

constexpr auto roman =
    std::to_array<std::string_view>({"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii"});

template <class Table>
bool is_one_of(const Table& table, std::string_view word) noexcept {
  return std::ranges::find(table, word) != table.end();
}

bool is_number(std::string_view word) noexcept {
  const bool digit = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
  return digit || is_one_of(roman, word);
}

std::string_view greek_name(char32_t c) noexcept {
  constexpr char32_t first = 0x3B1;
  return c >= first && c < first + greek.size() ? greek[c - first] : std::string_view();
}

std::string plain_of(std::string_view text) {
  if (text.find_first_of("\\{}$") == std::string_view::npos) return fold_for_comparison(text);
  Arena arena;
  return fold_for_comparison(decode_latex(text, LatexFlavour::listing, arena).plain);
}

class WordCutter {
 public:
  explicit WordCutter(Title& title) : title_(title) {}

  void cut(std::string_view folded) {
    for (std::size_t pos = 0; pos < folded.size() && title_.words.size() < longest_title;) {
      const CodePoint at = decode_utf8(folded, pos);
      take(folded.substr(pos, at.size), at.value);
      pos += at.size;
    }
    flush();
    const bool has_head = colon_ > 0 && colon_ <= longest_head && colon_ < title_.words.size();
    title_.head = has_head ? colon_ : 0;
    for (const std::string& each : title_.words) title_.key += each;
  }

 private:
  void take(std::string_view bytes, char32_t value) {
    if (const std::string_view name = greek_name(value); !name.empty()) {
      word_ += name;
    } else if (is_letter_or_digit(value)) {
      word_ += bytes;
    } else if (value != U'\'') {
      flush();
      if (value == U'&') title_.words.emplace_back("and");
      if (value == U':' && colon_ == 0) colon_ = title_.words.size();
    }
  }

  void flush() {
    if (!word_.empty()) title_.words.push_back(std::move(word_));
    word_.clear();
  }

  Title& title_;
  std::string word_;
  std::size_t colon_ = 0;
};

/// True if the words differ in at most one letter. Short words must be equal: "cat", "car".
bool almost_same(std::string_view a, std::string_view b) noexcept {
  constexpr std::size_t shortest = 5;
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < shortest || b.size() - a.size() > 1 || is_number(a) || is_number(b)) return false;
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  const auto rest_a = a.substr(static_cast<std::size_t>(in_a - a.begin()));
  const auto rest_b = b.substr(static_cast<std::size_t>(in_b - b.begin()));
  return a.size() == b.size() ? rest_a.substr(1) == rest_b.substr(1) : rest_a == rest_b.substr(1);
}

/// The number of common words in the same order, and the words that only one title has.
struct Alignment {
  std::size_t common = 0;
  std::vector<std::string_view> rest;
};

Alignment align(const Words& a, const Words& b) {
  std::vector<std::array<std::uint8_t, longest_title + 1>> best(a.size() + 1);
  for (auto& row : best) row.fill(0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      best[i][j] = almost_same(a[i], b[j]) ? static_cast<std::uint8_t>(best[i + 1][j + 1] + 1)
                                           : std::max(best[i + 1][j], best[i][j + 1]);
    }
  }
  Alignment result{best[0][0], {}};
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && almost_same(a[i], b[j])) {
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && best[i + 1][j] >= best[i][j + 1])) {
      result.rest.emplace_back(a[i++]);
    } else {
      result.rest.emplace_back(b[j++]);
    }
  }
  return result;
}

Words numbers_of(const Title& title) {
  Words numbers;
  std::ranges::copy_if(title.words, std::back_inserter(numbers), is_number);
  std::ranges::sort(numbers);
  return numbers;
}

/// True if one title equals the other without the part before or after its colon.
bool is_part_of(const Title& brief, const Title& whole) {
  if (whole.head == 0 || brief.head != 0) return false;
  return brief.key == tail_key(whole) || brief.key == head_key(whole);
}

}  // namespace

Title normalise_title(std::string_view plain) {
  Title title;
  WordCutter(title).cut(plain_of(plain));
  return title;
}

std::string head_key(const Title& title) {
  std::string key;
  for (std::size_t i = 0; i < title.head; ++i) key += title.words[i];
  return key;
}

std::string tail_key(const Title& title) {
  std::string key;
  if (title.head == 0) return key;
  for (std::size_t i = title.head; i < title.words.size(); ++i) key += title.words[i];
  return key;
}

std::vector<std::string_view> telling_words(const Title& title) {
  std::vector<std::string_view> words(title.words.begin(), title.words.end());
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::vector<std::string_view> telling;
  std::ranges::copy_if(words, std::back_inserter(telling), [](auto word) { return !is_one_of(weightless, word); });
  return telling.empty() ? words : telling;
}

TitleComparison compare_titles(const Title& a, const Title& b) {
  if (a.empty() || b.empty()) return {};
  if (a.key == b.key) return {TitleLevel::equal, 100};
  const Alignment alignment = align(a.words, b.words);
  const int percent = static_cast<int>(200 * alignment.common / (a.words.size() + b.words.size()));
  if (is_part_of(a, b) || is_part_of(b, a)) return {TitleLevel::shortened, percent};
  if (a.head != 0 && b.head != 0 && head_key(a) != head_key(b)) return {TitleLevel::twin, percent};
  constexpr int most = 60;
  if (percent < most) return {TitleLevel::different, percent};
  if (numbers_of(a) != numbers_of(b)) return {TitleLevel::part, percent};
  const auto marks = [](std::string_view word) { return is_one_of(markers, word); };
  const auto weighs_nothing = [](std::string_view word) { return is_one_of(weightless, word); };
  if (std::ranges::any_of(alignment.rest, marks)) return {TitleLevel::extended, percent};
  if (std::ranges::all_of(alignment.rest, weighs_nothing)) return {TitleLevel::equivalent, percent};
  return {TitleLevel::similar, percent};
}

}  // namespace opcit::match
