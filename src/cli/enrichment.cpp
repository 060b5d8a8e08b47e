#include "cli/enrichment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/choices.h"
#include "enrich/arxiv_finder.h"
#include "enrich/report.h"
#include "enrich/service_completer.h"
#include "enrich/snapshot.h"
#include "opcit/error.h"
#include "opcit/io.h"
#include "sources/local_index.h"

namespace opcit::cli {
namespace {

std::vector<enrich::Part> parts_of(const std::vector<std::string>& names) {
  std::vector<enrich::Part> parts;
  for (const std::string& name : names) {
    const auto part = enrich::find_part(name);
    if (!part) {
      throw UsageError(
          fmt::format("--overwrite: unknown field '{}'", name),
          "choose from author, issued, title, abstract, arxiv, doi, journal-doi, journal-ref and category");
    }
    parts.push_back(*part);
  }
  return parts;
}

struct Sources {
  bool arxiv = false;
  bool index = false;
  fetch::ServiceSet services;
};

/// "arxiv,crossref"
Sources sources_of(std::string_view list) {
  Sources sources;
  while (!list.empty()) {
    const std::string_view name = list.substr(0, list.find(','));
    list.remove_prefix(std::min(name.size() + 1, list.size()));
    const bool both = name == "both";
    const bool all = name == "all";
    const auto service = fetch::find_service(name);
    if (!both && !all && name != "snapshot" && !service) {
      throw UsageError(fmt::format("--source: unknown source '{}'", name),
                       "choose arxiv, snapshot, both, crossref, datacite, openalex, dblp or all");
    }
    sources.index = sources.index || name == "snapshot" || both;
    sources.arxiv = sources.arxiv || name == "arxiv" || both || all;
    for (const fetch::ServiceRow& row : fetch::services()) {
      const bool named = service == row.service && row.service != fetch::Service::arxiv;
      if (all || named) sources.services.set(static_cast<std::size_t>(row.service));
    }
  }
  return sources;
}

}  // namespace

void EnrichmentOptions::add_details(CLI::App& command, const std::string& group, NetworkOptions::Services services) {
  command.add_option("--db", database, "Offline index, made by 'opcit index'")->type_name("FILE")->group(group);
  command
      .add_option("--overwrite", overwrite,
                  "Replace these even where they are there: author, issued, title, abstract, arxiv, doi ..")
      ->type_name("FIELD,..")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(group);
  command.add_option("--report", report, "Write what was decided and why, as JSON")->type_name("FILE")->group(group);
  network.add_to(command, services);
}

void EnrichmentOptions::add_to(CLI::App& command) {
  const std::string group = "Enrichment";
  command
      .add_option("--source", source, "Where to look: arxiv, snapshot, both, crossref, datacite, openalex, dblp or all")
      ->type_name("SOURCE,..")
      ->group(group);
  command.add_flag("--publish", publish, "Turn preprints into their published versions")->group(group);
  add_details(command, group, NetworkOptions::Services::all);
}

Enrichment::Enrichment(const EnrichmentOptions& options, const Registry& registry, Console& console, bool quiet)
    : report_(options.report), quiet_(quiet), line_(quiet) {
  enrich::EnrichOptions how;
  how.overwrite = parts_of(options.overwrite);
  how.failed = [&console] { console.fail(); };
  how.progress = [this](const enrich::Progress& progress) { tell_progress(progress); };
  const Sources sources = sources_of(options.source);
  if (sources.index) {
    const std::string path = options.database.empty() ? fetch::default_index_path() : options.database;
    finders_.push_back(enrich::open_snapshot(path));
  }
  if (sources.arxiv) {
    api_ = fetch::open_arxiv(registry, options.network.arxiv(), line_);
    finders_.push_back(std::make_unique<enrich::ArxivFinder>(*api_));
  }
  if (sources.services.any() || options.publish) {
    fetch::AskerOptions asked = options.network.asker();
    asked.services = sources.services;
    if (!quiet && !asked.offline) {
      std::fputs(options.network.privacy_line(asked, "identifiers, titles and first authors").c_str(), stderr);
    }
    asker_ = std::make_unique<fetch::Asker>(registry, asked, line_);
    completer_ = std::make_unique<enrich::ServiceCompleter>(
        *asker_, nullptr, verify::CompletionPolicy{.missing = true, .publish = options.publish},
        verify::VerifyOptions{.current_year = verify::current_year(), .ask = true});
    how.completer = completer_.get();
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
