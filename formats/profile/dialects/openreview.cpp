// OpenReview: the profile of a person, and lists of submissions.
#include <array>

#include "profile/dialects/dialects.h"
#include "profile/dialects/page_date.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace openreview_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "Published: {date}, Last Modified: {citation}"},
    {Role::anchor, "Published: {date}"},
    {Role::anchor, "{date} \\(modified: {citation}"},
    {Role::anchor, "{date}Readers: {_}"},
    {Role::field, "(Abstract|TL;DR): {abstract}"},
    {Role::field, "Keywords: {keywords}"},
    {Role::furniture, "(Names|Emails|Career & Education History|Expertise|Co-Authors|Personal Links)"},
    {Role::furniture, "Advisors, Relations & Conflicts"},
    {Role::furniture, "Joined {date}"},
    {Role::furniture, "View all {total} publications"},
    {Role::furniture, "(Recent Publications|Publications)"},
    {Role::furniture, "About OpenReview{_}"},
    {Role::furniture, "(How do you usually write|Enter email addresses){_}"},
    {Role::furniture, "{_}( \\(Preferred\\)| \\(Confirmed\\))"},
    {Role::furniture, "{year}( – | - ){_}"},
});

constexpr auto above = std::to_array<Slot>({{Part::title}, {Part::authors}});

/// Splits "22 Jun 2023)ICML 2022Readers: Everyone18 Replies", "21 Aug 2022ICML 2021 WorkshopReaders: Everyone".
void cite(Entry& entry, std::string_view line) {
  line = line.substr(0, line.rfind("Readers:"));
  const std::size_t bracket = line.find(')');
  if (bracket < line.size() && parse_page_date(line.substr(0, bracket))) {
    return entry.add(Part::venue, line.substr(bracket + 1));
  }
  constexpr std::size_t longest_date = 32;
  for (std::size_t size = std::min(longest_date, line.size()); size >= 8; --size) {
    if (parse_page_date(line.substr(0, size))) return entry.add(Part::venue, line.substr(size));
  }
  entry.add(Part::venue, line);
}

constexpr auto proofs = std::to_array<Proof>({
    {3, "Published: {date}, Last Modified: {_}"},
    {3, "{date} \\(modified: {_}"},
});

}  // namespace
}  // namespace openreview_tables

const Dialect openreview = {
    .id = "openreview",
    .page = "OpenReview page",
    .proofs = openreview_tables::proofs,
    .rows = openreview_tables::rows,
    .above = openreview_tables::above,
    .more = "press 'View all'",
    .cite = openreview_tables::cite,
};

}  // namespace opcit::profile
