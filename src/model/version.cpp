#include "opcit/version.h"

namespace opcit {

std::string_view version() noexcept { return OPCIT_VERSION; }

}  // namespace opcit
