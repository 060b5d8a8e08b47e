/// The options of the commands that ask metadata services, and the line that states what is sent.
/// network_options.h has those of arXiv.
#pragma once

#include <CLI/CLI.hpp>
#include <array>
#include <string>

#include "sources/asker.h"

namespace opcit::cli {

class ServiceOptions {
 public:
  /// Adds --offline, --max-age, --contact, --min-interval, --patience, --timeout, --SERVICE-url.
  void add_to(CLI::App& command);
  /// Throws UsageError. --contact falls back to OPCIT_CONTACT, URLs to OPCIT_ENDPOINTS.
  fetch::AskerOptions parsed() const;
  bool offline() const noexcept { return offline_; }
  /// "asks Crossref (api.crossref.org), ..: sends identifiers, titles, first authors and years"
  std::string privacy_line(const fetch::AskerOptions& options) const;

 private:
  std::array<std::string, fetch::service_count> urls_;
  std::string max_age_ = "30d";
  std::string min_interval_;
  std::string patience_ = "2m";
  std::string timeout_ = "90s";
  std::string contact_;
  bool offline_ = false;
};

}  // namespace opcit::cli
