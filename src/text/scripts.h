/// Subscripts and superscripts as Unicode characters, for plain formats: "H₂O", "10⁻³".
/// RIS and ORCID use them.
#pragma once

#include <string>
#include <string_view>

#include "opcit/text.h"

namespace opcit {

/// `text` with subscript and superscript runs in Unicode characters, if all their characters have such a form. All
/// other styles are dropped. A view of `text.plain` if nothing changes, otherwise of `scratch`.
std::string_view plain_with_scripts(const Text& text, std::string& scratch);

}  // namespace opcit
