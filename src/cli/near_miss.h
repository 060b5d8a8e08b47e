/// Finds what somebody meant who misspelled a word.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace opcit::cli {

/// Insertions, deletions, changes and swaps of neighbours that turn one word into the other, upper case aside.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The word of `words` that is nearest to `word`, as long as at most a third of its letters differ; else one that
/// begins with it or has it after a hyphen; empty: none.
std::string nearest(std::string_view word, std::span<const std::string> words);

/// "did you mean 'X'?" for the nearest word; `otherwise` when no word is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> words, std::string_view otherwise);

}  // namespace opcit::cli
