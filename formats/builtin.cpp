#include "ris/format.h"
#include "opcit/registry.h"

namespace opcit {

void add_builtin_formats(Registry& registry) { registry.add(ris::format); }

}  // namespace opcit
