#include "opcit/registry.h"

namespace opcit {

void add_builtin_formats(Registry& registry) { static_cast<void>(registry); }

}  // namespace opcit
