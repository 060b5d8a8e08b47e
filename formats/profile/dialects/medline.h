/// Reads citations in the style of MEDLINE and Vancouver: "Doe JM, Chen W. Title. Journal. 1999 Aug 7;9(2):35-44."
#pragma once

#include <string_view>

#include "profile/dialects/page.h"

namespace opcit::profile {

/// True for "Doe JM, van der Berg A Jr, Chen W", optionally with "et al." and footnote marks.
bool is_medline_list(std::string_view line) noexcept;

/// Reads a whole citation, with a title between authors and journal if `titled`.
void read_medline(Entry& entry, std::string_view line, bool titled);
/// Reads "Journal. 1999 Aug 7;9(2):35-44. doi: 10.1000/1. PMID: 1."
void read_medline_journal(Entry& entry, std::string_view line);

}  // namespace opcit::profile
