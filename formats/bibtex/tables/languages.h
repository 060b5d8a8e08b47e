/// Language names of babel and polyglossia (biblatex's langid), and BCP 47 tags.
/// read/record_reader.cpp and write/fields.cpp use it.
#pragma once

#include <string_view>

namespace opcit::bibtex {

/// "en-US" for "american". Letter case is ignored. Empty if the name is unknown.
std::string_view language_tag(std::string_view babel_name) noexcept;
/// "american" for "en-US", "german" for "de" or "de-LU". Empty if neither the tag nor its language has a name.
std::string_view babel_name(std::string_view language_tag) noexcept;

}  // namespace opcit::bibtex
