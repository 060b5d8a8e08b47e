#include "cli/network_options.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "cli/help.h"
#include "http/address.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};
constexpr Unit units[] = {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}};
/// Ten years: enough for a cache, and far from any overflow.
constexpr std::int64_t longest = std::int64_t{3650} * 86'400'000;

using Urls = std::array<std::string, fetch::service_count>;

/// OPCIT_ENDPOINTS: "crossref=http://127.0.0.1:8000/crossref,dblp=..", for services without an option.
Urls with_endpoints(Urls urls) {
  const char* const variable = std::getenv("OPCIT_ENDPOINTS");
  for (std::string_view text = variable == nullptr ? "" : variable; !text.empty();) {
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
  return urls;
}

}  // namespace

fetch::Milliseconds parse_duration(std::string_view option, const std::string& text) {
  std::int64_t number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view name(stop, static_cast<std::size_t>(text.data() + text.size() - stop));
  const auto* const unit = std::ranges::find(units, name, &Unit::name);
  const bool bare_zero = error == std::errc() && number == 0 && name.empty();
  if (bare_zero) return fetch::Milliseconds(0);
  if (error != std::errc() || number < 0 || unit == std::end(units) || number > longest / unit->milliseconds) {
    throw UsageError(fmt::format("{}: invalid duration '{}'", option, text), "write it as 90s, 10m, 12h or 7d");
  }
  return fetch::Milliseconds(number * unit->milliseconds);
}

void NetworkOptions::add_url(CLI::App& command, const fetch::ServiceRow& row) {
  command
      .add_option(fmt::format("--{}-url", row.id), urls_[static_cast<std::size_t>(row.service)],
                  fmt::format("Address of {} ({})", row.name, row.base))
      ->type_name("URL")
      ->group(std::string(network_group));
}

void NetworkOptions::add_to(CLI::App& command, Services services) {
  const std::string group(network_group);
  const bool all = services == Services::all;
  const auto add = [&](const char* name, std::string& value, const std::string& text, const char* type) {
    command.add_option(name, value, text)->type_name(type)->group(group);
  };
  command.add_flag("--offline", offline_, "Ask nobody; use cached answers of any age")->group(group);
  add("--max-age", max_age_, fmt::format("Use cached answers up to this age ({}); 0 asks again", all ? "30d" : "1d"),
      "DURATION");
  add("--contact", contact_, "Your address, sent to the services; also OPCIT_CONTACT", "ADDRESS");
  add("--min-interval", min_interval_,
      all ? "Time between two requests, in place of each service's own pace" : "Time between two requests (3s)",
      "DURATION");
  if (all) add("--patience", patience_, "Give a service up after this time without a good answer (2m)", "DURATION");
  add("--timeout", timeout_, "Time that one request may take (90s)", "DURATION");
  for (const fetch::ServiceRow& row : fetch::services()) {
    if (all || row.service == fetch::Service::arxiv) add_url(command, row);
  }
}

void NetworkOptions::add_source_to(CLI::App& command) {
  command.add_option("--source", sources_, "Services to ask: crossref, datacite, openalex, dblp, arxiv (all)")
      ->type_name("NAME,..")
      ->delimiter(',')
      ->allow_extra_args(false);
}

template <class Options>
void NetworkOptions::apply_to(Options& options) const {
  if (!max_age_.empty()) options.max_age = parse_duration("--max-age", max_age_);
  if (!min_interval_.empty()) options.min_interval = parse_duration("--min-interval", min_interval_);
  options.total_timeout = parse_duration("--timeout", timeout_);
  if (options.total_timeout.count() == 0) throw UsageError("--timeout must be longer than 0");
  options.offline = offline_;
  options.contact = contact_;
  const char* const known = std::getenv("OPCIT_CONTACT");
  if (options.contact.empty() && known != nullptr) options.contact = known;
  options.cache_folder = fetch::default_cache_folder();
}

fetch::ArxivOptions NetworkOptions::arxiv() const {
  fetch::ArxivOptions options;
  apply_to(options);
  const std::string url = with_endpoints(urls_)[static_cast<std::size_t>(fetch::Service::arxiv)];
  if (!url.empty()) options.url = url;
  return options;
}

fetch::AskerOptions NetworkOptions::asker() const {
  fetch::AskerOptions options;
  apply_to(options);
  options.bases = with_endpoints(urls_);
  options.patience = parse_duration("--patience", patience_);
  if (!sources_.empty()) options.services.reset();
  for (const std::string& name : sources_) {
    const auto service = fetch::find_service(name);
    if (!service) {
      throw UsageError(fmt::format("--source: unknown service '{}'", name),
                       "choose crossref, datacite, openalex, dblp or arxiv");
    }
    options.services.set(static_cast<std::size_t>(*service));
  }
  return options;
}

std::string NetworkOptions::privacy_line(const fetch::AskerOptions& options, std::string_view what) const {
  std::string names;
  for (const fetch::ServiceRow& row : fetch::services()) {
    if (!options.services.test(static_cast<std::size_t>(row.service))) continue;
    const std::string& given = options.bases[static_cast<std::size_t>(row.service)];
    const auto address = fetch::parse_address(given.empty() ? row.base : std::string_view(given));
    if (!names.empty()) names += ", ";
    names += fmt::format("{} ({})", row.name, address ? address->host : row.base);
  }
  return fmt::format("opcit: asks {}; sends {}\n", names, what);
}

WaitingLine::WaitingLine(bool quiet) : quiet_(quiet), terminal_(!quiet && ::isatty(STDERR_FILENO) == 1) {}
WaitingLine::~WaitingLine() { done(); }

void WaitingLine::show(const std::string& line) {
  if (!terminal_ || line == shown_) return;
  shown_ = line;
  const std::string text = "\r\x1b[K" + line;
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

void WaitingLine::waiting(fetch::Milliseconds time) {
  show(after_prefix(fmt::format("waiting: {} s", (time.count() + 999) / 1000)));
}
void WaitingLine::asking(std::string_view address) {
  const auto parsed = fetch::parse_address(address);
  show(after_prefix(fmt::format("asking {}", parsed ? parsed->host : address)));
}

void WaitingLine::prefix(const std::string& text) {
  prefix_ = text;
  show(text);
}

void WaitingLine::again(std::string_view reason) {
  show({});
  if (!quiet_) warn(fmt::format("{}; asking again", reason));
}
void WaitingLine::warning(std::string_view message) {
  show({});
  if (!quiet_) warn(message);
}

Exit tell_fault(const fetch::Fault& fault) {
  if (fault.kind == fetch::FaultKind::cancelled) return Exit::interrupted;
  complain(fault.message);
  return Exit::io;
}

}  // namespace opcit::cli
