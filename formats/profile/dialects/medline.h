/// Citations as MEDLINE and Vancouver write them: "Doe JM, Chen W. Title. Journal. 1999 Aug 7;9(2):35-44."
#pragma once

#include <string_view>

#include "profile/dialects/page.h"

namespace opcit::profile {

/// "Doe JM, van der Berg A Jr, Chen W", perhaps with "et al." and marks of footnotes.
bool is_medline_list(std::string_view line) noexcept;

/// A whole citation, without a title between authors and journal unless `titled`.
void read_medline(Entry& entry, std::string_view line, bool titled);
/// "Journal. 1999 Aug 7;9(2):35-44. doi: 10.1000/1. PMID: 1."
void read_medline_journal(Entry& entry, std::string_view line);

}  // namespace opcit::profile
