// Scopus: the documents of an author, as a list and as a table.
#include <array>

#include "profile/dialects/dialects.h"
#include "profile/dialects/venue.h"

namespace opcit::profile {
namespace scopus_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "{type} • {_}"},
    {Role::anchor, "{type}"},
    {Role::field, "{title}\t{authors}\t{citation}\t{year}\t{n}"},
    {Role::field, "{title}\t{authors}\t{citation}\t{year}"},
    {Role::furniture, "Document title\t{_}"},
    {Role::furniture, "{total} documents"},
    {Role::field, "Show abstract{_}"},
    {Role::field, "View at Publisher{_}"},
    {Role::field, "(Related documents|Full text|View in search results format)"},
    {Role::furniture, "(Citations|Citation|h-index|Documents by author|Export all|Save all to list)"},
    {Role::furniture, "(About Scopus|What is Scopus|Content coverage|Back to top)"},
    {Role::furniture, "Sort by {_}"},
    {Role::furniture, "Display {n} results{_}"},
    {Role::furniture, "Citations by {n} {_}"},
    {Role::furniture, "{n}"},
});

constexpr auto below = std::to_array<Slot>({
    {Part::title},
    {Part::authors},
    {Part::citation},
});

void cite(Entry& entry, std::string_view line) { read_venue(entry, line); }

constexpr auto proofs = std::to_array<Proof>({
    {2, "Show abstract{_}Related documents"},
    {3, "Documents by author"},
    {2, "{_}\t{_}\t{_}\t{year}\t{n}"},
    {1, "{type}"},
    {1, "Document title\tAuthors\tSource\tYear\tCitations"},
    {1, "{type} • Open access"},
});

}  // namespace
}  // namespace scopus_tables

const Dialect scopus = {
    .id = "scopus",
    .page = "Scopus page",
    .proofs = scopus_tables::proofs,
    .rows = scopus_tables::rows,
    .below = scopus_tables::below,
    .more = "display more results",
    .cite = scopus_tables::cite,
};

}  // namespace opcit::profile
