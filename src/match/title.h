/// Normalises and compares titles. Pure functions, thread safe. score.h uses the result.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace opcit::match {

/// A title without case, diacritics, punctuation, whitespace and TeX, in which prints of a title differ.
struct Title {
  std::string key;                 ///< All words without spaces: "msharpnessawareminimization".
  std::vector<std::string> words;  ///< Letters and digits; Greek letters by their names; "&" is "and".
  std::size_t head = 0;  ///< Words before the first colon, if at most three and followed by others; otherwise 0.

  bool empty() const noexcept { return words.empty(); }
};

/// Longer titles are cut; real titles are shorter.
inline constexpr std::size_t longest_title = 80;

/// `plain` can contain TeX ("$\alpha$", "{LiNR}"), which is decoded.
Title normalise_title(std::string_view plain);

/// The keys of the title's head and of the rest; empty if the title has no head.
std::string head_key(const Title& title);
std::string tail_key(const Title& title);

/// The distinctive words of a title, each once: without articles and prepositions, if any word remains.
std::vector<std::string_view> telling_words(const Title& title);

/// How similar two titles are.
enum class TitleLevel : std::uint8_t {
  unknown,     ///< One title is missing.
  different,   ///<
  twin,        ///< The part before the colon differs: LiNR and LiRank.
  part,        ///< A number differs: "Part II", "GPT-3".
  similar,     ///< Most words are the same.
  extended,    ///< One names itself another version: "(extended version)", "Revisited".
  shortened,   ///< One lacks the part before or after the colon.
  equivalent,  ///< Only spelling, articles or prepositions differ.
  equal,
};

struct TitleComparison {
  TitleLevel level = TitleLevel::unknown;
  int percent = 0;  ///< Of words that both titles have, in the same order.
};

TitleComparison compare_titles(const Title& a, const Title& b);

}  // namespace opcit::match
