#include <dlfcn.h>

#include "io/errors.h"
#include "plugin/plugin.h"

namespace opcit {
namespace {

constexpr std::string_view verb = "load the plug-in";

#ifdef OPCIT_STATIC

// In a static build, the plug-in would load a second libopcit, or find none.
const Plugin* load(const std::string& path) {
  io::throw_fault(verb, path, "this opcit is linked statically, and loads none");
}

#else

using Entry = const Plugin* (*)();

/// The message of dlopen, without the path at its start.
std::string reason_of_dlerror(std::string_view path) {
  const char* const said = ::dlerror();
  std::string_view reason = said == nullptr ? "unknown reason" : said;
  if (reason.starts_with(path)) reason.remove_prefix(path.size());
  if (reason.starts_with(": ")) reason.remove_prefix(2);
  return std::string(reason);
}

const Plugin* load(const std::string& path) {
  // Without a slash, dlopen() would search the library path.
  const std::string file = path.find('/') == std::string::npos ? "./" + path : path;
  void* const handle = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) io::throw_fault(verb, path, reason_of_dlerror(file));
  void* const entry = ::dlsym(handle, "opcit_plugin_v1");
  if (entry == nullptr) {
    ::dlclose(handle);
    io::throw_fault(verb, path, "it has no opcit_plugin_v1(): this is no plug-in, or one for another opcit");
  }
  return reinterpret_cast<Entry>(entry)();
}

#endif

}  // namespace

void add_plugin_formats(Registry& registry, const std::string& path) {
  plugin::add_checked(registry, load(path), path);
}

}  // namespace opcit
