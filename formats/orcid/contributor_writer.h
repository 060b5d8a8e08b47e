/// A record's people as <work:contributors>.
#pragma once

#include "family/xml/emitter.h"
#include "opcit/audit.h"
#include "orcid/own_extra.h"

namespace opcit::orcid {

/// Takes the fields of people that contributed to the work; nothing is written when there is nobody.
void write_contributors(Audit& audit, OwnExtra& own, xml::Emitter& xml);

}  // namespace opcit::orcid
