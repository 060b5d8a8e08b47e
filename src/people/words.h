/// The words of titles and venues that indicate the topic of a paper. evidence.h weighs them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opcit::people {

/// The folded words of `text` without words of any subject ("towards", "model", "analysis"), each once, as stems:
/// without plural endings; long words are cut after eight letters.
std::vector<std::string> topic_words(std::string_view text);

/// The folded words of a title and its venue that indicate the field ("language", "linguistics"), each once: all
/// except function words and words of proceedings.
std::vector<std::string> field_words(std::string_view title, std::string_view venue);

/// The name of a venue without what differs by year: ordinals, numbers, "Proceedings of the". Empty if nothing is left.
std::string venue_series(std::string_view venue);

/// The domain after "@" in `text`, in lower case ("ibm.com"); empty if not found.
std::string email_domain(std::string_view text);

}  // namespace opcit::people
