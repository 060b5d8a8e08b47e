#include <fmt/format.h>

#include <memory>
#include <set>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/file_set.h"
#include "cli/inputs.h"
#include "io/raw_bytes.h"
#include "opcit/error.h"
#include "update/rekey.h"

namespace opcit::cli {
namespace {

struct RekeyArguments {
  std::string target;
  std::vector<std::string> documents;
  std::string from;
  std::string key_template;
  std::string map;
  std::string report;
  bool dry_run = false;
  bool quiet = false;
};

update::LoadedFile load_target(const RekeyArguments& arguments, const Registry& registry) {
  const Format* from = arguments.from.empty() ? nullptr : &named_format(registry, arguments.from, true);
  update::LoadedFile target = update::load_file(registry, arguments.target, from);
  if (arguments.target == "-") throw UsageError("standard input cannot be changed", "name the file");
  if (!update::is_editable(target)) {
    throw UsageError(fmt::format("'{}' cannot be edited in place", arguments.target),
                     "only BibTeX in UTF-8, not compressed, can be");
  }
  return target;
}

update::KeyMap keys_for(const RekeyArguments& arguments, const Registry& registry, const update::LoadedFile& target,
                        Console& console) {
  if (!arguments.map.empty()) return update::read_key_map(io::read_raw(arguments.map));
  return update::keys_by_template(registry, target, arguments.key_template, console);
}

std::vector<ChangedFile> changed_files(const RekeyArguments& arguments, const update::LoadedFile& target,
                                       const update::KeyMap& keys) {
  std::vector<ChangedFile> files;
  files.push_back({arguments.target, target.bytes, update::rekey_bibliography(target, keys)});
  std::set<std::string> seen = {arguments.target};
  for (const std::string& path : arguments.documents) {
    update::DocumentForm form{};
    const bool known = update::document_form(path, form);
    if (!known || form == update::DocumentForm::aux || form == update::DocumentForm::bcf)
      throw UsageError(fmt::format("'{}' is no document to be changed", path), "documents end with .tex, .md or .typ");
    if (!seen.insert(path).second) continue;
    std::string text = io::read_raw(path);
    std::string after = update::rekey_document(text, form, keys);
    files.push_back({path, std::move(text), std::move(after)});
  }
  return files;
}

std::string report_of(const update::KeyMap& keys) {
  std::string lines;
  for (const auto& [old_key, new_key] : keys) lines += fmt::format("{}\t{}\n", old_key, new_key);
  return lines;
}

Exit run_rekey(const RekeyArguments& arguments, const Registry& registry) {
  if (!arguments.map.empty() && !arguments.key_template.empty())
    throw UsageError("--map and --template exclude each other");
  const update::LoadedFile target = load_target(arguments, registry);
  ConsoleOptions quiet;
  quiet.quiet = true;
  Console console(quiet);
  const update::KeyMap keys = keys_for(arguments, registry, target, console);
  if (console.lacks_input()) return Exit::bad_data;
  std::vector<ChangedFile> files = changed_files(arguments, target, keys);
  if (!arguments.report.empty()) files.push_back({arguments.report, {}, report_of(keys)});
  if (arguments.dry_run) {
    if (!arguments.report.empty()) files.pop_back();
    print(diff_of(files));
  } else {
    replace_all(files);
  }
  return Exit::done;
}

}  // namespace

void add_rekey(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("rekey", "Give entries new citation keys, also in documents");
  const auto arguments = std::make_shared<RekeyArguments>();
  command->add_option("TARGET", arguments->target, "Bibliography to change (.bib)")->type_name("")->required();
  command->add_option("DOCUMENT", arguments->documents, "Documents that cite it (.tex .md .typ), changed as well")
      ->type_name("");
  command->add_option("-f,--from", arguments->from, "Format of the bibliography; guessed without it")
      ->type_name("FORMAT");
  command->add_option("--template", arguments->key_template, "How keys are made ({author}{year}{title})")
      ->type_name("TEMPLATE");
  command->add_option("--map", arguments->map, "Old and new keys, separated by tabs, instead of a template")
      ->type_name("FILE");
  command->add_option("--report", arguments->report, "Write old and new keys, as --map reads them")->type_name("FILE");
  command->add_flag("-n,--dry-run", arguments->dry_run, "Print the changes as a diff and write nothing");
  command->callback([arguments, &context] { context.exit = run_rekey(*arguments, context.registry); });
}

}  // namespace opcit::cli
