/// One entry of a list of references. The marks of the style say what is what: quotation marks, a year in brackets or
/// between full stops, MEDLINE's names, italics.
#pragma once

#include <string_view>

#include "profile/dialects/page.h"

namespace opcit::profile {

/// Adds the parts of `text`; false, with nothing added, when no mark is unambiguous. `text` may be wrapped.
bool read_citation(Entry& entry, std::string_view text);

/// What follows the title: venue, numbers, year, identifiers.
void read_citation_tail(Entry& entry, std::string_view text);

/// Long enough for a citation, and with a year or an identifier.
bool is_complete_citation(std::string_view text);

/// "2409.13598v2", "hep-th/9901001", without a label.
bool is_bare_arxiv(std::string_view text) noexcept;

/// The number of words, `most` at most.
std::size_t count_words_up_to(std::string_view text, std::size_t most) noexcept;

}  // namespace opcit::profile
