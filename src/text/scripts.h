/// Sub- and superscripts that Unicode has characters for, for plain formats: "H₂O", "10⁻³".
#pragma once

#include <string>
#include <string_view>

#include "opcit/text.h"

namespace opcit {

/// `text` with its sub- and superscript runs in Unicode's characters where there is one for each of their characters;
/// all other style is left out. A view of `text.plain` when nothing changes, else of `scratch`.
std::string_view plain_with_scripts(const Text& text, std::string& scratch);

}  // namespace opcit
