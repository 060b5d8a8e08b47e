#include "enrich/arxiv_finder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace opcit::enrich {
namespace {

constexpr int results_a_work = 25;
constexpr int most_results = 400;

/// Only a renamed paper needs its earlier versions: authors and date match, or the abstract, but the title differs.
bool wants_earlier_versions(const match::Score& score, const match::Work& candidate) {
  const bool other_title = score.title < match::TitleLevel::equivalent;
  const bool fits = (score.authors == match::AuthorLevel::all && score.date_fits) || score.same_abstract;
  return other_title && candidate.version > 1 && fits;
}

}  // namespace

int ArxivFinder::rounds() const { return 5; }

std::optional<fetch::Fault> ArxivFinder::look(int round, std::span<const Quest> quests, Pool& pool) {
  using Way = std::optional<fetch::Fault> (ArxivFinder::*)(std::span<const Quest>, Pool&);
  static constexpr auto ways = std::to_array<Way>({&ArxivFinder::ids, &ArxivFinder::phrases, &ArxivFinder::words,
                                                   &ArxivFinder::authors, &ArxivFinder::earlier_versions});
  return (this->*ways[static_cast<std::size_t>(round)])(quests, pool);
}

std::optional<fetch::Fault> ArxivFinder::fetch_ids(const std::vector<std::string>& ids, Pool& pool) {
  if (ids.empty()) return std::nullopt;
  const auto found = api_.by_ids(ids);
  if (!found) return found.fault();
  pool.add(found.value(), name());
  return std::nullopt;
}

std::optional<fetch::Fault> ArxivFinder::ids(std::span<const Quest> quests, Pool& pool) {
  std::vector<std::string> ids;
  for (const Quest& quest : quests) {
    if (!quest.wanted->arxiv.empty()) ids.emplace_back(quest.wanted->arxiv);
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return fetch_ids(ids, pool);
}

std::optional<fetch::Fault> ArxivFinder::phrases(std::span<const Quest> quests, Pool& pool) {
  return search(match::Search::phrase, quests, pool);
}

std::optional<fetch::Fault> ArxivFinder::words(std::span<const Quest> quests, Pool& pool) {
  return search(match::Search::words, quests, pool);
}

std::optional<fetch::Fault> ArxivFinder::authors(std::span<const Quest> quests, Pool& pool) {
  return search(match::Search::authors, quests, pool);
}

std::optional<fetch::Fault> ArxivFinder::search(match::Search how, std::span<const Quest> quests, Pool& pool) {
  std::vector<std::string> clauses;
  for (const Quest& quest : quests) clauses.push_back(match::clause(*quest.wanted, how));
  for (const match::Query& query : match::join_clauses(clauses)) {
    const int room = std::min(most_results, results_a_work * static_cast<int>(query.works));
    const auto found = api_.search(query.text, 0, room);
    if (!found) return found.fault();
    pool.add(found.value(), name());
  }
  return std::nullopt;
}

std::optional<fetch::Fault> ArxivFinder::earlier_versions(std::span<const Quest> quests, Pool& pool) {
  constexpr int versions_each = 5;
  std::vector<std::string> ids;
  for (const Quest& quest : quests) {
    for (const match::Ranked& ranked : quest.decision->ranked) {
      const match::Work& candidate = pool.works()[ranked.candidate];
      if (!wants_earlier_versions(ranked.score, candidate)) continue;
      for (int version = 1; version < std::min(candidate.version, versions_each + 1); ++version) {
        ids.push_back(fmt::format("{}v{}", candidate.arxiv, version));
      }
    }
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return fetch_ids(ids, pool);
}

}  // namespace opcit::enrich
