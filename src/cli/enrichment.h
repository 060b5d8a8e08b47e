/// The options of enrichment, the sources that they select, and the report of the result.
/// command_enrich.cpp and command_convert.cpp use it; src/enrich does the work.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/network_options.h"
#include "enrich/enricher.h"

namespace opcit::cli {

struct EnrichmentOptions {
  std::string source = "arxiv";
  std::string database;
  std::vector<std::string> overwrite;
  std::string report;
  bool publish = false;
  NetworkOptions network;

  /// Adds --source, --db, --overwrite, --report and the network options.
  void add_to(CLI::App& command);
  /// The same without --source (--enrich replaces it), in this group of the help.
  void add_details(CLI::App& command, const std::string& group, NetworkOptions::Services services);
};

class Enrichment {
 public:
  /// The size of reads: whole bibliographies, so that many papers share a request.
  static constexpr std::size_t block = std::size_t{8} << 20;

  /// Opens the sources. Throws UsageError and IoError. If a source fails, marks `console` as failed, so that no partial
  /// file replaces an output.
  Enrichment(const EnrichmentOptions& options, const Registry& registry, Console& console, bool quiet);

  enrich::Enricher& enricher() noexcept { return *enricher_; }
  bool interrupted() const noexcept;
  /// Writes the report and the counts. Returns `exit`, unless a source could not be asked.
  Exit finish(Exit exit);

 private:
  void tell_progress(const enrich::Progress& progress);

  std::string report_;
  bool quiet_;
  WaitingLine line_;
  std::unique_ptr<fetch::ArxivApi> api_;
  std::unique_ptr<fetch::Asker> asker_;
  std::unique_ptr<enrich::Completer> completer_;
  std::vector<std::unique_ptr<enrich::Finder>> finders_;
  std::unique_ptr<enrich::Enricher> enricher_;
};

}  // namespace opcit::cli
