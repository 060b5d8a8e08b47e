/// Are these two names of one journal or conference? Ignores years and "Proceedings of the ..", and knows acronyms
/// and ISO abbreviations. Pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace opcit::verify {

enum class SameVenue : char { no, unknown, yes };

/// `unknown` if one of the names is that of a series, such as "Lecture Notes in Computer Science".
SameVenue compare_venues(std::string_view a, std::string_view b);

/// "ICML" for "Proceedings of the 38th International Conference on Machine Learning"; `venue` if none is known.
std::string short_venue(std::string_view venue);

bool is_preprint_server(std::string_view venue);

/// True if DBLP covers the venue, judged by its name: computer science.
bool is_covered_by_dblp(std::string_view venue);

/// True for names of series and publishers' imprints, which do not identify the venue.
bool is_series(std::string_view venue);

}  // namespace opcit::verify
