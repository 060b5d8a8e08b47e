/// What add_plugin_formats() does once the shared object is there.
#pragma once

#include <string_view>

#include "opcit/plugin.h"

namespace opcit::plugin {

/// Adds the formats of `plugin` to `registry`, all or none. Throws IoError that names `path` and the reason when
/// `plugin` (which may be nullptr) does not fit.
void add_checked(Registry& registry, const Plugin* plugin, std::string_view path);

}  // namespace opcit::plugin
