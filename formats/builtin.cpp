#include "opcit/registry.h"
#include "profile/format.h"

namespace opcit {

void add_builtin_formats(Registry& registry) { registry.add(profile::format); }

}  // namespace opcit
