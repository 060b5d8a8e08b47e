/// Writes the people of a record as <work:contributors>. tables.h has the roles.
#pragma once

#include "opcit/audit.h"
#include "orcid/own_extra.h"
#include "syntax/xml/emitter.h"

namespace opcit::orcid {

/// Takes the fields of people who contributed to the work; without people, writes nothing.
void write_contributors(Audit& audit, OwnExtra& own, xml::Emitter& xml);

}  // namespace opcit::orcid
