#include "people/sorter.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "names/relation.h"
#include "opcit/people.h"
#include "people/evidence.h"
#include "people/graph.h"
#include "people/library.h"
#include "people/rarity.h"

namespace opcit::people {
namespace {

/// Without a person file: a single record is unsure if its best link lacks at most this many points.
constexpr double nearly_enough = 2.0;
/// With a person file: records that lack more than this many points are not the person's.
constexpr double far_from_enough = 4.0;

std::size_t fullness(const PrintedName& name) {
  constexpr std::size_t more = 1000;
  return names::count_written_out(name.compared) * more + name.shown.size();
}

/// One run of sort(): selects, judges and joins papers, and makes the result.
class Sorting {
 public:
  Sorting(const Library& library, Selection selection, std::vector<Mark> marks)
      : library_(library),
        selection_(std::move(selection)),
        marks_(std::move(marks)),
        count_(library.entries().size()),
        judge_(library_.tokens(), selection_.papers, selection_.names),
        clustering_(cluster(judge_, selection_.papers, marks_)) {}

  Sorted without_person() {
    Sorted sorted;
    make_groups(sorted);
    const std::map<std::uint32_t, const Link*> nearest = nearest_links();
    std::erase_if(sorted.groups, [&](const Group& group) {
      const std::size_t record = group.records.front();
      if (group.records.size() > 1) return false;
      if (selection_.papers[record].spelling == none) {
        sorted.unsure.push_back({record, "no author of this name", {}});
        return true;
      }
      const auto at = nearest.find(clustering_.cluster[record]);
      if (at == nearest.end() || at->second->points < enough - nearly_enough) return false;
      sorted.unsure.push_back({record, "too little evidence to join it", {bond(*at->second)}});
      return true;
    });
    sort_groups(sorted);
    return sorted;
  }

  Sorted with_person() {
    Sorted sorted;
    make_groups(sorted);
    sorted.verdicts.assign(count_, Verdict::not_mine);
    std::map<std::uint32_t, const Link*> to_mine;
    for (const Link& link : clustering_.rest) {
      const std::uint32_t a = clustering_.cluster[link.a];
      const std::uint32_t b = clustering_.cluster[link.b];
      const std::uint32_t mine = clustering_.cluster[count_];
      if (a == mine || b == mine) to_mine.try_emplace(a == mine ? b : a, &link);
    }
    std::erase_if(sorted.groups, [&](const Group& group) { return is_unsure(group, to_mine, sorted); });
    for (const Group& group : sorted.groups) {
      for (const std::size_t record : group.records) {
        if (is_mine(record)) sorted.verdicts[record] = Verdict::mine;
      }
    }
    for (const Doubtful& one : sorted.unsure) sorted.verdicts[one.record] = Verdict::unsure;
    sort_groups(sorted);
    return sorted;
  }

 private:
  bool is_mine(std::size_t record) const {
    return clustering_.cluster.size() > count_ && clustering_.cluster[record] == clustering_.cluster[count_];
  }

  bool is_rejected(const Group& group) const {
    return std::any_of(group.records.begin(), group.records.end(),
                       [this](std::size_t record) { return marks_[record] == Mark::other; });
  }

  bool is_unsure(const Group& group, const std::map<std::uint32_t, const Link*>& to_mine, Sorted& sorted) const {
    const std::size_t first = group.records.front();
    if (is_mine(first) || is_rejected(group) || selection_.papers[first].spelling == none) return false;
    const auto at = to_mine.find(clustering_.cluster[first]);
    if (at == to_mine.end() || at->second->points < enough - far_from_enough) return false;
    for (const std::size_t record : group.records)
      sorted.unsure.push_back({record, "too little evidence to accept it", {bond(*at->second)}});
    return true;
  }

  std::map<std::uint32_t, const Link*> nearest_links() const {
    std::map<std::uint32_t, const Link*> nearest;
    for (const Link& link : clustering_.rest) {  // the strongest first
      nearest.try_emplace(clustering_.cluster[link.a], &link);
      nearest.try_emplace(clustering_.cluster[link.b], &link);
    }
    return nearest;
  }

  Bond bond(const Link& link) const {
    std::vector<Reason> reasons;
    judge_.compare(link.a, link.b, &reasons);
    reasons.push_back(judge_.rarity_reason(link.a, link.b));
    Bond made{number(link.a), number(link.b), link.points, link.pairs, {}};
    double told = 0;
    for (Reason& reason : reasons) {
      told += reason.points;
      made.evidence.push_back({std::move(reason.text), reason.points});
    }
    constexpr double worth_telling = 0.05;
    if (link.pairs > 1 && link.points - told > worth_telling)
      made.evidence.push_back({fmt::format("{} pairs of records speak for it", link.pairs), link.points - told});
    return made;
  }

  std::size_t number(std::uint32_t paper) const { return paper < count_ ? paper : person_itself; }

  void make_groups(Sorted& sorted) const {
    std::map<std::uint32_t, std::size_t> groups;
    for (std::size_t i = 0; i < count_; ++i) {
      const auto [at, is_new] = groups.try_emplace(clustering_.cluster[i], sorted.groups.size());
      if (is_new) sorted.groups.emplace_back();
      sorted.groups[at->second].records.push_back(i);
    }
    for (Group& group : sorted.groups) name_group(group);
    for (const Link& link : clustering_.joins) {
      const auto at = groups.find(clustering_.cluster[link.a]);
      if (at != groups.end()) sorted.groups[at->second].bonds.push_back(bond(link));
    }
  }

  void name_group(Group& group) const {
    std::map<std::uint32_t, std::size_t> counts;
    for (const std::size_t record : group.records) ++counts[selection_.papers[record].spelling];
    counts.erase(none);
    std::vector<std::pair<std::size_t, std::uint32_t>> order;
    for (const auto& [spelling, count] : counts) order.emplace_back(fullness(selection_.names[spelling]), spelling);
    std::sort(order.rbegin(), order.rend());
    for (const auto& [full, spelling] : order) group.spellings.push_back(selection_.names[spelling].shown);
    if (!group.spellings.empty()) group.name = group.spellings.front();
  }

  void sort_groups(Sorted& sorted) const {
    std::stable_sort(sorted.groups.begin(), sorted.groups.end(), [this](const Group& x, const Group& y) {
      const bool mine_x = is_mine(x.records.front());
      const bool mine_y = is_mine(y.records.front());
      return mine_x != mine_y ? mine_x : x.records.size() > y.records.size();
    });
    sorted.mine =
        static_cast<std::size_t>(std::count_if(sorted.groups.begin(), sorted.groups.end(),
                                               [this](const Group& group) { return is_mine(group.records.front()); }));
  }

  const Library& library_;
  Selection selection_;
  std::vector<Mark> marks_;
  std::size_t count_;
  Judge judge_;
  Clustering clustering_;
};

/// Papers without the name must not link to others.
void silence_others(Selection& selection) {
  for (Paper& paper : selection.papers) {
    if (paper.spelling == none) paper.tokens.clear();
  }
}

/// Ignores co-authors of both the person and a namesake.
void forget_shared_coauthors(const std::vector<Paper>& papers, const std::vector<Mark>& marks, const Tokens& tokens,
                             Paper& known) {
  std::unordered_set<Token> shared;
  for (std::size_t i = 0; i < papers.size(); ++i) {
    if (marks[i] == Mark::other) shared.insert(papers[i].tokens.begin(), papers[i].tokens.end());
  }
  std::erase_if(known.tokens, [&](Token token) {
    const bool person = tokens.kind(token) == TokenKind::coauthor || tokens.kind(token) == TokenKind::coauthor_initial;
    return person && shared.contains(token);
  });
}

}  // namespace

double enough_points() noexcept { return enough; }

struct Sorter::State {
  Library library;
};

Sorter::Sorter() : state_(std::make_unique<State>()) {}
Sorter::~Sorter() = default;
Sorter::Sorter(Sorter&&) noexcept = default;
Sorter& Sorter::operator=(Sorter&&) noexcept = default;

void Sorter::add(const Record& record) { state_->library.add(record); }
std::size_t Sorter::size() const { return state_->library.entries().size(); }
const std::string& Sorter::key(std::size_t record) const { return state_->library.entries()[record].key; }
const std::string& Sorter::title(std::size_t record) const { return state_->library.entries()[record].title; }
std::int32_t Sorter::year(std::size_t record) const { return state_->library.entries()[record].year; }
std::vector<std::string> Sorter::most_frequent_names() const { return state_->library.most_frequent(); }

Sorted Sorter::sort(const std::vector<std::string>& names) {
  Selection selection = state_->library.papers_by(names);
  silence_others(selection);
  std::vector<Mark> marks(selection.papers.size(), Mark::open);
  Sorted sorted = Sorting(state_->library, std::move(selection), std::move(marks)).without_person();
  sorted.names = names;
  return sorted;
}

Sorted Sorter::sort(const Person& person) {
  Library& library = state_->library;
  Selection selection = library.papers_by(person.names);
  silence_others(selection);
  const auto in = Library::call_names(person.in);
  const auto out = Library::call_names(person.out);
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < selection.papers.size(); ++i) {
    const std::string& orcid = selection.papers[i].orcid;
    const bool other_id = !orcid.empty() && !person.orcid.empty() && orcid != person.orcid;
    const bool mine = library.is_called(i, in) || (!orcid.empty() && orcid == person.orcid);
    marks.push_back(library.is_called(i, out) || other_id ? Mark::other : mine ? Mark::mine : Mark::open);
  }
  Paper known = library.paper_of(person);
  forget_shared_coauthors(selection.papers, marks, library.tokens(), known);
  Arena arena;
  for (const std::string& name : person.names) {
    PrintedName printed{name, names::compared(read_name_line(name, arena)), 0};
    printed.rarity = rarity(printed.compared);
    if (known.spelling != none && fullness(printed) <= fullness(selection.names.back())) continue;
    known.spelling = static_cast<std::uint32_t>(selection.names.size());
    selection.names.push_back(std::move(printed));
  }
  selection.papers.push_back(std::move(known));
  marks.push_back(Mark::mine);
  Sorted sorted = Sorting(library, std::move(selection), std::move(marks)).with_person();
  sorted.names = person.names;
  return sorted;
}

}  // namespace opcit::people
