/// The options of the commands that send requests to arXiv, and the display during waits.
/// service_options.h has those of the other services.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/commands.h"
#include "sources/arxiv.h"

namespace opcit::cli {

class NetworkOptions {
 public:
  /// Adds --offline, --max-age, --arxiv-url, --min-interval, --timeout, --contact.
  void add_to(CLI::App& command);
  /// Throws UsageError. --contact falls back to OPCIT_CONTACT.
  fetch::ArxivOptions parsed() const;

 private:
  std::string url_;
  std::string max_age_ = "1d";
  std::string min_interval_ = "3s";
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
