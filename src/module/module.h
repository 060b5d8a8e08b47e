/// The fetch module: what needs libcurl and SQLite stands in a library of its own, which is loaded when it is first
/// needed, because starting these two takes longer than a whole conversion (measured: 9 ms against 3 ms). A static
/// build has it linked in.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "http/cache.h"
#include "http/client.h"
#include "http/fault.h"
#include "index/snapshot_store.h"
#include "opcit/export.h"

namespace opcit::fetch {

class OPCIT_API Module {
 public:
  Module() = default;
  Module(const Module&) = delete;
  Module& operator=(const Module&) = delete;
  virtual ~Module() = default;

  virtual std::unique_ptr<HttpClient> http(const HttpOptions& options) const = 0;
  /// Opens, or creates. A Fault (bad_response) when the folder or the file cannot be used; a file that is damaged, or
  /// of another version of opcit, is made anew.
  virtual Result<std::unique_ptr<Cache>> cache(const CacheOptions& options) const = 0;
  /// Opens an index of arXiv's snapshot. A Fault (bad_response) when the file cannot be used or is none.
  virtual Result<std::unique_ptr<SnapshotStore>> snapshot(const SnapshotStoreOptions& options) const = 0;
};

/// Which of two builds fit together: changed with every change of an interface that crosses the border.
inline constexpr int module_interface = 4;

/// The module's only symbol, with C linkage: nullptr when `version` or `interface` is not the module's own.
using ModuleEntry = const Module* (*)(const char* version, int interface);
inline constexpr const char* module_entry_name = "opcit_fetch_module";

/// Loads the module at the first call: lib/opcit/opcit-fetch.so beside libopcit, or (in a build tree) beside it.
/// Throws IoError that says what is missing. Safe from any thread.
OPCIT_API const Module& module();

}  // namespace opcit::fetch

/// Linked in by a static build.
extern "C" OPCIT_API const opcit::fetch::Module* opcit_fetch_module(const char* version, int interface);
