/// An entry and all that sources have answered about it: plan.h fills it, judge.h decides by it.
#pragma once

#include <string>
#include <vector>

#include "sources/services.h"
#include "verify/facts.h"

namespace opcit::verify {

/// A work that a source knows.
struct Found {
  Facts facts;
  std::string source;  ///< "Crossref"
  fetch::Service service = fetch::Service::crossref;
  std::string id;
  std::string url;
  bool by_id = false;  ///< The entry's own identifier led there.
};

/// An entry and what was learnt of it.
struct Case {
  Facts entry;
  std::vector<Found> same;     ///< The work itself, as sources know it.
  std::vector<Found> near;     ///< What the entry may be made up from.
  std::vector<Found> other;    ///< What the entry's own identifiers lead to, where that is another work.
  std::vector<Found> notices;  ///< Who says that something was retracted: retraction lists.
  bool doi_unknown = false;    ///< Nobody who was asked has the DOI.
  bool arxiv_unknown = false;
  bool asked = false;                ///< Anybody.
  std::vector<fetch::Service> told;  ///< Who has answered a search.
  bool venue_known = false;          ///< A source has other works of the entry's venue.
  std::vector<std::string> faults;   ///< Who could not be reached, and why.
  bool offline = false;              ///< The cache lacked an answer.
};

}  // namespace opcit::verify
