/// --names: replaces the names of a record by their canonical form (name_map.h).
#pragma once

#include <cstdint>

#include "opcit/people.h"

namespace opcit {

/// Returns the number of replaced names in all roles. iDs and affiliations stay with the name. `map` must outlive
/// the record.
std::uint64_t replace_names(Record& record, const NameMap& map, Arena& arena);

}  // namespace opcit
