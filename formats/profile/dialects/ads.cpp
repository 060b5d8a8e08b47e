// NASA ADS: a list of search results.
#include <array>

#include "profile/dialects/dialects.h"

namespace opcit::profile {
namespace ads_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "{bibcode}"},
    {Role::field, "{date}"},
    {Role::furniture, "cited: {n}"},
    {Role::furniture, "{n}"},
    {Role::furniture, "Your search returned {total} results"},
    {Role::furniture, "(Sort by |Author count, |\xC2\xA9 The SAO ){_}"},
    {Role::furniture, "(Show abstracts|Hide abstracts|Select All|Years|Citations|Reads)"},
});

constexpr auto below = std::to_array<Slot>({
    {Part::title},
    {Part::authors},
    {Part::abstract, nullptr, true},
});

constexpr auto proofs = std::to_array<Proof>({{3, "{bibcode}"}, {2, "Your search returned {n} results"}});

}  // namespace
}  // namespace ads_tables

const Dialect ads = {
    .id = "ads",
    .page = "ADS result page",
    .proofs = ads_tables::proofs,
    .rows = ads_tables::rows,
    .below = ads_tables::below,
    .more = "show more results a page",
};

}  // namespace opcit::profile
