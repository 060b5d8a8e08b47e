/// The words of titles and venues that say what a paper is about. evidence.h weighs them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opcit::people {

/// Folded words of `text` without those that any paper of any subject has ("towards", "model", "analysis"), each once,
/// cut to a stem: plural endings and what follows the eighth letter of long words.
std::vector<std::string> topic_words(std::string_view text);

/// Folded words of a title and its venue that place the paper in a field ("language", "linguistics"), each once: all
/// but the words of grammar and of proceedings.
std::vector<std::string> field_words(std::string_view title, std::string_view venue);

/// A venue without what differs from year to year: ordinals, numbers, "Proceedings of the". Empty for none.
std::string venue_series(std::string_view venue);

/// What follows "@" in `text`, lower case: "ibm.com"; empty for none.
std::string email_domain(std::string_view text);

}  // namespace opcit::people
