/// Titles as compared. Pure functions of the text; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace opcit::match {

/// A title without what different prints of it differ in: case, marks, punctuation, white space, TeX.
struct Title {
  std::string key;                 ///< All words without blanks: "msharpnessawareminimization".
  std::vector<std::string> words;  ///< Letters and digits; Greek letters by their names; "&" is "and".
  std::size_t head = 0;  ///< Words before the first colon, when these are at most three and others follow; else 0.

  bool empty() const noexcept { return words.empty(); }
};

/// Titles longer than this many words are cut; no real one is.
inline constexpr std::size_t longest_title = 80;

/// `plain` may hold TeX ("$\alpha$", "{LiNR}"), which is decoded.
Title normalise_title(std::string_view plain);

/// The keys of the title's head, and of what follows it; empty when it has none.
std::string head_key(const Title& title);
std::string tail_key(const Title& title);

/// The words that tell a title from others, each once: all but articles and prepositions, when there are any.
std::vector<std::string_view> telling_words(const Title& title);

/// How much two titles say the same.
enum class TitleLevel : std::uint8_t {
  unknown,     ///< One of the two is missing.
  different,   ///<
  twin,        ///< What stands before the colon differs: LiNR and LiRank.
  part,        ///< A number differs: "Part II", "GPT-3".
  similar,     ///< Most words are the same.
  extended,    ///< One says of itself that it is another version: "(extended version)", "Revisited".
  shortened,   ///< One lacks what stands before or after the colon.
  equivalent,  ///< Spelling, articles or prepositions differ.
  equal,
};

struct TitleComparison {
  TitleLevel level = TitleLevel::unknown;
  int percent = 0;  ///< Of the words that both have, in order.
};

TitleComparison compare_titles(const Title& a, const Title& b);

}  // namespace opcit::match
