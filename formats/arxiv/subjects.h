/// The subject classes in an entry's <category>: arXiv's own, and ACM and MSC classes as the authors wrote
/// them.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/record.h"

namespace opcit::arxiv {

/// "arxiv", "acm" (the classification of 1998: I.2.6), "msc" (68T05); empty for any other term.
std::string_view scheme_of(std::string_view term) noexcept;

/// The classes in one term: "I.2.6; I.2.7" and "03B70, 68Q99" are several. A term that cannot be split into classes
/// is kept as a whole, with the scheme of its first word.
std::vector<Category> split_term(std::string_view term);

}  // namespace opcit::arxiv
