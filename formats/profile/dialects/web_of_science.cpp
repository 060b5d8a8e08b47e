// Web of Science: a list of search results.
#include <array>

#include "profile/dialects/dialects.h"
#include "profile/dialects/venue.h"

namespace opcit::profile {
namespace wos_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "{date} | {citation}"},
    {Role::furniture, "{total} results from {_}"},
    {Role::furniture, "{_} \\(Author)"},
    {Role::furniture, "{n}"},
    {Role::furniture, "{n}/{n}"},
    {Role::field, "(Citations|Citation|References|Reference|Related records)"},
    {Role::field, "(Full Text at Publisher|Free Full Text from Publisher|View full text|Full Text)"},
    {Role::field, "(Free Submitted Article|Free Accepted Article|Free Published Article){_}"},
    {Role::furniture, "(Analyze Results|Citation Report|Create Alert|Add To Marked List|Export)"},
    {Role::furniture, "Sort by: {_}"},
});

constexpr auto above = std::to_array<Slot>({{Part::title}, {Part::authors}});
constexpr auto below = std::to_array<Slot>({{Part::abstract, nullptr, true}});

void cite(Entry& entry, std::string_view line) { read_venue(entry, line); }

void finish(Entry& entry) {
  constexpr std::string_view button = "Show more";
  const std::string_view abstract = entry.first(Part::abstract);
  if (abstract.ends_with(button)) entry.replace(Part::abstract, abstract.substr(0, abstract.size() - button.size()));
}

constexpr auto proofs = std::to_array<Proof>({
    {3, "{n} results from Web of Science {_}"},
    {2, "{date} | {_}, pp.{_}"},
    {1, "Add To Marked List"},
});

}  // namespace
}  // namespace wos_tables

const Dialect web_of_science = {
    .id = "web-of-science",
    .page = "Web of Science page",
    .proofs = wos_tables::proofs,
    .rows = wos_tables::rows,
    .above = wos_tables::above,
    .below = wos_tables::below,
    .more = "show more results a page",
    .cite = wos_tables::cite,
    .finish = wos_tables::finish,
};

}  // namespace opcit::profile
