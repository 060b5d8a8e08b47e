#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/network_options.h"
#include "module/module.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

using Json = nlohmann::ordered_json;

/// nullptr if the cache does not exist yet; does not create one. Throws IoError if it cannot be used.
std::unique_ptr<fetch::Cache> open_cache() {
  fetch::CacheOptions options;
  options.folder = fetch::default_cache_folder();
  std::error_code error;
  if (options.folder.empty() || !std::filesystem::exists(options.folder, error)) return nullptr;
  auto opened = fetch::module().cache(options);
  if (!opened) throw IoError(opened.fault().message);
  return std::move(opened.value());
}

std::string day_of(fetch::Instant instant) {
  const std::chrono::system_clock::time_point point{fetch::Milliseconds(instant)};
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", std::chrono::floor<std::chrono::seconds>(point));
}

std::string as_text(const fetch::CacheInfo& info) {
  std::string text = fmt::format("path     {}\n", info.path);
  text += fmt::format("answers  {}\n", info.answers);
  text += fmt::format("size     {} bytes of at most {}; the file has {}\n", info.stored, info.limit, info.file);
  if (info.answers == 0) return text;
  return text + fmt::format("oldest   {}\nnewest   {}\n", day_of(info.oldest), day_of(info.newest));
}

std::string as_json(const fetch::CacheInfo& info) {
  Json json = {{"version", 1},          {"path", info.path},   {"answers", info.answers},
               {"stored", info.stored}, {"limit", info.limit}, {"file", info.file}};
  if (info.answers > 0) {
    json["oldest"] = day_of(info.oldest);
    json["newest"] = day_of(info.newest);
  }
  return json.dump(2) + "\n";
}

void show_info(bool json) {
  const std::unique_ptr<fetch::Cache> cache = open_cache();
  fetch::CacheInfo info;
  info.path = fetch::default_cache_folder();
  info.limit = fetch::CacheOptions().limit;
  if (cache != nullptr) {
    const auto found = cache->info();
    if (!found) throw IoError("the cache cannot be read");
    info = *found;
  }
  print(json ? as_json(info) : as_text(info));
}

void clear() {
  const std::unique_ptr<fetch::Cache> cache = open_cache();
  if (cache != nullptr && !cache->clear())
    throw IoError("the cache cannot be cleared; another program may be using it");
}

}  // namespace

void add_cache(CLI::App& app, Context&) {
  CLI::App* const cache = app.add_subcommand("cache", "Show or clear what was fetched from the network");
  cache->require_subcommand(1);
  CLI::App* const info = cache->add_subcommand("info", "Say where the cache is and what it holds");
  const auto json = std::make_shared<bool>(false);
  info->add_flag("--json", *json, "As JSON; see opcit-json(5)");
  info->callback([json] { show_info(*json); });
  cache->add_subcommand("clear", "Forget all answers of the network")->callback([] { clear(); });
}

}  // namespace opcit::cli
