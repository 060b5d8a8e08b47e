// ResearchGate: the publications of a profile.
#include <algorithm>
#include <array>

#include "profile/dialects/dialects.h"
#include "profile/dialects/work_types.h"
#include "profile/shape.h"

namespace opcit::profile {
namespace researchgate_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "{type}(Full-text available|File available)"},
    {Role::anchor, "{type}"},
    {Role::furniture, "ProfileResearch{_}"},
    {Role::field, "{date}"},
    {Role::field, "{n} (Reads|Read|Citations|Citation|Recommendations|Recommendation)"},
    {Role::field, "(·|•)"},
    {Role::field, "(Request full-text|Download|)RecommendFollowShare"},
    {Role::field, "(Request full-text|Download|Recommend|Follow|Share)"},
    {Role::furniture, "Publications \\({total})"},
    {Role::furniture, "Research \\({n})"},
    {Role::furniture, "(HomeQuestionsJobs|Research Interest Score|Citations|h-index)"},
    {Role::furniture, "(CompanyAbout|About us){_}"},
    {Role::furniture, "{n}"},
});

bool is_person(std::string_view line) noexcept {
  return line == "[...]" || line == "[…]" || looks_like_name(line) || may_be_written_small(line);
}

constexpr auto above = std::to_array<Slot>({{Part::title}});
constexpr auto below = std::to_array<Slot>({
    {Part::venue, nullptr, true},
    {Part::authors, is_person, true, true},
    {Part::abstract, nullptr, true},
});

/// Preprints have no venue: the line in its place is the first author.
void finish(Entry& entry) {
  const std::string_view venue = entry.first(Part::venue);
  if (!work_type_of(entry.first(Part::type), {}).preprint || venue.empty()) return;
  std::vector<std::string_view> people = {venue};
  for (const Piece& piece : entry.pieces()) {
    if (piece.part == Part::authors) people.push_back(piece.text);
  }
  entry.replace(Part::venue, {});
  entry.replace(Part::authors, {});
  for (const std::string_view person : people) entry.add(Part::authors, person);
}

constexpr auto proofs = std::to_array<Proof>({
    {2, "{type}(Full-text available|File available)"},
    {1, "{type}"},
    {1, "{n} Reads"},
    {2, "(Request full-text|Download)RecommendFollowShare"},
    {2, "HomeQuestionsJobs"},
});

}  // namespace
}  // namespace researchgate_tables

const Dialect researchgate = {
    .id = "researchgate",
    .page = "ResearchGate page",
    .proofs = researchgate_tables::proofs,
    .rows = researchgate_tables::rows,
    .above = researchgate_tables::above,
    .below = researchgate_tables::below,
    .more = "scroll to the end of the list before you copy it",
    .finish = researchgate_tables::finish,
};

}  // namespace opcit::profile
