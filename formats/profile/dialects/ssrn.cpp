// SSRN: the page of an author.
#include <array>

#include "profile/dialects/dialects.h"

namespace opcit::profile {
namespace ssrn_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "{n}."},
    {Role::field, "Number of pages: {n} Posted: {date} Last Revised: {_}"},
    {Role::field, "Number of pages: {n} Posted: {date}"},
    {Role::field, "Posted: {date}"},
    {Role::field, "Downloads {n} {_}"},
    {Role::field, "Citation {n}"},
    {Role::field, "Abstract:", Part::abstract},
    {Role::field, "Abstract: {abstract}"},
    {Role::field, "Keywords: {keywords}"},
    {Role::field, "JEL Classification: {_}"},
    {Role::furniture, "Scholarly Papers \\({total})"},
    {Role::furniture, "(SCHOLARLY PAPERS|DOWNLOADS|TOTAL CITATIONS|View Details)"},
    {Role::furniture, "{n}"},
});

constexpr auto below = std::to_array<Slot>({
    {Part::title}, {Part::authors}, {Part::none, nullptr, true, true},  // affiliations
});

constexpr auto proofs = std::to_array<Proof>({
    {3, "Number of pages: {n} Posted: {_}"},
    {1, "Downloads {n} \\({n})"},
});

}  // namespace
}  // namespace ssrn_tables

const Dialect ssrn = {
    .id = "ssrn",
    .page = "SSRN page",
    .proofs = ssrn_tables::proofs,
    .rows = ssrn_tables::rows,
    .below = ssrn_tables::below,
    .preprints = true,
};

}  // namespace opcit::profile
