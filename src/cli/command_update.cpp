#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/choices.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/file_set.h"
#include "cli/inputs.h"
#include "opcit/error.h"
#include "update/update.h"

namespace opcit::cli {
namespace {

struct UpdateArguments {
  std::string target;
  std::vector<std::string> inputs;
  std::string from;
  update::UpdateOptions how;
  std::string report;
  bool dry_run = false;
  bool quiet = false;
  bool verbose = false;
};

void explain(const UpdateArguments& arguments, const update::UpdateResult& result) {
  for (const update::UpdateEvent& event : result.events) {
    const bool rare = event.kind == update::UpdateEvent::Kind::only_in_target;
    if (arguments.quiet || (rare && !arguments.verbose)) continue;
    const std::string line =
        fmt::format("{} {}{}{}\n", spelling(event.kind), event.key, event.detail.empty() ? "" : ": ", event.detail);
    std::fwrite(line.data(), 1, line.size(), stderr);
  }
}

std::string as_json(const update::UpdateResult& result) {
  using Json = nlohmann::ordered_json;
  Json events = Json::array();
  for (const update::UpdateEvent& event : result.events)
    events.push_back({{"event", spelling(event.kind)}, {"key", event.key}, {"detail", event.detail}});
  return Json({{"version", 1}, {"events", std::move(events)}}).dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

Exit run_update(const UpdateArguments& arguments, const Registry& registry) {
  if (arguments.target == "-") throw UsageError("standard input cannot be changed", "name the file");
  update::LoadedFile target = update::load_file(registry, arguments.target, nullptr);
  if (target.format == nullptr) target.format = registry.for_suffix(arguments.target);
  if (!update::is_editable(target))
    throw UsageError(fmt::format("'{}' cannot be edited in place", arguments.target),
                     "only BibTeX in UTF-8, not compressed, can be");
  const Format* from = arguments.from.empty() ? nullptr : &named_format(registry, arguments.from, true);
  std::vector<update::LoadedFile> inputs;
  for (const std::string& path : arguments.inputs) inputs.push_back(update::load_file(registry, path, from));
  ConsoleOptions how;
  how.quiet = arguments.quiet;
  Console console(how);
  const update::UpdateResult result = update::update(registry, target, inputs, arguments.how, console);
  console.finish();
  if (console.lacks_input()) return Exit::bad_data;
  explain(arguments, result);
  std::vector<ChangedFile> files = {{arguments.target, target.bytes, result.text}};
  if (arguments.dry_run) {
    print(diff_of(files));
  } else {
    replace_all(files);
  }
  if (!arguments.report.empty()) replace_all({{arguments.report, {}, as_json(result)}});
  return console.errors() > 0 ? Exit::bad_data : Exit::done;
}

}  // namespace

void add_update(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("update", "Bring other bibliographies into a .bib file");
  const auto arguments = std::make_shared<UpdateArguments>();
  command->add_option("TARGET", arguments->target, "Bibliography to change (.bib)")->type_name("")->required();
  command->add_option("INPUT", arguments->inputs, "Bibliographies of any format; - is standard input")
      ->type_name("")
      ->required();
  command->add_option("-f,--from", arguments->from, "Format of the inputs; guessed without it")->type_name("FORMAT");
  add_choice<update::Policy>(*command, "--policy", arguments->how.policy,
                             {{"fill", update::Policy::fill},
                              {"ours", update::Policy::ours},
                              {"theirs", update::Policy::theirs},
                              {"union", update::Policy::unite}},
                             "What becomes of fields that both have");
  add_choice<update::Order>(*command, "--sort", arguments->how.order,
                            {{"key", update::Order::key},
                             {"author", update::Order::author},
                             {"oldest", update::Order::oldest},
                             {"newest", update::Order::newest}},
                            "Put new entries to their place in this order, not to the end");
  command->add_flag("--publish", arguments->how.publish, "Turn preprints into their published versions; keys stay");
  command->add_option("--report", arguments->report, "Write what was done as JSON")->type_name("FILE");
  command->add_flag("-n,--dry-run", arguments->dry_run, "Print the changes as a diff and write nothing");
  command->add_flag("-v,--verbose", arguments->verbose, "List also the entries that no input has");
  command->add_flag("-q,--quiet", arguments->quiet, "Show errors only");
  command->callback([arguments, &context] { context.exit = run_update(*arguments, context.registry); });
}

}  // namespace opcit::cli
