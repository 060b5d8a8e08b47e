/// Repairs of characters in TeX: wrong decoding, decomposed letters, invisible characters, references of HTML. Each
/// returns the text as it was where nothing is certain.
#pragma once

#include <string>
#include <string_view>

namespace opcit::faults {

/// UTF-8 that was decoded as CP1252, once or several times, as UTF-8.
std::string decode_again(std::string_view text);
/// Unicode Normal Form C.
std::string compose_all(std::string_view text);
/// Without soft hyphens, word joiners and byte order marks, which separate nothing.
std::string remove_invisible(std::string_view text);
/// Character references of HTML as TeX.
std::string replace_references(std::string_view tex);

}  // namespace opcit::faults
