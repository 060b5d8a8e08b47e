/// The fetch module: code that needs libcurl and SQLite is in a library of its own, which is loaded on first use.
/// Starting these two libraries takes longer than a whole conversion (measured: 9 ms against 3 ms). A static
/// build links the module in. backend/ implements it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "http/cache.h"
#include "http/client.h"
#include "http/fault.h"
#include "index/store.h"
#include "opcit/export.h"

namespace opcit::fetch {

class OPCIT_API Module {
 public:
  Module() = default;
  Module(const Module&) = delete;
  Module& operator=(const Module&) = delete;
  virtual ~Module() = default;

  virtual std::unique_ptr<HttpClient> http(const HttpOptions& options) const = 0;
  /// Opens or creates the cache. Returns a Fault (bad_response) if the folder or file cannot be used. A corrupt or
  /// incompatible file is recreated.
  virtual Result<std::unique_ptr<Cache>> cache(const CacheOptions& options) const = 0;
  /// Opens an offline index. Returns a Fault (bad_response) if the file cannot be used or is not an index.
  virtual Result<std::unique_ptr<Store>> store(const StoreOptions& options) const = 0;
};

/// Decides if two builds are compatible. Increase it with each change of an interface between program and module.
inline constexpr int module_interface = 5;

/// The module's only symbol, with C linkage. Returns nullptr if `version` or `interface` differs from the module's.
using ModuleEntry = const Module* (*)(const char* version, int interface);
inline constexpr const char* module_entry_name = "opcit_fetch_module";

/// Loads the module on the first call: opcit/opcit-fetch.so in the folder of libopcit or, in a build tree,
/// opcit-fetch.so in that folder. Throws IoError, which names what is missing. Thread safe.
OPCIT_API const Module& module();

}  // namespace opcit::fetch

/// Linked in by a static build.
extern "C" OPCIT_API const opcit::fetch::Module* opcit_fetch_module(const char* version, int interface);
