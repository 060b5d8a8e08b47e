#include <dlfcn.h>
#include <fmt/format.h>
#include <unistd.h>

#include "module/module.h"
#include "opcit/error.h"
#include "opcit/version.h"

namespace opcit::fetch {
namespace {

[[noreturn]] void throw_misfit(const std::string& path) {
  throw IoError(fmt::format("the fetch module {} is not of opcit {}", path, version()));
}

#ifdef OPCIT_FETCH_LINKED_IN

ModuleEntry load() { return opcit_fetch_module; }

#else

/// The folder of libopcit or, in a static build, of the program.
std::string own_folder() {
  static const char here = 0;
  Dl_info info = {};
  if (::dladdr(&here, &info) == 0 || info.dli_fname == nullptr) return ".";
  const std::string path = info.dli_fname;
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

std::string find_module() {
  const std::string folder = own_folder();
  const std::string installed = folder + "/opcit/opcit-fetch.so";
  if (::access(installed.c_str(), R_OK) == 0) return installed;
  const std::string built = folder + "/opcit-fetch.so";
  if (::access(built.c_str(), R_OK) == 0) return built;
  throw IoError(fmt::format("the network needs {}, which is not installed", installed));
}

/// The module is never unloaded, because libcurl and OpenSSL do not support that.
ModuleEntry load() {
  const std::string path = find_module();
  void* const handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) throw IoError(fmt::format("cannot load the fetch module: {}", ::dlerror()));
  void* const entry = ::dlsym(handle, module_entry_name);
  if (entry == nullptr) throw_misfit(path);
  return reinterpret_cast<ModuleEntry>(entry);
}

#endif

const Module& load_checked() {
  const Module* const loaded = load()(OPCIT_VERSION, module_interface);
  if (loaded == nullptr) throw_misfit("opcit-fetch.so");
  return *loaded;
}

}  // namespace

const Module& module() {
  static const Module& loaded = load_checked();
  return loaded;
}

}  // namespace opcit::fetch
