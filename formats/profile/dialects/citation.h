/// Reads one entry of a reference list. The style's marks separate the parts: quotation marks, a year in brackets or
/// between full stops, MEDLINE's names, italics.
#pragma once

#include <string_view>

#include "profile/dialects/page.h"

namespace opcit::profile {

/// Adds the parts of `text`, which may be wrapped. Returns false, and adds nothing, if no mark is unambiguous.
bool read_citation(Entry& entry, std::string_view text);

/// Reads the text after the title: venue, numbers, year, identifiers.
void read_citation_tail(Entry& entry, std::string_view text);

/// True if `text` is long enough for a citation and has a year or an identifier.
bool is_complete_citation(std::string_view text);

/// True for an arXiv id without a label: "2409.13598v2", "hep-th/9901001".
bool is_bare_arxiv(std::string_view text) noexcept;

/// The number of words, but at most `most`.
std::size_t count_words_up_to(std::string_view text, std::size_t most) noexcept;

}  // namespace opcit::profile
