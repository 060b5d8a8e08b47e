/// Finds papers with arXiv's API: ids in batches first, then queries that combine many papers (match/query.h).
#pragma once

#include <string>
#include <vector>

#include "enrich/finder.h"
#include "match/query.h"

namespace opcit::enrich {

class OPCIT_API ArxivFinder final : public Finder {
 public:
  /// `api` must outlive this object.
  explicit ArxivFinder(fetch::ArxivApi& api) : api_(api) {}

  std::string_view name() const override { return "arxiv"; }
  int rounds() const override;
  std::optional<fetch::Fault> look(int round, std::span<const Quest> quests, Pool& pool) override;

 private:
  std::optional<fetch::Fault> ids(std::span<const Quest> quests, Pool& pool);
  std::optional<fetch::Fault> phrases(std::span<const Quest> quests, Pool& pool);
  std::optional<fetch::Fault> words(std::span<const Quest> quests, Pool& pool);
  std::optional<fetch::Fault> authors(std::span<const Quest> quests, Pool& pool);
  std::optional<fetch::Fault> earlier_versions(std::span<const Quest> quests, Pool& pool);
  std::optional<fetch::Fault> search(match::Search how, std::span<const Quest> quests, Pool& pool);
  std::optional<fetch::Fault> fetch_ids(const std::vector<std::string>& ids, Pool& pool);

  fetch::ArxivApi& api_;
};

}  // namespace opcit::enrich
