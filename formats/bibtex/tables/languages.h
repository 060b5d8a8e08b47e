/// babel's and polyglossia's names of languages (biblatex's langid) and BCP 47 tags.
#pragma once

#include <string_view>

namespace opcit::bibtex {

/// "en-US" for "american"; without regard to case; empty when the name is unknown.
std::string_view language_tag(std::string_view babel_name) noexcept;
/// "american" for "en-US", "german" for "de" or "de-LU"; empty when no name is known for the tag or its language.
std::string_view babel_name(std::string_view language_tag) noexcept;

}  // namespace opcit::bibtex
