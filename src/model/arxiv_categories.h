/// arXiv's categories, and the short codes that web pages use for them.
#pragma once

#include <string_view>
#include <vector>

namespace opcit {

struct ArxivCategory {
  std::string_view id;         ///< "cs.LG"
  std::string_view name;       ///< "Machine Learning"
  std::string_view canonical;  ///< The id itself; for aliases and retired archives, the current id: cs.NA -> math.NA.
  bool active;                 ///< New papers can be filed under it.
};

/// nullptr if arXiv has no such category. The id must match exactly.
const ArxivCategory* find_arxiv_category(std::string_view id) noexcept;

/// The active categories that a code can mean: its id or the part of its id after the dot, ignoring case
/// ("LG" -> cs.LG; "CV" -> cs.CV, math.CV; "AO-PH" -> physics.ao-ph; "astro-ph.CO" -> itself). Sorted by
/// id.
std::vector<const ArxivCategory*> arxiv_categories_by_code(std::string_view code);

/// "cs" for "cs.LG"; the id itself if it has no dot.
std::string_view arxiv_archive(std::string_view id) noexcept;

}  // namespace opcit
