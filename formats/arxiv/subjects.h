/// The subject classes that an entry's <category> may hold: arXiv's, and those of the ACM and the MSC as their authors
/// have written them.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/record.h"

namespace opcit::arxiv {

/// "arxiv", "acm" (the classification of 1998: I.2.6), "msc" (68T05); empty for anything else.
std::string_view scheme_of(std::string_view term) noexcept;

/// The classes in one term: "I.2.6; I.2.7" and "03B70, 68Q99" are several. A term that does not part into classes
/// stays whole, under the scheme of its first word.
std::vector<Category> split_term(std::string_view term);

}  // namespace opcit::arxiv
