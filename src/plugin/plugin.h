/// The part of add_plugin_formats() that runs after the shared object is loaded.
/// check.cpp tests the plug-in, and load.cpp loads the shared object.
#pragma once

#include <string_view>

#include "opcit/plugin.h"

namespace opcit::plugin {

/// Adds all formats of `plugin` to `registry`, or none. Throws IoError, which names `path` and the reason, if `plugin`
/// (may be nullptr) is incompatible.
void add_checked(Registry& registry, const Plugin* plugin, std::string_view path);

}  // namespace opcit::plugin
