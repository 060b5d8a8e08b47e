// PubMed: its page of results, and the text files that it saves: summaries and abstracts.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "profile/dialects/dialects.h"
#include "profile/dialects/found_ids.h"
#include "profile/dialects/medline.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace pubmed_tables {
namespace {

/// "Doe JM, Chen W. Title. Journal. 1999 Aug 7;9(2):35-44. doi: 10.1000/1. PMID: 1."
void cite_summary(Entry& entry, std::string_view line) { read_medline(entry, line, true); }
/// "Doe JM, Chen W. Journal. 1999 Aug 7;9(2):35-44. doi: 10.1000/1. PMID: 1 Free article."
void cite_result(Entry& entry, std::string_view line) { read_medline(entry, line, false); }
/// "Journal. 1999 Aug 7;9(2):35-44. doi: 10.1000/1."
void cite_journal(Entry& entry, std::string_view line) { read_medline_journal(entry, line); }

constexpr auto summary_rows = std::to_array<Row>({{Role::anchor, "{n}: {citation}"}});
constexpr auto summary_proofs = std::to_array<Proof>({{3, "{n}: {_}. {_};{_}:{_}"}, {2, "{n}: {_} PMID: {_}"}});

constexpr auto abstract_rows = std::to_array<Row>({
    {Role::anchor, "{n}. {citation}"},
    {Role::field, "Author information: {_}"},
    {Role::field, "(Collaborators|Erratum in|Comment in|Comment on|Update in): {_}"},
    {Role::field, "DOI: {doi}"},
    {Role::field, "PMCID: {pmcid}"},
    {Role::field, "PMID: {pmid} \\[{_}"},
    {Role::field, "PMID: {pmid}"},
    {Role::field, "(Conflict of interest statement:|Copyright ©|Crown Copyright) {_}"},
});
constexpr auto abstract_below = std::to_array<Slot>({
    {Part::title},
    {Part::authors, is_medline_list, true},
    {Part::abstract, nullptr, true, true},
});
constexpr auto abstract_proofs = std::to_array<Proof>({
    {1, "{n}. {_}. {_};{_}"},
    {2, "PMID: {pmid} \\[{_}"},
    {2, "Author information:"},
});

constexpr auto web_rows = std::to_array<Row>({
    {Role::anchor, "{n}"},
    {Role::furniture, "{total} results{_}"},
    {Role::furniture, "Page {n} of {n}"},
    {Role::inside, "(Cite|Share|Item in Clipboard)"},
    {Role::furniture, "(Save|Email|Send to|Display options|Show more)"},
    {Role::furniture, "Sort by: {_}"},
    {Role::furniture, "(National Center for Biotechnology Information|NLM Support Center|8600 Rockville Pike){_}"},
});
constexpr auto web_below = std::to_array<Slot>({
    {Part::title},
    {Part::citation},
    {Part::abstract, nullptr, true},
});
constexpr auto web_proofs = std::to_array<Proof>({{2, "{_}. {_};{_}:{_} PMID: {_}"}, {1, "Sort by: Best match"}});

}  // namespace
}  // namespace pubmed_tables

const Dialect pubmed_summary = {
    .id = "pubmed-summary",
    .page = "PubMed summary",
    .proofs = pubmed_tables::summary_proofs,
    .rows = pubmed_tables::summary_rows,
    .authors = AuthorStyle::initials_last,
    .paragraphs = true,
    .cite = pubmed_tables::cite_summary,
};

const Dialect pubmed_abstract = {
    .id = "pubmed-abstract",
    .page = "PubMed abstracts",
    .proofs = pubmed_tables::abstract_proofs,
    .rows = pubmed_tables::abstract_rows,
    .below = pubmed_tables::abstract_below,
    .authors = AuthorStyle::initials_last,
    .paragraphs = true,
    .cite = pubmed_tables::cite_journal,
};

const Dialect pubmed_web = {
    .id = "pubmed",
    .page = "PubMed result page",
    .proofs = pubmed_tables::web_proofs,
    .rows = pubmed_tables::web_rows,
    .below = pubmed_tables::web_below,
    .authors = AuthorStyle::initials_last,
    .more = "copy the next pages, too",
    .cite = pubmed_tables::cite_result,
};

}  // namespace opcit::profile
