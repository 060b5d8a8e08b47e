// ACL Anthology: the pages of a person, of a volume and of search results.
#include <array>

#include "profile/dialects/dialects.h"

namespace opcit::profile {
namespace acl_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "pdf( |)bib( abs|abs|)"},
    {Role::anchor, "(bib abs|bibabs|bib|pdf)"},
    {Role::anchor, "pdf( |)bib( abs |abs| ){_}"},
    {Role::heading, "{year}"},
    {Role::furniture, "(ACL Anthology News|ACL Anthology FAQ){_}"},
    {Role::furniture, "ACL Anthology"},
    {Role::furniture, "Also published as:{_}"},
    {Role::furniture, "(Co-authors|Venues|Fix author|Fix data|Show all abstracts|Hide all abstracts)"},
});

bool is_venue(std::string_view line) noexcept {
  for (const std::string_view word : {"Proceedings", "Workshop", "Conference", "Actes", "Transactions", "Journal",
                                      "Computational Linguistics", "Volume", "Symposium", "Findings", "Tutorial"}) {
    if (line.find(word) != std::string_view::npos && !line.ends_with('.')) return true;
  }
  return false;
}

constexpr auto below = std::to_array<Slot>({
    {Part::title},
    {Part::authors},
    {Part::venue, is_venue, true},
    {Part::abstract, nullptr, true},
});

constexpr auto proofs = std::to_array<Proof>({{3, "pdf( |)bib( abs|abs|)"}, {3, "ACL Anthology{_}"}});

}  // namespace
}  // namespace acl_tables

const Dialect acl = {
    .id = "acl-anthology",
    .page = "ACL Anthology page",
    .proofs = acl_tables::proofs,
    .rows = acl_tables::rows,
    .below = acl_tables::below,
};

}  // namespace opcit::profile
