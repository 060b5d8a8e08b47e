#include "cli/enrichment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/choices.h"
#include "enrich/arxiv_finder.h"
#include "enrich/report.h"
#include "enrich/snapshot.h"
#include "opcit/error.h"
#include "opcit/io.h"

namespace opcit::cli {
namespace {

std::vector<enrich::Part> parts_of(const std::vector<std::string>& names) {
  std::vector<enrich::Part> parts;
  for (const std::string& name : names) {
    const auto part = enrich::find_part(name);
    if (!part) {
      throw UsageError(fmt::format("'{}' is nothing that enrichment fills", name),
                       "it fills author, issued, title, abstract, arxiv, doi, journal-doi, journal-ref and category");
    }
    parts.push_back(*part);
  }
  return parts;
}

}  // namespace

void EnrichmentOptions::add_details(CLI::App& command, const std::string& group) {
  command.add_option("--db", database, "Index of arXiv's snapshot, made by 'opcit arxiv index'")
      ->type_name("FILE")
      ->group(group);
  command
      .add_option("--overwrite", overwrite,
                  "Replace these even where they are there: author, issued, title, abstract, arxiv, doi ..")
      ->type_name("FIELD,..")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(group);
  command.add_option("--report", report, "Write what was decided and why, as JSON")->type_name("FILE")->group(group);
  network.add_to(command);
}

void EnrichmentOptions::add_to(CLI::App& command) {
  const std::string group = "Enrichment";
  take_one_of(command.add_option("--source", source, "Where to look (arxiv)"), "arxiv|snapshot|both")->group(group);
  add_details(command, group);
}

Enrichment::Enrichment(const EnrichmentOptions& options, const Registry& registry, Console& console, bool quiet)
    : report_(options.report), quiet_(quiet), line_(quiet) {
  enrich::EnrichOptions how;
  how.overwrite = parts_of(options.overwrite);
  how.failed = [&console] { console.fail(); };
  how.progress = [this](const enrich::Progress& progress) { tell_progress(progress); };
  if (options.source != "arxiv") {
    const std::string path = options.database.empty() ? enrich::default_snapshot_path() : options.database;
    finders_.push_back(enrich::open_snapshot(registry, path));
  }
  if (options.source != "snapshot") {
    api_ = fetch::open_arxiv(registry, options.network.parsed(), line_);
    finders_.push_back(std::make_unique<enrich::ArxivFinder>(*api_));
  }
  std::vector<enrich::Finder*> finders;
  for (const auto& finder : finders_) finders.push_back(finder.get());
  enricher_ = std::make_unique<enrich::Enricher>(std::move(finders), std::move(how));
}

void Enrichment::tell_progress(const enrich::Progress& progress) {
  constexpr std::size_t width = 20;
  const std::size_t filled = progress.records == 0 ? 0 : width * progress.done / progress.records;
  line_.prefix(fmt::format("[{:<{}}] {} of {} records, {} found", std::string(filled, '='), width, progress.done,
                           progress.records, progress.found));
}

bool Enrichment::interrupted() const noexcept {
  const auto& fault = enricher_->fault();
  return fault && fault->kind == fetch::FaultKind::cancelled;
}

Exit Enrichment::finish(Exit exit) {
  line_.done();
  if (!report_.empty()) {
    const auto sink = report_ == "-" ? stdout_sink() : file_sink(report_);
    sink->write(enrich::render_report(enricher_->outcomes()));
    sink->commit();
  }
  using enrich::Status;
  const auto count = [&](Status status) { return enricher_->count(status); };
  if (!quiet_) {
    const std::size_t failed = count(Status::error);
    const std::string line =
        fmt::format("opcit: {} records: {} found, {} ambiguous, {} not found{}\n", enricher_->outcomes().size(),
                    count(Status::accepted), count(Status::ambiguous), count(Status::not_found),
                    failed == 0 ? std::string() : fmt::format(", {} not looked up", failed));
    std::fwrite(line.data(), 1, line.size(), stderr);
  }
  const auto& fault = enricher_->fault();
  return fault ? tell_fault(*fault) : exit;
}

}  // namespace opcit::cli
