#include "cli/service_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "cli/help.h"
#include "cli/network_options.h"
#include "http/address.h"
#include "opcit/error.h"
#include "sources/arxiv.h"

namespace opcit::cli {
namespace {

/// Parses "crossref=http://127.0.0.1:8000/crossref,dblp=..".
void read_endpoints(std::string_view text, std::array<std::string, fetch::service_count>& urls) {
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find(','));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    const std::size_t equals = pair.find('=');
    const auto service = fetch::find_service(pair.substr(0, equals));
    if (!service || equals == std::string_view::npos) {
      throw UsageError(fmt::format("OPCIT_ENDPOINTS: '{}' is not SERVICE=ADDRESS", pair));
    }
    std::string& url = urls[static_cast<std::size_t>(*service)];
    if (url.empty()) url = pair.substr(equals + 1);
  }
}

}  // namespace

void ServiceOptions::add_to(CLI::App& command) {
  const std::string group(network_group);
  command.add_flag("--offline", offline_, "Ask nobody: use the cache, and the index of --db")->group(group);
  command.add_option("--max-age", max_age_, "Use cached answers up to this age (30d); 0 asks again")
      ->type_name("DURATION")
      ->group(group);
  command.add_option("--contact", contact_, "Your address, sent to the services; also OPCIT_CONTACT")
      ->type_name("ADDRESS")
      ->group(group);
  command.add_option("--min-interval", min_interval_, "Time between two requests, in place of each service's own pace")
      ->type_name("DURATION")
      ->group(group);
  command.add_option("--patience", patience_, "Give a service up after this time without a good answer (2m)")
      ->type_name("DURATION")
      ->group(group);
  command.add_option("--timeout", timeout_, "Time that one request may take (90s)")
      ->type_name("DURATION")
      ->group(group);
  for (const fetch::ServiceRow& row : fetch::services()) {
    command
        .add_option(fmt::format("--{}-url", row.id), urls_[static_cast<std::size_t>(row.service)],
                    fmt::format("Address of {} ({})", row.name, row.base))
        ->type_name("URL")
        ->group(group);
  }
}

fetch::AskerOptions ServiceOptions::parsed() const {
  fetch::AskerOptions options;
  options.bases = urls_;
  if (const char* const endpoints = std::getenv("OPCIT_ENDPOINTS")) read_endpoints(endpoints, options.bases);
  options.max_age = parse_duration("--max-age", max_age_);
  if (!min_interval_.empty()) options.min_interval = parse_duration("--min-interval", min_interval_);
  options.patience = parse_duration("--patience", patience_);
  options.total_timeout = parse_duration("--timeout", timeout_);
  if (options.total_timeout.count() == 0) throw UsageError("--timeout: a request needs some time");
  options.offline = offline_;
  options.contact = contact_;
  const char* const known = std::getenv("OPCIT_CONTACT");
  if (options.contact.empty() && known != nullptr) options.contact = known;
  options.cache_folder = fetch::default_cache_folder();
  return options;
}

std::string ServiceOptions::privacy_line(const fetch::AskerOptions& options) const {
  std::string names;
  for (const fetch::ServiceRow& row : fetch::services()) {
    const std::string& given = options.bases[static_cast<std::size_t>(row.service)];
    const auto address = fetch::parse_address(given.empty() ? row.base : std::string_view(given));
    if (!names.empty()) names += ", ";
    names += fmt::format("{} ({})", row.name, address ? address->host : row.base);
  }
  return fmt::format("opcit: asks {}; sends identifiers, titles and first authors\n", names);
}

}  // namespace opcit::cli
