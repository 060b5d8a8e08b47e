/// Finds the word that was probably meant by a misspelled word.
/// usage.h and choices.h use it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace opcit::cli {

/// The number of insertions, deletions, changes and swaps of neighbours between two words, ignoring case.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The word of `words` nearest to `word`, if at most a third of its letters differ; otherwise one that begins with
/// `word` or has it after a hyphen; empty if not found.
std::string nearest(std::string_view word, std::span<const std::string> words);

/// "did you mean 'X'?" for the nearest word; `otherwise` if no word is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> words, std::string_view otherwise);

}  // namespace opcit::cli
