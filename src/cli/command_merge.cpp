#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/format_options.h"
#include "cli/inputs.h"
#include "cli/report_options.h"
#include "cli/writing.h"
#include "opcit/error.h"
#include "opcit/outline.h"
#include "update/merge.h"

namespace opcit::cli {
namespace {

using Json = nlohmann::ordered_json;

struct MergeArguments {
  InputArguments input;
  FormatOptions formats;
  ReportOptions report;
  std::string to;
  std::string output;
  std::string key_map;
  std::string report_file;
  bool verbose = false;
  bool dry_run = false;
  bool allow_empty = false;
};

void write_file(const std::string& path, std::string_view text) {
  const std::unique_ptr<Sink> sink = path.empty() || path == "-" ? stdout_sink() : file_sink(path);
  sink->write(text);
  sink->commit();
}

void note(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

void explain(const MergeArguments& arguments, const update::MergeResult& result) {
  if (arguments.report.quiet()) return;
  for (const update::MergeDecision& each : result.decisions) {
    if (each.joined && arguments.verbose)
      note(fmt::format("joined: {} = {} ({})\n", each.first, each.second, each.reason));
    if (!each.joined)
      note(fmt::format("looks alike, not joined: {} ? {} ({})\n", each.first, each.second, each.reason));
  }
}

void write_report(const std::string& path, const update::MergeResult& result) {
  Json decisions = Json::array();
  for (const update::MergeDecision& each : result.decisions)
    decisions.push_back(
        {{"first", each.first}, {"second", each.second}, {"joined", each.joined}, {"reason", each.reason}});
  const Json whole = {
      {"version", 1}, {"records", result.records}, {"written", result.kept}, {"decisions", std::move(decisions)}};
  write_file(path, whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

/// Without --to: the format of the output's suffix, otherwise that of the first input. nullptr if neither is known.
const Format* target_of(const MergeArguments& arguments, const Registry& registry,
                        const std::vector<update::LoadedFile>& files) {
  if (!arguments.to.empty()) return &named_format(registry, arguments.to, false);
  if (const Format* named = registry.for_suffix(arguments.output)) return named;
  const Format* first = files.front().format;
  return first != nullptr && first->writer != nullptr ? first : nullptr;
}

bool can_edit(const std::vector<update::LoadedFile>& files, const Format& target) {
  if (!has_outline(target)) return false;
  for (const update::LoadedFile& file : files) {
    if (!update::is_editable(file)) return false;
  }
  return true;
}

/// "3 records -> all.bib (BibTeX); 5 were read".
std::string summary(const MergeArguments& arguments, const update::MergeResult& result, const Format& format) {
  const bool to_file = !arguments.output.empty() && arguments.output != "-";
  return fmt::format("{}; {} {} read", written_records(result.kept, to_file ? arguments.output : "<stdout>", format),
                     result.records, result.records == 1 ? "was" : "were");
}

Exit merge_all(const MergeArguments& arguments, const Registry& registry) {
  ConvertOptions options;
  arguments.input.apply_to(options, registry);
  std::vector<update::LoadedFile> files;
  for (const std::string& path : arguments.input.files)
    files.push_back(update::load_file(registry, path, options.from));
  const Format* target = target_of(arguments, registry, files);
  if (target == nullptr) throw UsageError("unknown output format", "name it with --to");
  options.to = target;
  options.reader_options = options.writer_options = arguments.formats.given(registry, *target);
  Console console(arguments.report.console());
  update::Merge merge(registry, files, options, console);
  Conversion conversion;
  update::MergeResult result;
  std::string converted;
  if (can_edit(files, *target)) {
    result = merge.edit();
    converted = result.text;
  } else {
    result = merge.convert([&](std::uint64_t) { return string_sink(converted); }, conversion);
  }
  const bool to_file = !arguments.output.empty() && arguments.output != "-";
  const bool is_kept = console.violated() || (to_file && console.lacks_input()) ||
                       would_empty(arguments.output, result.kept, arguments.allow_empty, console);
  console.finish();
  explain(arguments, result);
  if (!arguments.report_file.empty()) write_report(arguments.report_file, result);
  if (is_kept || (console.lacks_input() && result.kept == 0)) return Exit::bad_data;
  if (!arguments.dry_run) {
    write_file(arguments.output, converted);
    if (!arguments.key_map.empty()) write_file(arguments.key_map, update::key_map(result.keys));
  }
  console.done(summary(arguments, result, *target));
  return console.errors() > 0 ? Exit::bad_data : Exit::done;
}

}  // namespace

void add_merge(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("merge", "Join bibliographies into one without duplicates");
  const auto arguments = std::make_shared<MergeArguments>();
  arguments->input.add_to(*command);
  command
      ->add_option("-t,--to", arguments->to, "Format of the output; that of its suffix or of the first file without it")
      ->type_name("FORMAT");
  command->add_option("-o,--output", arguments->output, "File to write, replaced as a whole or not at all")
      ->type_name("FILE");
  command->add_option("--key-map", arguments->key_map, "Write the old and the new key of each input record")
      ->type_name("FILE");
  command->add_option("--report", arguments->report_file, "Write all decisions as JSON")->type_name("FILE");
  command->add_flag("-v,--verbose", arguments->verbose, "Explain why records were joined");
  command->add_flag("-n,--dry-run", arguments->dry_run, "Report the decisions and write nothing");
  command->add_flag("--allow-empty", arguments->allow_empty, "Let a result without records replace an output");
  arguments->formats.add_to(*command, context.registry, FormatOptions::Side::both);
  arguments->report.add_to(*command, ReportOptions::Losses::none);
  command->callback([arguments, &context] {
    if (arguments->input.files.empty()) arguments->input.files.emplace_back("-");
    context.exit = merge_all(*arguments, context.registry);
  });
}

}  // namespace opcit::cli
