/// Where enrichment looks: arXiv's API, the offline snapshot; more will come.
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

/// A record for which nothing was accepted so far, and how it stands.
struct Quest {
  const match::Work* wanted = nullptr;
  const match::Decision* decision = nullptr;  ///< By the candidates in the pool.
};

class OPCIT_API Finder {
 public:
  Finder() = default;
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;
  virtual ~Finder() = default;

  /// "arxiv", "snapshot": what reports call it.
  virtual std::string_view name() const = 0;
  /// From the surest way to look to the loosest; decisions are made between them.
  virtual int rounds() const = 0;
  /// Adds to `pool` what may be the works in `quests`. The fault that stopped it, if any.
  virtual std::optional<fetch::Fault> look(int round, std::span<const Quest> quests, Pool& pool) = 0;
};

}  // namespace opcit::enrich
