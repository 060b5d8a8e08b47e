/// What an entry can take over from sources that have the same work: for `verify --fix` and `enrich --source`.
/// judge.h decides whether they have it.
#pragma once

#include <string>
#include <vector>

#include "opcit/arena.h"
#include "opcit/export.h"
#include "opcit/record.h"
#include "verify/case.h"
#include "verify/result.h"

namespace opcit::verify {

struct CompletionPolicy {
  bool missing = false;  ///< Fill what the entry lacks: ISSN, pages, publisher, abstract, ORCID iDs ..
  bool publish = false;  ///< Turn a preprint into its published version.
};

/// One change of an entry, as plain text.
struct Change {
  std::string field;
  std::string before;
  std::string after;
  std::string source;
};

/// Changes `record`, from which `subject` was made, and returns the changes. Always adds a missing DOI or arXiv id and
/// the DOI of a preprint's published version, corrects a mistyped DOI, and completes an author list after "et al.".
/// Does nothing unless the sources have this very work: every field that can be compared agrees. New parts are views
/// into `subject` and `arena`, which must outlive the record.
OPCIT_API std::vector<Change> complete(Record& record, const Case& subject, const Result& result,
                                       const CompletionPolicy& policy, Arena& arena);

}  // namespace opcit::verify
