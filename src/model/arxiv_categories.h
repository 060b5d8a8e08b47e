/// arXiv's categories and the short codes by which pages name them.
#pragma once

#include <string_view>
#include <vector>

namespace opcit {

struct ArxivCategory {
  std::string_view id;         ///< "cs.LG"
  std::string_view name;       ///< "Machine Learning"
  std::string_view canonical;  ///< Itself, or what an alias or a retired archive stands for today: cs.NA -> math.NA.
  bool active;                 ///< New papers can be filed under it.
};

/// nullptr when arXiv has no such category; exact, case counts.
const ArxivCategory* find_arxiv_category(std::string_view id) noexcept;

/// The active categories which a code may mean: those whose id or whose part behind the dot it is, without case
/// ("LG" -> cs.LG; "CV" -> cs.CV, math.CV; "AO-PH" -> physics.ao-ph; "astro-ph.CO" -> itself). In the order of their
/// ids.
std::vector<const ArxivCategory*> arxiv_categories_by_code(std::string_view code);

/// "cs" of "cs.LG"; the id itself when it has no dot.
std::string_view arxiv_archive(std::string_view id) noexcept;

}  // namespace opcit
