/// An entry with all answers of sources about it: plan.h collects them, judge.h decides by them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "opcit/record.h"
#include "sources/services.h"
#include "verify/facts.h"

namespace opcit::verify {

/// A work in a source.
struct Found {
  Facts facts;
  const Record* record = nullptr;         ///< What the facts are of; nullptr for a notice of retraction.
  std::shared_ptr<const Batch> batch;     ///< Owns the record.
  std::string source;                     ///< "Crossref"
  std::optional<fetch::Service> service;  ///< Empty for a file of the user and for lists of retractions.
  std::string id;
  std::string url;
  bool by_id = false;  ///< Found by an identifier of the entry.
};

/// An entry and the works found for it.
struct Case {
  Facts entry;
  std::vector<Found> same;     ///< The entry's work, as sources describe it.
  std::vector<Found> near;     ///< Similar works, from which the entry may be invented.
  std::vector<Found> other;    ///< Other works that the entry's own identifiers lead to.
  std::vector<Found> notices;  ///< Works whose records come from retraction lists.
  bool doi_unknown = false;    ///< No service that was asked has the DOI.
  bool arxiv_unknown = false;
  bool asked = false;                ///< At least one service was asked.
  std::vector<fetch::Service> told;  ///< The services that answered a search.
  bool venue_known = false;          ///< A source has other works of the entry's venue.
  std::vector<std::string> faults;   ///< Messages about services that could not be reached.
  bool offline = false;              ///< An answer was not in the cache.
};

}  // namespace opcit::verify
