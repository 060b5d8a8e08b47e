/// Writes one record as one <work:work> of works schema 3.0.
/// Start here for writing; contributor_writer.h, citation.h and limits.h have the parts.
#pragma once

#include <string>

#include "opcit/format.h"
#include "opcit/record.h"

namespace opcit::orcid {

/// Appends an element that is valid against work-3.0.xsd for any record. Thread safe.
void write_work(const Record& record, std::string& out, WriteReport& report);

}  // namespace opcit::orcid
