/// A record's people as <work:contributors>.
#pragma once

#include "opcit/audit.h"
#include "orcid/own_extra.h"
#include "syntax/xml/emitter.h"

namespace opcit::orcid {

/// Takes the fields of people that contributed to the work; nothing is written when there is nobody.
void write_contributors(Audit& audit, OwnExtra& own, xml::Emitter& xml);

}  // namespace opcit::orcid
