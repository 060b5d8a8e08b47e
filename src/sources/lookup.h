/// Fetches records by identifier, or all works of a person, from the services that may have them: what `opcit get`
/// does. asker.h sends the questions.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/export.h"
#include "opcit/record.h"
#include "sources/asker.h"

namespace opcit::fetch {

/// An identifier as services take it.
struct WantedId {
  Scheme scheme = Scheme::doi;  ///< doi, arxiv or pmid
  std::string value;

  bool operator==(const WantedId&) const = default;
};

/// "10.1000/x", "https://doi.org/10.1000/x", "2409.13598v2", "arXiv:math/0611800", "pmid:123", an address of PubMed;
/// nullopt for anything else. The DOI of an arXiv paper is its arXiv id.
OPCIT_API std::optional<WantedId> parse_wanted_id(std::string_view text);

struct FetchedRecord {
  const Record* record = nullptr;  ///< nullptr: no service has it.
  std::string source;              ///< "Crossref"
  std::optional<Fault> fault;      ///< Why nobody knows whether a service has it.
  std::shared_ptr<const Reply> reply;
};

/// One result for each id, in their order. A service is asked for the ids that those before it did not have.
OPCIT_API std::vector<FetchedRecord> fetch_by_ids(Asker& asker, std::span<const WantedId> ids);

/// The works that Crossref, DataCite and OpenAlex list under this ORCID iD, each once; a result without a record is a
/// service's fault.
OPCIT_API std::vector<FetchedRecord> fetch_by_orcid(Asker& asker, std::string_view orcid);

/// Drops records of works that an earlier record has, by DOI and arXiv id.
OPCIT_API void drop_repeated(std::vector<FetchedRecord>& records);

}  // namespace opcit::fetch
