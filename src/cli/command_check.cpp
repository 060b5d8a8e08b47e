#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "check/checker.h"
#include "check/rules.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/format_options.h"
#include "cli/inputs.h"
#include "io/raw_bytes.h"
#include "model/targets.h"
#include "opcit/error.h"

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
    list += fmt::format("{}\t{}\t{}\t{}\t{}\n", code.name, spelling(code.severity), code.message, rule.target,
                        one_line(rule.example));
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

Exit run_checks(const CheckArguments& arguments, const Registry& registry) {
  ConvertOptions options;
  arguments.input.apply_to(options, registry);
  options.reader_options = reader_options(arguments);
  std::string new_lines;
  check::CheckOptions how;
  how.target = arguments.target;
  how.accepted = accepted(arguments);
  if (const auto as_of = options.reader_options.find("as-of"); as_of != options.reader_options.end())
    how.as_of = as_of->second;
  if (arguments.accept_new) how.accept = &new_lines;
  for (const std::string& path : arguments.journals) how.journals.add(io::read_raw(path));
  check::Checker checker(std::move(how));
  options.improver = &checker;
  Findings findings(arguments.findings);
  const ConvertResult result = read_records(
      registry, arguments.input.inputs(), options, [](const Record&) {}, findings,
      [&](const Input& input, const std::string& message) { findings.unreadable(input, message); });
  findings.finish();
  if (arguments.accept_new) {
    append_accepted(arguments.accept, new_lines);
    return result.inputs_failed > 0 ? Exit::io : Exit::done;
  }
  if (result.inputs_failed > 0) return Exit::io;
  return findings.errors() > 0 || result.found_nothing ? Exit::bad_data : Exit::done;
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
  command->add_flag("--rules", arguments->rules, "List the rules with an example each");
  arguments->formats.add_to(*command, context.registry, FormatOptions::Side::reading);
  command->callback([arguments, &context] {
    if (arguments->rules) return list_rules();
    if (arguments->accept_new && arguments->accept.empty()) throw UsageError("--accept-new needs --accept FILE");
    context.exit = run_checks(*arguments, context.registry);
  });
}

}  // namespace opcit::cli
