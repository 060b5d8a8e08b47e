/// The options of the commands that send requests to arXiv or to all services, the line that reports what is sent, and
/// the display during waits.
#pragma once

#include <CLI/CLI.hpp>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "sources/arxiv.h"
#include "sources/asker.h"

namespace opcit::cli {

class NetworkOptions {
 public:
  enum class Services : std::uint8_t { arxiv, all };

  /// Adds --offline, --max-age, --contact, --min-interval, --timeout, and the addresses of the services; for all
  /// services also --patience.
  void add_to(CLI::App& command, Services services);
  /// Adds --source: the services that asker() asks; all of them by default.
  void add_source_to(CLI::App& command);

  /// @{
  /// Throw UsageError. --contact falls back to OPCIT_CONTACT, addresses to OPCIT_ENDPOINTS.
  fetch::ArxivOptions arxiv() const;
  fetch::AskerOptions asker() const;
  /// @}

  /// "asks Crossref (api.crossref.org), ..; sends identifiers": for the commands that ask all services.
  std::string privacy_line(const fetch::AskerOptions& options, std::string_view what) const;

 private:
  void add_url(CLI::App& command, const fetch::ServiceRow& row);
  /// Sets the options that both have.
  template <class Options>
  void apply_to(Options& options) const;

  std::array<std::string, fetch::service_count> urls_;
  std::vector<std::string> sources_;
  std::string max_age_;
  std::string min_interval_;
  std::string patience_ = "2m";
  std::string timeout_ = "90s";
  std::string contact_;
  bool offline_ = false;
};

/// Parses "0", "500ms", "90s", "10m", "12h", "7d". Throws UsageError that names `option`.
fetch::Milliseconds parse_duration(std::string_view option, const std::string& text);

/// Shows warnings on standard error and, on a terminal, a line with the remaining wait.
class WaitingLine : public fetch::Watcher {
 public:
  explicit WaitingLine(bool quiet);
  ~WaitingLine() override;

  void waiting(fetch::Milliseconds time) override;
  void asking(std::string_view address) override;
  void again(std::string_view reason) override;
  void warning(std::string_view message) override;
  /// Sets and shows the text that precedes the following messages.
  void prefix(const std::string& text);
  /// Removes the line.
  void done() { show({}); }

 private:
  void show(const std::string& line);
  std::string after_prefix(const std::string& text) const { return prefix_.empty() ? text : prefix_ + "; " + text; }

  bool quiet_;
  bool terminal_;
  std::string shown_;
  std::string prefix_;
};

/// Reports a network fault and returns its exit code.
Exit tell_fault(const fetch::Fault& fault);

}  // namespace opcit::cli
