#include "cli/network_options.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "cli/help.h"
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

}  // namespace

fetch::Milliseconds parse_duration(std::string_view option, const std::string& text) {
  std::int64_t number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view name(stop, static_cast<std::size_t>(text.data() + text.size() - stop));
  const auto* const unit = std::ranges::find(units, name, &Unit::name);
  const bool bare_zero = error == std::errc() && number == 0 && name.empty();
  if (bare_zero) return fetch::Milliseconds(0);
  if (error != std::errc() || number < 0 || unit == std::end(units) || number > longest / unit->milliseconds) {
    throw UsageError(fmt::format("{}: '{}' is no duration", option, text), "write it as 90s, 10m, 12h or 7d");
  }
  return fetch::Milliseconds(number * unit->milliseconds);
}

void NetworkOptions::add_to(CLI::App& command) {
  const std::string group(network_group);
  command.add_flag("--offline", offline_, "Ask the cache only, whatever the age of what it has")->group(group);
  command.add_option("--max-age", max_age_, "Use what the cache has had for no longer than this (1d); 0 asks again")
      ->type_name("DURATION")
      ->group(group);
  command.add_option("--contact", contact_, "Your address for arXiv, in case of trouble; also OPCIT_CONTACT")
      ->type_name("ADDRESS")
      ->group(group);
  command.add_option("--arxiv-url", url_, "Address of the API (https://export.arxiv.org/api/query)")
      ->type_name("URL")
      ->group(group);
  command.add_option("--min-interval", min_interval_, "Time between two requests (3s)")
      ->type_name("DURATION")
      ->group(group);
  command.add_option("--timeout", timeout_, "Time that one request may take (90s)")
      ->type_name("DURATION")
      ->group(group);
}

fetch::ArxivOptions NetworkOptions::parsed() const {
  fetch::ArxivOptions options;
  if (!url_.empty()) options.url = url_;
  options.max_age = parse_duration("--max-age", max_age_);
  options.min_interval = parse_duration("--min-interval", min_interval_);
  options.total_timeout = parse_duration("--timeout", timeout_);
  if (options.total_timeout.count() == 0) throw UsageError("--timeout: a request needs some time");
  options.offline = offline_;
  options.contact = contact_;
  const char* const known = std::getenv("OPCIT_CONTACT");
  if (options.contact.empty() && known != nullptr) options.contact = known;
  options.cache_folder = fetch::default_cache_folder();
  return options;
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
  show(after_prefix(fmt::format("waiting for arXiv: {} s", (time.count() + 999) / 1000)));
}
void WaitingLine::asking(std::string_view) { show(after_prefix("asking arXiv")); }

void WaitingLine::prefix(const std::string& text) {
  prefix_ = text;
  show(text);
}

void WaitingLine::again(std::string_view reason) {
  show({});
  if (!quiet_) warn(fmt::format("arXiv: {}; asking again", reason));
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
