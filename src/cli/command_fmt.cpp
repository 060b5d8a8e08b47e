#include <fmt/format.h>

#include <memory>

#include "cli/choices.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/file_set.h"
#include "cli/inputs.h"
#include "opcit/error.h"
#include "opcit/outline.h"
#include "update/common.h"
#include "update/layout.h"
#include "update/rekey.h"

namespace opcit::cli {
namespace {

struct FmtArguments {
  std::vector<std::string> files;
  std::string from;
  std::string output;
  std::string indent = "2";
  bool in_place = false;
  bool dry_run = false;
  bool check = false;
  bool quiet = false;
  bool no_align = false;
  bool keep_order = false;
  bool keep_case = false;
  bool lower_keys = false;
  update::LayoutOptions layout;
};

std::string indent_of(const std::string& given) {
  constexpr std::size_t widest = 16;
  if (given == "tab") return "\t";
  const bool is_number = !given.empty() && given.size() < 3 && given.find_first_not_of("0123456789") == given.npos;
  if (!is_number || std::stoul(given) > widest) {
    throw UsageError(fmt::format("--indent: invalid width '{}'", given),
                     "name a number of blanks from 0 to 16, or tab");
  }
  return std::string(std::stoul(given), ' ');
}

void check_usage(const FmtArguments& arguments) {
  const int ways = arguments.in_place + arguments.dry_run + arguments.check + !arguments.output.empty();
  if (ways > 1) throw UsageError("--in-place, --dry-run, --check and --output exclude each other");
  if (arguments.files.size() > 1 && (ways == 0 || !arguments.output.empty())) {
    throw UsageError("several files have no common output",
                     "--in-place changes each of them, --dry-run shows the changes");
  }
  const bool has_stdin = std::ranges::find(arguments.files, "-") != arguments.files.end();
  if (has_stdin && arguments.in_place) throw UsageError("standard input cannot be changed", "leave out --in-place");
}

/// The same file with keys in lower case, also where entries name each other.
std::string with_lower_keys(const update::LoadedFile& file) {
  update::KeyMap keys;
  if (file.format != nullptr) {
    outline(*file.format, update::text_of(file), [&](const OutlinePart& part) {
      const bool has_key = part.kind == PartKind::entry && !part.key.empty();
      if (has_key) keys.insert_or_assign(std::string(part.key), update::lower_case(part.key));
    });
  }
  return update::rekey_bibliography(file, keys);
}

ChangedFile laid_out(const FmtArguments& arguments, const Registry& registry, const std::string& path,
                     Console& console) {
  const Format* from = arguments.from.empty() ? nullptr : &named_format(registry, arguments.from, true);
  update::LoadedFile file = update::load_file(registry, path, from);
  if (file.format == nullptr) file.format = registry.for_suffix(path);
  ChangedFile changed{path, file.bytes, {}};
  if (arguments.lower_keys && update::is_editable(file)) file.bytes = with_lower_keys(file);
  changed.after = update::in_usual_layout(file, arguments.layout, console);
  return changed;
}

void write_results(const FmtArguments& arguments, std::vector<ChangedFile>& files) {
  if (arguments.dry_run) return print(diff_of(files));
  if (arguments.in_place) return replace_all(files);
  if (!arguments.output.empty()) return replace_all({{arguments.output, {}, files.front().after}});
  print(files.front().after);
}

Exit run_fmt(FmtArguments& arguments, const Registry& registry) {
  check_usage(arguments);
  arguments.layout.indent = indent_of(arguments.indent);
  arguments.layout.align = !arguments.no_align;
  arguments.layout.orders_fields = !arguments.keep_order;
  arguments.layout.lower_names = !arguments.keep_case;
  ConsoleOptions how;
  how.quiet = arguments.quiet;
  Console console(how);
  std::vector<ChangedFile> files;
  for (const std::string& path : arguments.files) files.push_back(laid_out(arguments, registry, path, console));
  console.finish();
  bool differs = false;
  for (const ChangedFile& file : files) {
    if (file.before == file.after) continue;
    differs = true;
    if (arguments.check) print(file.path + "\n");
  }
  if (!arguments.check) write_results(arguments, files);
  return console.errors() > 0 || (arguments.check && differs) ? Exit::bad_data : Exit::done;
}

}  // namespace

void add_fmt(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("fmt", "Give .bib files a uniform layout without changing a value");
  const auto arguments = std::make_shared<FmtArguments>();
  command->add_option("FILE", arguments->files, "Bibliographies (.bib); - is standard input")
      ->type_name("")
      ->required();
  command->add_flag("-i,--in-place", arguments->in_place, "Change the files");
  command->add_option("-o,--output", arguments->output, "Write to this file")->type_name("FILE");
  command->add_flag("-n,--dry-run", arguments->dry_run, "Print the changes as a diff and write nothing");
  command->add_flag("--check", arguments->check, "List the files that would change; exit with 1 if there are any");
  command->add_option("-f,--from", arguments->from, "Format of the files; guessed without it")->type_name("FORMAT");
  add_choice<update::SortBy>(*command, "--sort", arguments->layout.sort,
                             {{"none", update::SortBy::none},
                              {"key", update::SortBy::key},
                              {"author", update::SortBy::author},
                              {"year", update::SortBy::year}},
                             "Order of the entries; comments stay with what follows them");
  command->add_option("--indent", arguments->indent, "Blanks before each field, or tab (default: 2)")
      ->type_name("N|tab");
  command->add_flag("--no-align", arguments->no_align, "Do not align the equals signs");
  command->add_flag("--keep-order", arguments->keep_order, "Keep the order of fields");
  command->add_flag("--keep-case", arguments->keep_case, "Keep upper case in the names of types and fields");
  command->add_flag("--braces", arguments->layout.braces, "Write values in quotes with braces");
  command->add_flag("--lower-keys", arguments->lower_keys, "Write citation keys in lower case");
  command->add_flag("-q,--quiet", arguments->quiet, "Print errors only");
  command->callback([arguments, &context] { context.exit = run_fmt(*arguments, context.registry); });
}

}  // namespace opcit::cli
