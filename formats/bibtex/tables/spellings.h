/// Words and marks of values that reading and writing must agree on.
#pragma once

#include <string>
#include <string_view>

namespace opcit::bibtex {

/// The genre that the entry type implies: "PhD thesis" for phdthesis; empty for other types.
std::string_view genre_of_type(std::string_view type) noexcept;
/// The one of BibTeX's two thesis types that fits the genre.
std::string_view thesis_type(std::string_view genre) noexcept;
/// What a @phdthesis prints instead of its own words when the kind of thesis is unknown. Readers drop it.
inline constexpr std::string_view unknown_thesis = "Thesis";

/// "27--35" and "27–35" become "27-35", without spaces around the hyphen.
std::string tidy_pages(std::string_view pages);

/// The series of a journal that biblatex counts: "3rd series" for "3"; empty unless `series` is a small number.
std::string series_in_words(std::string_view series);

}  // namespace opcit::bibtex
