#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "opcit/error.h"
#include "update/record_diff.h"

namespace opcit::cli {
namespace {

struct DiffArguments {
  std::vector<std::string> files;
  std::string from;
  std::string format = "text";
  std::string report;
  bool textconv = false;
  bool quiet = false;
};

std::string as_text(const std::vector<update::RecordChange>& changes) {
  std::string text;
  for (const update::RecordChange& change : changes) {
    text += fmt::format("{} {}{}\n", spelling(change.kind), change.old_key.empty() ? "" : change.old_key + " -> ",
                        change.key);
    for (const update::FieldChange& field : change.fields) {
      if (!field.before.empty()) text += fmt::format("  - {}: {}\n", field.field, field.before);
      if (!field.after.empty()) text += fmt::format("  + {}: {}\n", field.field, field.after);
    }
  }
  return text;
}

std::string as_json(const std::vector<update::RecordChange>& changes) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const update::RecordChange& change : changes) {
    Json one = {{"change", spelling(change.kind)}, {"key", change.key}};
    if (!change.old_key.empty()) one["old_key"] = change.old_key;
    for (const update::FieldChange& field : change.fields)
      one["fields"].push_back({{"field", field.field}, {"before", field.before}, {"after", field.after}});
    list.push_back(std::move(one));
  }
  const Json whole = {{"version", 1}, {"changes", std::move(list)}};
  return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool is_difference(const update::RecordChange& change) {
  return change.kind != update::ChangeKind::moved && change.kind != update::ChangeKind::respelled;
}

/// Like diff(1): 0 if equal, 1 if different, 2 for errors.
Exit run_diff(const DiffArguments& arguments, const Registry& registry) {
  const Format* from = arguments.from.empty() ? nullptr : &named_format(registry, arguments.from, true);
  std::vector<update::LoadedFile> files;
  ConsoleOptions how;
  how.quiet = true;
  Console console(how);
  try {
    for (const std::string& path : arguments.files) files.push_back(update::load_file(registry, path, from));
  } catch (const IoError& error) {
    complain(error.what());
    return Exit::usage;
  }
  if (arguments.textconv) {
    print(update::record_lines(registry, files[0], console));
    return console.lacks_input() ? Exit::usage : Exit::done;
  }
  const std::vector<update::RecordChange> changes = update::diff_records(registry, files[0], files[1], console);
  console.finish();
  if (console.lacks_input()) return Exit::usage;
  if (!arguments.quiet) print(arguments.format == "json" ? as_json(changes) : as_text(changes));
  if (!arguments.report.empty()) {
    const std::unique_ptr<Sink> sink = file_sink(arguments.report);
    sink->write(as_json(changes));
    sink->commit();
  }
  return std::any_of(changes.begin(), changes.end(), is_difference) ? Exit::bad_data : Exit::done;
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("diff", "Compare what two bibliographies hold");
  const auto arguments = std::make_shared<DiffArguments>();
  command->add_option("FILE", arguments->files, "The two files to compare, or one with --textconv")
      ->type_name("")
      ->expected(1, 2)
      ->required();
  command->add_option("-f,--from", arguments->from, "Format of the files; guessed without it")->type_name("FORMAT");
  command->add_option("--format", arguments->format, "text (the default) or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("");
  command->add_option("--report", arguments->report, "Write the changes as JSON as well")->type_name("FILE");
  command->add_flag("--textconv", arguments->textconv, "Print one file as lines that git can compare");
  command->add_flag("-q,--quiet", arguments->quiet, "Only the exit status");
  command->callback([arguments, &context] {
    if (arguments->textconv != (arguments->files.size() == 1))
      throw UsageError("diff takes two files, or one with --textconv");
    context.exit = run_diff(*arguments, context.registry);
  });
}

}  // namespace opcit::cli
