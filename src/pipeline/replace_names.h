/// --names: the names of a record in their canonical form.
#pragma once

#include <cstdint>

#include "opcit/people.h"

namespace opcit {

/// How many names of `record`, in any role, were replaced. iDs and affiliations stay with the name. `map` must outlive
/// the record.
std::uint64_t replace_names(Record& record, const NameMap& map, Arena& arena);

}  // namespace opcit
