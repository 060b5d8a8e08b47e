#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <vector>

#include "cli/commands.h"
#include "cli/network_options.h"
#include "cli/writing.h"
#include "faults/values.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "sources/arxiv.h"
#include "sources/lookup.h"
#include "sources/record_lines.h"

namespace opcit::cli {
namespace {

struct GetArguments {
  std::vector<std::string> ids;
  std::string author;
  NetworkOptions network;
  Writing writing;
};

std::vector<fetch::WantedId> wanted_ids(const std::vector<std::string>& given) {
  std::vector<fetch::WantedId> ids;
  for (const std::string& each : given) {
    const auto id = fetch::parse_wanted_id(each);
    if (!id) {
      throw UsageError(fmt::format("'{}' is not a DOI, arXiv id or PMID", each),
                       "an id looks like 10.1000/xyz, 2409.13598 or pmid:12345678");
    }
    if (std::ranges::find(ids, *id) == ids.end()) ids.push_back(*id);
  }
  return ids;
}

class Getting {
 public:
  Getting(const GetArguments& arguments, const Registry& registry)
      : arguments_(arguments),
        registry_(registry),
        waiting_(arguments.writing.report.quiet()),
        console_(arguments.writing.report.console()) {}

  Exit by_ids() {
    const std::vector<fetch::WantedId> ids = wanted_ids(arguments_.ids);
    fetch::Asker asker(registry_, options_, waiting_);
    tell_privacy("identifiers");
    found_ = fetch::fetch_by_ids(asker, ids);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (found_[i].record == nullptr && !found_[i].fault) tell_unknown(ids[i].value);
    }
    return write();
  }

  Exit by_author() {
    const std::string orcid = arguments_.author.substr(arguments_.author.rfind('/') + 1);
    if (!faults::is_orcid(orcid)) {
      throw UsageError(fmt::format("'{}' is not an ORCID iD", arguments_.author),
                       "an iD looks like 0000-0002-1825-0097");
    }
    fetch::Asker asker(registry_, options_, waiting_);
    tell_privacy("the ORCID iD");
    found_ = fetch::fetch_by_orcid(asker, orcid);
    if (asker.may_ask(fetch::Service::arxiv)) add_arxiv_papers(orcid);
    if (found_.empty()) tell_unknown(orcid);
    return write();
  }

 private:
  void add_arxiv_papers(const std::string& orcid) {
    arxiv_ = fetch::open_arxiv(registry_, arguments_.network.arxiv(), waiting_);
    papers_ = arxiv_->by_author(orcid);
    const auto& papers = *papers_;
    // arXiv refuses a person whom it does not know.
    if (papers) {
      for (const Record* const record : papers->records) found_.push_back({record, "arXiv", std::nullopt, nullptr});
      fetch::drop_repeated(found_);
    } else if (papers.fault().kind != fetch::FaultKind::refused) {
      found_.push_back({nullptr, "arXiv", papers.fault(), nullptr});
    }
  }

  void tell_privacy(std::string_view what) const {
    if (arguments_.writing.report.quiet() || options_.offline) return;
    std::fputs(arguments_.network.privacy_line(options_, what).c_str(), stderr);
  }

  void tell_unknown(const std::string& id) {
    Located where;
    where.input = "<command line>";
    console_.diagnostic({Code::unknown_id, {}, id}, where);
  }

  /// Nothing is written if a service could not be asked: what it has would be missing.
  Exit write() {
    waiting_.done();
    for (const fetch::FetchedRecord& each : found_) {
      if (each.fault) return tell_fault(*each.fault);
    }
    std::vector<Input> inputs;
    for (const fetch::FetchedRecord& each : found_) {
      if (each.record == nullptr) continue;
      std::string line;
      fetch::append_line(line, *each.record);
      const std::string name = fmt::format("<{}>", each.source);
      inputs.push_back({name, [name, line](Diagnostics& said) { return memory_source(name, line, said); }});
    }
    Writing writing = arguments_.writing;
    writing.convert.from = &fetch::record_lines;
    return write_all(writing, registry_, inputs, console_);
  }

  const GetArguments& arguments_;
  const Registry& registry_;
  fetch::AskerOptions options_ = arguments_.network.asker();
  WaitingLine waiting_;
  Console console_;
  std::unique_ptr<fetch::ArxivApi> arxiv_;
  std::optional<fetch::Result<fetch::Candidates>> papers_;
  std::vector<fetch::FetchedRecord> found_;
};

Exit get_records(const GetArguments& arguments, const Registry& registry) {
  if (arguments.ids.empty() == arguments.author.empty()) throw UsageError("name either ids or a person with --author");
  arguments.writing.check(registry);
  Getting getting(arguments, registry);
  return arguments.author.empty() ? getting.by_ids() : getting.by_author();
}

}  // namespace

void add_get(CLI::App& app, Context& context) {
  CLI::App* const command = app.add_subcommand("get", "Fetch records by DOI, arXiv id or PMID, or of a person");
  const auto arguments = std::make_shared<GetArguments>();
  command->add_option("ID", arguments->ids, "DOI, arXiv id or PMID, also as an address")->type_name("");
  command->add_option("--author", arguments->author, "The works of the person with this ORCID iD")->type_name("ORCID");
  arguments->writing.tell_documents = false;
  arguments->writing.add_target(*command);
  arguments->writing.add_record_options(*command);
  arguments->network.add_source_to(*command);
  arguments->network.add_to(*command, NetworkOptions::Services::all);
  arguments->writing.formats.add_to(*command, context.registry, FormatOptions::Side::both);
  arguments->writing.report.add_to(*command, ReportOptions::Losses::possible);
  command->callback([arguments, &context] { context.exit = get_records(*arguments, context.registry); });
}

}  // namespace opcit::cli
