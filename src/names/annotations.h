/// What author lines carry beside the name: ORCID iDs, e-mail addresses, affiliations and remarks in parentheses,
/// numbers of footnotes; and titles before the name.
#pragma once

#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

/// Takes all that but titles off `tidy` (see tidy_blanks); the iD and the affiliations go to `name`. What is left is
/// the name.
std::string_view strip_annotations(std::string_view tidy, Name& name, Arena& arena);

/// "Prof. Dr. Jane Roe" is Jane Roe; a title that nothing follows stays.
std::string_view strip_titles(std::string_view tidy) noexcept;

/// Where the parenthesis or bracket that ends `text` begins; npos if none does. Unbalanced ones begin nowhere.
std::size_t trailing_parenthesis(std::string_view text) noexcept;

/// "the ATLAS Collaboration": a word of is_corporate_word() in it.
bool names_a_body(std::string_view tidy);

/// Likewise with is_consortium_word(): "(the ATLAS Collaboration)" signs, "(Technical University)" employs.
bool names_a_consortium(std::string_view tidy);

}  // namespace opcit::names
