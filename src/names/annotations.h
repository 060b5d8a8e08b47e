/// Parts of author lines that are not the name: ORCID iDs, e-mail addresses, affiliations and remarks in parentheses,
/// footnote numbers, and titles before the name. display.cpp uses it before it splits a name.
#pragma once

#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

/// Removes these parts, except titles, from `tidy` (see tidy_blanks). The iD and the affiliations are stored in `name`.
/// Returns the rest, which is the name.
std::string_view strip_annotations(std::string_view tidy, Name& name, Arena& arena);

/// "Jane Roe" for "Prof. Dr. Jane Roe". A title with nothing after it is kept.
std::string_view strip_titles(std::string_view tidy) noexcept;

/// The start of the parenthesis or bracket that ends `text`; npos if not found or unbalanced.
std::size_t trailing_parenthesis(std::string_view text) noexcept;

/// True if `tidy` contains a word of is_corporate_word(), as in "the ATLAS Collaboration".
bool names_a_body(std::string_view tidy);

/// The same with is_consortium_word(): true for "(the ATLAS Collaboration)", false for "(Technical University)".
bool names_a_consortium(std::string_view tidy);

}  // namespace opcit::names
