#include "module/module.h"

#include <string_view>

#include "module/backend/curl_client.h"
#include "module/backend/sqlite_cache.h"
#include "module/backend/sqlite_store.h"
#include "opcit/version.h"

namespace opcit::fetch {
namespace {

class FetchModule final : public Module {
 public:
  std::unique_ptr<HttpClient> http(const HttpOptions& options) const override { return curl_client(options); }
  Result<std::unique_ptr<Cache>> cache(const CacheOptions& options) const override {
    return open_sqlite_cache(options);
  }
  Result<std::unique_ptr<Store>> store(const StoreOptions& options) const override {
    return open_sqlite_store(options);
  }
};

}  // namespace
}  // namespace opcit::fetch

const opcit::fetch::Module* opcit_fetch_module(const char* version, int interface) {
  static const opcit::fetch::FetchModule module;
  const bool fits = std::string_view(version) == OPCIT_VERSION && interface == opcit::fetch::module_interface;
  return fits ? &module : nullptr;
}
