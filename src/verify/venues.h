/// Are these two names of one journal or conference? Acronyms, ISO abbreviations, years and "Proceedings of the .."
/// do not count. Pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace opcit::verify {

enum class SameVenue : char { no, unknown, yes };

/// unknown: one of the two says nothing of the venue (a series such as "Lecture Notes in Computer Science").
SameVenue compare_venues(std::string_view a, std::string_view b);

/// "ICML" of "Proceedings of the 38th International Conference on Machine Learning"; else `venue` itself.
std::string short_venue(std::string_view venue);

bool is_preprint_server(std::string_view venue);

/// Whether the venue is one that DBLP covers: of computer science, by name.
bool is_covered_by_dblp(std::string_view venue);

/// A series or a publisher's imprint that is not the venue itself.
bool is_series(std::string_view venue);

}  // namespace opcit::verify
