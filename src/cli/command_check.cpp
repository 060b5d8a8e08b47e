#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

#include "check/checker.h"
#include "check/fix.h"
#include "check/rules.h"
#include "cli/commands.h"
#include "cli/file_set.h"
#include "cli/findings.h"
#include "cli/format_options.h"
#include "cli/inputs.h"
#include "io/raw_bytes.h"
#include "model/targets.h"
#include "opcit/error.h"
#include "update/common.h"
#include "update/merge.h"

namespace opcit::cli {
namespace {

struct CheckArguments {
  InputArguments input;
  FindingOptions findings;
  FormatOptions formats;
  std::string target;
  std::string accept;
  bool accept_new = false;
  std::vector<std::string> journals;
  bool rules = false;
  bool fix = false;
  bool in_place = false;
  bool dry_run = false;
  std::string output;
};

/// In ASCII, because an example can contain bytes that are not UTF-8.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += c == '\n'                    ? std::string("\\n")
           : byte < 0x20 || byte > 0x7E ? fmt::format("\\x{:02X}", byte)
                                        : std::string(1, c);
  }
  return out;
}

void list_rules() {
  std::string list;
  for (const check::Rule& rule : check::rules()) {
    const CodeInfo& code = info(rule.code);
    list += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", code.name, spelling(code.severity), code.message, rule.target,
                        one_line(rule.example), one_line(rule.fixed));
  }
  print(list);
}

/// The file may be missing if it is to be written.
check::AcceptList accepted(const CheckArguments& arguments) {
  check::AcceptList list;
  std::error_code unknown;
  if (arguments.accept.empty()) return list;
  if (arguments.accept_new && !std::filesystem::exists(arguments.accept, unknown)) return list;
  const std::size_t bad = list.read(io::read_raw(arguments.accept));
  if (bad > 0)
    warn(fmt::format("{}:{}: line skipped; a line is code, key, hash and reason, separated by tabs", arguments.accept,
                     bad));
  return list;
}

void append_accepted(const std::string& path, const std::string& lines) {
  std::error_code unknown;
  std::string text = std::filesystem::exists(path, unknown) ? io::read_raw(path) : std::string();
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  const std::unique_ptr<Sink> sink = file_sink(path);
  sink->write(text + lines);
  sink->commit();
}

Options reader_options(const CheckArguments& arguments) {
  Options options = arguments.formats.given();
  options[".lint"] = arguments.target.empty() ? "on" : arguments.target;
  return options;
}

ConvertOptions reading_options(const CheckArguments& arguments, const Registry& registry) {
  ConvertOptions options;
  arguments.input.apply_to(options, registry);
  options.reader_options = reader_options(arguments);
  return options;
}

check::CheckOptions check_options(const CheckArguments& arguments, const ConvertOptions& reading) {
  check::CheckOptions how;
  how.target = arguments.target;
  how.accepted = accepted(arguments);
  if (const auto as_of = reading.reader_options.find("as-of"); as_of != reading.reader_options.end())
    how.as_of = as_of->second;
  for (const std::string& path : arguments.journals) how.journals.add(io::read_raw(path));
  return how;
}

Exit check_inputs(const CheckArguments& arguments, const Registry& registry, std::span<const Input> inputs,
                  ConvertOptions options, check::CheckOptions how) {
  std::string new_lines;
  if (arguments.accept_new) how.accept = &new_lines;
  check::Checker checker(std::move(how));
  options.improver = &checker;
  Findings findings(arguments.findings);
  const ConvertResult result = read_records(
      registry, inputs, options, [](const Record&) {}, findings,
      [&](const Input& input, const std::string& message) { findings.unreadable(input, message); });
  findings.finish();
  if (arguments.accept_new) {
    append_accepted(arguments.accept, new_lines);
    return result.inputs_failed > 0 ? Exit::io : Exit::done;
  }
  if (result.inputs_failed > 0) return Exit::io;
  return findings.errors() > 0 || result.found_nothing ? Exit::bad_data : Exit::done;
}

/// Diagnostics that the user does not allow.
class FindingCollector final : public Observer {
 public:
  explicit FindingCollector(const std::vector<std::string>& allowed) : allowed_(allowed) {}
  void diagnostic(const Diagnostic& finding, const Located&) override {
    if (std::ranges::find(allowed_, info(finding.code).name) == allowed_.end()) found_.push_back(finding);
  }
  void loss(const Loss&) override {}
  Diagnostics take() { return std::move(found_); }

 private:
  const std::vector<std::string>& allowed_;
  Diagnostics found_;
};

check::FixedText fixed_text(const CheckArguments& arguments, const Registry& registry, const update::LoadedFile& file,
                            const ConvertOptions& reading, const check::CheckOptions& how) {
  const auto find = [&](std::string_view text) {
    ConvertOptions options = reading;
    options.from = file.format;
    check::Checker checker(how);
    options.improver = &checker;
    FindingCollector found(arguments.findings.allow);
    const Input input{.name = file.name,
                      .open = [&](Diagnostics& said) { return memory_source(file.name, std::string(text), said); }};
    read_records(
        registry, std::span(&input, 1), options, [](const Record&) {}, found, [](const Input&, const std::string&) {});
    return found.take();
  };
  return check::fix(*file.format, update::text_of(file), find);
}

update::LoadedFile load_for_fixes(const CheckArguments& arguments, const Registry& registry, const std::string& path,
                                  const Format* from) {
  update::LoadedFile file = update::load_file(registry, path, from);
  if (arguments.in_place && path == "-") throw UsageError("standard input cannot be changed", "name the file");
  if (!update::is_editable(file))
    throw UsageError(fmt::format("'{}' cannot be fixed", path), "only BibTeX in UTF-8, not compressed, can be");
  return file;
}

void report_fixes(const CheckArguments& arguments, const std::string& name, const check::FixedText& fixed) {
  if (arguments.findings.quiet) return;
  for (const check::FixedFinding& each : fixed.fixed)
    std::fputs(fmt::format("{}: {}: fixed {}: {}\n", name, each.key, each.field, info(each.code).name).c_str(), stderr);
}

/// The changed files are written, or shown as a diff, and what is left in them is reported.
Exit run_fixes(CheckArguments arguments, const Registry& registry) {
  const bool writes = (arguments.in_place || !arguments.output.empty()) && !arguments.dry_run;
  const ConvertOptions reading = reading_options(arguments, registry);
  const check::CheckOptions how = check_options(arguments, reading);
  std::vector<std::string> paths = arguments.input.files;
  if (paths.empty()) paths.emplace_back("-");
  if (!arguments.output.empty() && paths.size() > 1)
    throw UsageError("--output takes the result of one file", "--in-place changes each of several files");
  std::vector<ChangedFile> files;
  std::vector<update::LoadedFile> left;
  for (const std::string& path : paths) {
    update::LoadedFile file = load_for_fixes(arguments, registry, path, reading.from);
    const check::FixedText fixed = fixed_text(arguments, registry, file, reading, how);
    report_fixes(arguments, file.name, fixed);
    const std::string mark = file.bytes.substr(0, file.bytes.size() - update::text_of(file).size());
    files.push_back({path == "-" ? file.name : path, file.bytes, mark + fixed.text});
    file.bytes = files.back().after;
    left.push_back(std::move(file));
  }
  if (writes && arguments.output.empty()) replace_all(files);
  if (writes && !arguments.output.empty()) {
    const std::unique_ptr<Sink> sink = arguments.output == "-" ? stdout_sink() : file_sink(arguments.output);
    sink->write(files.front().after);
    sink->commit();
  }
  if (!writes) print(diff_of(files));
  arguments.findings.print = writes && arguments.output != "-";
  std::vector<Input> inputs;
  for (const update::LoadedFile& file : left) inputs.push_back(update::input_of(file));
  const Exit exit = check_inputs(arguments, registry, inputs, reading, how);
  const bool differs = std::ranges::any_of(files, [](const ChangedFile& file) { return file.before != file.after; });
  return !writes && differs && exit == Exit::done ? Exit::bad_data : exit;
}

Exit run_checks(CheckArguments arguments, const Registry& registry) {
  const ConvertOptions reading = reading_options(arguments, registry);
  return check_inputs(arguments, registry, arguments.input.inputs(), reading, check_options(arguments, reading));
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("check", "Report faults of bibliographies");
  const auto arguments = std::make_shared<CheckArguments>();
  arguments->input.add_to(*command);
  command->add_option("--for", arguments->target, "Report also what this program refuses, drops or alters")
      ->check(CLI::IsMember(std::vector<std::string>(target_names.begin(), target_names.end())))
      ->type_name("TARGET");
  arguments->findings.add_to(*command);
  command->add_option("--accept", arguments->accept, "Do not report the findings that FILE lists")->type_name("FILE");
  command->add_flag("--accept-new", arguments->accept_new, "Add all findings that are left to the file of --accept");
  command->add_option("--journals", arguments->journals, "Journal names and abbreviations, in JabRef's CSV form")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_flag("--fix", arguments->fix, "Repair what has a certain repair; prints a diff without -i or -o");
  command->add_flag("-i,--in-place", arguments->in_place, "With --fix: write the repairs into the files");
  command->add_option("-o,--output", arguments->output, "With --fix: write the repaired file to FILE")
      ->type_name("FILE");
  command->add_flag("-n,--dry-run", arguments->dry_run, "With --fix: print a diff and write nothing");
  command->add_flag("--rules", arguments->rules, "List the rules with an example each");
  arguments->formats.add_to(*command, context.registry, FormatOptions::Side::reading);
  command->callback([arguments, &context] {
    if (arguments->rules) return list_rules();
    if (arguments->accept_new && arguments->accept.empty()) throw UsageError("--accept-new needs --accept FILE");
    const bool writes = arguments->in_place || arguments->dry_run || !arguments->output.empty();
    if (writes && !arguments->fix) throw UsageError("--in-place, --output and --dry-run need --fix");
    if (arguments->fix && arguments->accept_new) throw UsageError("--accept-new cannot be combined with --fix");
    context.exit = (arguments->fix ? run_fixes : run_checks)(*arguments, context.registry);
  });
}

}  // namespace opcit::cli
