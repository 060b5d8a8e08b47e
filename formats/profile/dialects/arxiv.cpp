// arXiv: results of its search by author, and listings (new, recent, by author).
#include <array>

#include "base/ascii.h"
#include "profile/dialects/dialects.h"
#include "profile/dialects/venue.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace arxiv_tables {
namespace {

constexpr auto search_rows = std::to_array<Row>({
    {Role::anchor, "arXiv:{arxiv} \\[{_}] {categories}"},
    {Role::anchor, "arXiv:{arxiv} \\[{_}]"},
    {Role::anchor, "arXiv:{arxiv}"},
    {Role::field, "doi {journal_doi}"},
    {Role::inside, "doi"},
    {Role::field, "{journal_doi}"},
    {Role::field, "Authors: {authors}"},
    {Role::field, "Authors:", Part::authors},
    {Role::field, "Abstract: {abstract}"},
    {Role::field, "Abstract:", Part::abstract},
    {Role::field, "Submitted {_}; v1 submitted {date}; {_}"},
    {Role::field, "Submitted {date}; {_}"},
    {Role::field, "Submitted {date}."},
    {Role::field, "Submitted {date}"},
    {Role::field, "Comments: {comment}"},
    {Role::field, "Journal ref: {citation}"},
    {Role::field, "(Report number|MSC Class|ACM Class): {_}"},
    {Role::furniture, "Showing {n}–{n} of {total} results for author: {owner}"},
    {Role::furniture, "Showing {n}–{n} of {total} results{_}"},
    {Role::furniture, "Search v{_} released {_}"},
    {Role::furniture, "(results per page. Sort results by|Relevance|Go|50|25|100|200)"},
    {Role::furniture, "(Announcement|Submission) date {_}"},
});

constexpr auto search_below = std::to_array<Slot>({{Part::title}});

/// Removes the text of buttons at the end of an abstract.
std::string_view without_buttons(std::string_view abstract) noexcept {
  for (const std::string_view button : {"▽ More", "△ Less"}) {
    if (abstract.ends_with(button)) abstract = trim(abstract.substr(0, abstract.size() - button.size()));
  }
  return abstract;
}

void finish(Entry& entry) {
  if (entry.has(Part::abstract)) entry.replace(Part::abstract, without_buttons(entry.first(Part::abstract)));
}

/// A reference to the published version is only kept as text, because the record describes the preprint.
void cite(Entry& entry, std::string_view line) { entry.add(Part::comment, line); }

constexpr auto search_proofs = std::to_array<Proof>({
    {2, "arXiv:{arxiv} \\[{_}]{_}"},
    {1, "Submitted {date}; {_}"},
    {3, "Showing {n}–{n} of {n} results for {_}"},
});

constexpr auto listing_rows = std::to_array<Row>({
    {Role::anchor, "\\[{n}] arXiv:{arxiv} {_}"},
    {Role::anchor, "\\[{n}] arXiv:{arxiv}"},
    {Role::anchor, "arXiv:{arxiv} (\\[|\\(){_}"},
    {Role::inside, "\\[{n}]"},
    {Role::field, "Title: {title}"},
    {Role::field, "Authors: {authors}"},
    {Role::field, "Comments: {comment}"},
    {Role::field, "Journal-ref: {citation}"},
    {Role::field, "DOI: {journal_doi}"},
    {Role::field, "(Related DOI|Report-no|MSC-class|ACM-class): {_}"},
    {Role::field, "Subjects: {categories}"},
    {Role::furniture, "(Total of|\\[ total of) {total} entries{_}"},
    {Role::furniture, "(Showing up to|\\[ showing) {_} entries per page{_}"},
    {Role::furniture, "{owner}'s articles on arXiv"},
    {Role::furniture, "This is a list of articles by {_} on arXiv{_}"},
    {Role::furniture, "Authors and titles for {_}"},
    {Role::furniture, "(New submissions|Cross submissions|Replacement submissions|Showing new listings){_}"},
});

/// Without labels, only the author line is between title and comments.
constexpr auto listing_below = std::to_array<Slot>({{Part::authors}, {Part::abstract, nullptr, true, true}});

constexpr auto listing_proofs = std::to_array<Proof>({
    {2, "\\[{n}] arXiv:{arxiv} {_}"},
    {1, "Subjects: {_} (\\({_})"},
});

}  // namespace
}  // namespace arxiv_tables

const Dialect arxiv_search = {
    .id = "arxiv-search",
    .page = "arXiv search page",
    .proofs = arxiv_tables::search_proofs,
    .rows = arxiv_tables::search_rows,
    .below = arxiv_tables::search_below,
    .preprints = true,
    .more = "copy the next pages, too",
    .cite = arxiv_tables::cite,
    .finish = arxiv_tables::finish,
};

const Dialect arxiv_listing = {
    .id = "arxiv-listing",
    .page = "arXiv listing",
    .proofs = arxiv_tables::listing_proofs,
    .rows = arxiv_tables::listing_rows,
    .below = arxiv_tables::listing_below,
    .preprints = true,
    .more = "press 'all'",
    .cite = arxiv_tables::cite,
};

}  // namespace opcit::profile
