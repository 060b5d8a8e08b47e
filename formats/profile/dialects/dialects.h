/// The list of all dialects, and the detection of a page's dialect.
/// dialect.h explains what a dialect is.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "profile/dialects/dialect.h"

namespace opcit::profile {

extern const Dialect acl, ads, alphaxiv, arxiv_listing, arxiv_search, dblp, google_scholar, google_scholar_search, hal,
    hal_references, hugging_face, inspire, openreview, orcid_record, papers_with_code, pubmed_abstract, pubmed_summary,
    pubmed_web, references, researchgate, scopus, semantic_scholar, ssrn, web_of_science;

/// In the order in which they are tried.
std::span<const Dialect* const> all_dialects() noexcept;
/// nullptr if no dialect has this id.
const Dialect* find_dialect(std::string_view id) noexcept;

struct Evidence {
  const Dialect* dialect = nullptr;  ///< nullptr: unknown.
  int points = 0;
};
/// Examines the first lines of a page. With five points, the dialect is certain.
inline constexpr int sure_points = 5;
Evidence find_evidence(std::string_view head);

}  // namespace opcit::profile
