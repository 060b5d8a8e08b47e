/// Repairs of lists of names and of pages, as BibTeX writes them.
#pragma once

#include <string>
#include <string_view>

namespace opcit::faults {

/// Without repeated 'and's, those that begin or end the list, commas after a name, doubled commas, and spaces before
/// commas or next to other spaces. Line ends and their indentation stay.
std::string tidy_names(std::string_view tex);

/// "12--34" for a range of two pages of one kind ("12-34", "S1 – S9", "xi---xv").
std::string usual_pages(std::string_view tex);

}  // namespace opcit::faults
