/// Words and punctuation of values that the reader and the writer share.
/// Read field_table.h for the fields that have these values.
#pragma once

#include <string>
#include <string_view>

namespace opcit::bibtex {

/// The genre that the entry type implies: "PhD thesis" for phdthesis; empty for other types.
std::string_view genre_of_type(std::string_view type) noexcept;
/// phdthesis or mastersthesis, depending on the genre.
std::string_view thesis_type(std::string_view genre) noexcept;
/// The type that replaces "PhD thesis" in a @phdthesis of an unknown kind. Readers drop it.
inline constexpr std::string_view unknown_thesis = "Thesis";

/// "27--35" and "27–35" become "27-35", without spaces around the hyphen.
std::string tidy_pages(std::string_view pages);

/// biblatex's words for a numbered series of a journal: "3rd series" for "3". Empty unless `series` is a small number.
std::string series_in_words(std::string_view series);

}  // namespace opcit::bibtex
