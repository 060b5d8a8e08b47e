/// Repairs of names that were split without knowing the people: particles and initials that decide where a family name
/// begins.
#pragma once

#include "opcit/name.h"

namespace opcit::profile {

/// For a name that was printed "Given Family".
void repair_family(Name& name) noexcept;
/// For a name that was printed "Family, Given".
void repair_initials(Name& name) noexcept;

}  // namespace opcit::profile
