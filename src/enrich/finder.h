/// The interface of sources for enrichment. arxiv_finder.h and snapshot.h implement it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "enrich/pool.h"
#include "match/decide.h"
#include "match/work.h"
#include "opcit/export.h"
#include "sources/source.h"

namespace opcit::enrich {

/// A record without an accepted paper, with its current decision.
struct Quest {
  const match::Work* wanted = nullptr;
  const match::Decision* decision = nullptr;  ///< From the candidates in the pool.
};

class OPCIT_API Finder {
 public:
  Finder() = default;
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;
  virtual ~Finder() = default;

  /// "arxiv", "snapshot": the name in reports.
  virtual std::string_view name() const = 0;
  /// The number of rounds, from the most precise search to the least precise; a decision follows each round.
  virtual int rounds() const = 0;
  /// Adds possible matches for `quests` to `pool`. Returns the fault that stopped it, if any.
  virtual std::optional<fetch::Fault> look(int round, std::span<const Quest> quests, Pool& pool) = 0;
};

}  // namespace opcit::enrich
