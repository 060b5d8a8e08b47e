// Semantic Scholar: the page of an author.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "profile/dialects/dialects.h"
#include "profile/dialects/page_date.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace s2_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "{date}"},
    {Role::field, "TLDR {abstract}"},
    {Role::furniture, "TLDR", Part::abstract},
    {Role::furniture, "{n}"},
    {Role::furniture, "{total} Publications"},
    {Role::furniture, "View (on|PDF on|Paper|via) {_}"},
    {Role::furniture, "View Paper"},
    {Role::furniture, "(\\[PDF]|PDF|Save|Alert|Cite|Expand|Create Alert|Has PDF|Co-Author|Author|More Filters)"},
    {Role::furniture,
     "(Publications|h-index|Citations|Highly Influential Citations|PublicationsInfluenceCiting Authors)"},
    {Role::furniture, "(Sort by |Skip to search form){_}"},
    {Role::furniture, "Semantic Scholar"},
});

constexpr auto fields = std::to_array<std::string_view>({"agricultural and food sciences",
                                                         "art",
                                                         "biology",
                                                         "business",
                                                         "chemistry",
                                                         "computer science",
                                                         "economics",
                                                         "education",
                                                         "engineering",
                                                         "environmental science",
                                                         "geography",
                                                         "geology",
                                                         "history",
                                                         "law",
                                                         "linguistics",
                                                         "materials science",
                                                         "mathematics",
                                                         "medicine",
                                                         "philosophy",
                                                         "physics",
                                                         "political science",
                                                         "psychology",
                                                         "sociology"});

/// True for "Computer Science, Mathematics" and similar lines.
bool is_field_of_study(std::string_view line) noexcept {
  while (!line.empty()) {
    const std::size_t comma = std::min(line.find(','), line.size());
    const std::string_view field = trim(line.substr(0, comma));
    if (std::ranges::none_of(fields, [field](auto known) { return ascii::equals_lower(field, known); })) return false;
    line.remove_prefix(std::min(comma + 1, line.size()));
  }
  return true;
}
bool is_venue(std::string_view line) noexcept { return !is_field_of_study(line); }

constexpr auto above = std::to_array<Slot>({
    {Part::title},
    {Part::authors},
    {Part::keywords, is_field_of_study, true},
    {Part::venue, is_venue, true},
});
constexpr auto below = std::to_array<Slot>({{Part::abstract, nullptr, true}});

void finish(Entry& entry) {
  std::string_view abstract = entry.first(Part::abstract);
  if (!abstract.ends_with("Expand")) return;
  entry.replace(Part::abstract, abstract.substr(0, abstract.size() - 6));
}

/// Counts fields of study with a date at most two lines below.
int fields_and_dates(std::span<const PageLine> lines) {
  int points = 0;
  for (std::size_t i = 0; i + 2 < lines.size() && points < 6; ++i) {
    if (lines[i].text.empty() || !is_field_of_study(lines[i].text)) continue;
    if (parse_page_date(lines[i + 1].text) || parse_page_date(lines[i + 2].text)) points += 2;
  }
  return points;
}

constexpr auto proofs = std::to_array<Proof>({
    {4, "Skip to search form{_}Semantic Scholar"},
    {3, "Sort by Most Influential Papers"},
    {1, "TLDR {_}"},
    {1, "Highly Influential Citations"},
});

}  // namespace
}  // namespace s2_tables

const Dialect semantic_scholar = {
    .id = "semantic-scholar",
    .page = "Semantic Scholar page",
    .proofs = s2_tables::proofs,
    .rows = s2_tables::rows,
    .above = s2_tables::above,
    .below = s2_tables::below,
    .more = "copy the next pages, too",
    .finish = s2_tables::finish,
    .evidence = s2_tables::fields_and_dates,
};

}  // namespace opcit::profile
