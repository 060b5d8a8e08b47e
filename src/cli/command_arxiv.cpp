#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <vector>

#include "cli/commands.h"
#include "cli/network_options.h"
#include "cli/writing.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "sources/arxiv.h"

namespace opcit::cli {
namespace {

struct ArxivArguments {
  std::vector<std::string> ids;
  std::string author;
  NetworkOptions network;
  Writing writing;
};

/// The ids in the form that arXiv accepts. Throws UsageError for an invalid id, with which arXiv would reject all ids.
std::vector<std::string> plain_ids(const std::vector<std::string>& given) {
  std::vector<std::string> ids;
  for (const std::string& each : given) {
    ids.push_back(fetch::plain_arxiv_id(each));
    if (ids.back().empty()) {
      throw UsageError(fmt::format("invalid arXiv id '{}'", each),
                       "an id looks like 2409.13598, 2409.13598v2 or math/0611800");
    }
  }
  return ids;
}

void tell_missing(const std::vector<std::string>& ids, const fetch::Candidates& found, Console& console) {
  std::set<std::string, std::less<>> known;
  for (const Record* record : found.records) {
    const Identifier* const own = record->identifier(Scheme::arxiv);
    known.emplace(own->value);
    known.insert(std::string(own->value) + std::string(own->version));
  }
  Located where;
  where.input = found.feeds.empty() ? std::string_view() : std::string_view(found.feeds.back()->address);
  for (const std::string& id : ids) {
    if (known.insert(id).second) console.diagnostic({Code::not_on_arxiv, {}, id}, where);
  }
}

/// Writes the feeds as inputs, so that diagnostics have a location in them.
Exit write_feeds(const Writing& writing, const Registry& registry, const fetch::Candidates& found, Console& console) {
  std::vector<Input> inputs;
  for (const auto& feed : found.feeds) {
    inputs.push_back(
        {feed->address, [feed](Diagnostics& said) { return memory_source(feed->address, feed->text, said); }});
  }
  return write_all(writing, registry, inputs, console);
}

Exit get(const ArxivArguments& arguments, const Registry& registry) {
  const std::vector<std::string> ids = plain_ids(arguments.ids);
  arguments.writing.check(registry);
  WaitingLine line(arguments.writing.report.quiet());
  Console console(arguments.writing.report.console());
  const auto api = fetch::open_arxiv(registry, arguments.network.arxiv(), line);
  auto found = api->by_ids(ids);
  line.done();
  if (!found) return tell_fault(found.fault());
  tell_missing(ids, found.value(), console);
  return write_feeds(arguments.writing, registry, found.value(), console);
}

Exit author(const ArxivArguments& arguments, const Registry& registry) {
  arguments.writing.check(registry);
  WaitingLine line(arguments.writing.report.quiet());
  Console console(arguments.writing.report.console());
  const auto api = fetch::open_arxiv(registry, arguments.network.arxiv(), line);
  auto found = api->by_author(arguments.author);
  line.done();
  if (!found) return tell_fault(found.fault());
  return write_feeds(arguments.writing, registry, found.value(), console);
}

void add_arxiv_options(CLI::App& command, ArxivArguments& arguments, const Registry& registry) {
  arguments.writing.tell_documents = false;
  arguments.writing.add_target(command);
  arguments.writing.add_record_options(command);
  arguments.network.add_to(command, NetworkOptions::Services::arxiv);
  arguments.writing.formats.add_to(command, registry, FormatOptions::Side::both);
  arguments.writing.report.add_to(command, ReportOptions::Losses::possible);
}

void add_arxiv_get(CLI::App& arxiv, Context& context) {
  CLI::App* const command = arxiv.add_subcommand("get", "Write the papers with these arXiv ids");
  const auto arguments = std::make_shared<ArxivArguments>();
  command->add_option("ID", arguments->ids, "2409.13598, 2409.13598v2, math/0611800, or an address of arxiv.org")
      ->required()
      ->type_name("");
  add_arxiv_options(*command, *arguments, context.registry);
  command->callback([arguments, &context] { context.exit = get(*arguments, context.registry); });
}

void add_author(CLI::App& arxiv, Context& context) {
  CLI::App* const command = arxiv.add_subcommand("author", "Write a person's own papers on arXiv");
  const auto arguments = std::make_shared<ArxivArguments>();
  command->add_option("PERSON", arguments->author, "ORCID iD, or arXiv author id (warner_s_1)")
      ->required()
      ->type_name("");
  add_arxiv_options(*command, *arguments, context.registry);
  command->callback([arguments, &context] { context.exit = author(*arguments, context.registry); });
}

}  // namespace

void add_arxiv(CLI::App& app, Context& context) {
  CLI::App* const arxiv = app.add_subcommand("arxiv", "Fetch papers from arXiv");
  arxiv->require_subcommand(1);
  add_arxiv_get(*arxiv, context);
  add_author(*arxiv, context);
  add_index(*arxiv, context);
  arxiv->get_subcommand("index")->group("");
}

}  // namespace opcit::cli
