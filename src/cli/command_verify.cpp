#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "cli/aux_file.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/inputs.h"
#include "cli/network_options.h"
#include "cli/report_options.h"
#include "cli/verify_fix.h"
#include "io/raw_bytes.h"
#include "opcit/convert.h"
#include "opcit/error.h"
#include "opcit/io.h"
#include "verify/index_lookup.h"
#include "verify/plan.h"
#include "verify/report.h"

namespace opcit::cli {
namespace {

struct VerifyArguments {
  InputArguments input;
  NetworkOptions network;
  ReportOptions report;
  std::string cited;
  std::string accept;
  std::string report_file;
  std::string database;
  std::string format = "text";
  std::vector<std::string> fail_on = {"mismatch", "retracted", "not-found"};
  std::string output;
  bool fix = false;
  bool publish = false;
  bool in_place = false;
  bool verbose = false;
};

constexpr std::string_view note_codes[] = {"corrected", "concern", "withdrawn", "published"};

void check_fail_on(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const bool code = std::ranges::find(note_codes, name) != std::end(note_codes);
    bool verdict = name == "none";
    for (std::size_t i = 0; i < verify::verdict_count; ++i) verdict = verdict || name == spelling(verify::Verdict(i));
    if (!code && !verdict) {
      throw UsageError(fmt::format("--fail-on: unknown verdict or code '{}'", name),
                       "there are mismatch retracted not-found unchecked corrected concern withdrawn published none");
    }
  }
}

/// Reads lines "key, tab, hash, tab, reason" of entries that somebody has checked.
std::map<std::string, std::string> read_accepted(const std::string& path) {
  std::map<std::string, std::string> accepted;
  if (path.empty()) return accepted;
  const std::string bytes = io::read_raw(path);
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t first = line.find('\t');
    if (line.starts_with('#') || first == std::string_view::npos) continue;
    const std::string_view hash = line.substr(first + 1, line.find('\t', first + 1) - first - 1);
    accepted[std::string(line.substr(0, first))] = hash;
  }
  return accepted;
}

std::vector<verify::Facts> read_entries(const VerifyArguments& arguments, const Registry& registry, Console& console) {
  const Citations citations = arguments.cited.empty() ? Citations{} : read_aux(arguments.cited);
  const bool every = arguments.cited.empty() || citations.all;
  std::vector<verify::Facts> entries;
  const std::vector<Input> inputs = arguments.input.inputs();
  ConvertOptions options;
  arguments.input.apply_to(options, registry);
  options.threads = 1;
  std::size_t input = 0;
  for (const Input& each : inputs) {
    const auto visit = [&](const Record& record) {
      if (!every && !citations.keys.contains(record.key)) return;
      entries.push_back(verify::facts_of(record));
      entries.back().input = each.name;
    };
    const auto unreadable = [&](const Input& bad, const std::string& message) { console.unreadable(bad, message); };
    read_records(registry, std::span(&inputs[input++], 1), options, visit, console, unreadable);
  }
  return entries;
}

/// Escapes the characters that end a workflow command.
std::string for_github(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\n') {
      out += "%0A";
    } else if (c == '\r') {
      out += "%0D";
    } else {
      out += c;
    }
  }
  return out;
}

std::size_t line_of(const verify::Result& result, std::map<std::string, std::string>& texts) {
  if (result.input == "<stdin>") return 1;
  auto found = texts.find(result.input);
  if (found == texts.end()) found = texts.emplace(result.input, io::read_raw(result.input)).first;
  const std::string_view before = std::string_view(found->second).substr(0, result.source.pos);
  return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

std::string as_github(const std::vector<verify::Result>& results) {
  std::string out;
  std::map<std::string, std::string> texts;
  for (const verify::Result& result : results) {
    if (result.verdict == verify::Verdict::verified || result.accepted) continue;
    std::string text = fmt::format("{}: {}", result.key, spelling(result.verdict));
    for (const verify::Problem& problem : result.problems) text += '\n' + text_of(problem);
    for (const std::string& reason : result.reasons) text += '\n' + reason;
    const bool warning = result.verdict == verify::Verdict::unchecked;
    out += fmt::format("::{} file={},line={},title={}::{}\n", warning ? "notice" : "error", for_github(result.input),
                       line_of(result, texts), spelling(result.verdict), for_github(text));
  }
  return out;
}

void write_report(const std::string& path, const std::vector<verify::Result>& results) {
  if (path.empty()) return;
  std::string text;
  if (path.ends_with(".json")) {
    text = as_json(results);
  } else if (path.ends_with(".md")) {
    text = as_markdown(results);
  } else {
    text = as_html(results);
  }
  const auto sink = file_sink(path);
  sink->write(text);
  sink->commit();
}

bool fails(const verify::Result& result, const std::vector<std::string>& fail_on) {
  if (result.accepted || result.fixed) return false;
  const auto named = [&](std::string_view name) { return std::ranges::find(fail_on, name) != fail_on.end(); };
  return named(spelling(result.verdict)) ||
         std::ranges::any_of(result.notes, [&](const verify::Note& note) { return named(note.code); });
}

std::unique_ptr<verify::IndexLookup> open_index(const VerifyArguments& arguments) {
  if (arguments.database.empty()) return nullptr;
  auto index = std::make_unique<verify::IndexLookup>(arguments.database);
  if (!index->is_finished() && !arguments.report.quiet()) {
    warn(fmt::format("{} is not complete; run 'opcit index' again", arguments.database));
  }
  return index;
}

void check_arguments(const VerifyArguments& arguments) {
  check_fail_on(arguments.fail_on);
  const std::string& file = arguments.report_file;
  if (!file.empty() && !file.ends_with(".json") && !file.ends_with(".md") && !file.ends_with(".html")) {
    throw UsageError("--report: the suffix must be .json, .md or .html");
  }
  const bool writes = arguments.in_place || !arguments.output.empty();
  if ((writes || arguments.publish) && !arguments.fix)
    throw UsageError("--in-place, --output and --publish need --fix");
  if (arguments.in_place && !arguments.output.empty()) throw UsageError("--in-place and --output exclude each other");
  if (!arguments.fix) return;
  if (arguments.input.files.empty()) throw UsageError("--fix needs the name of a file");
  if (!arguments.output.empty() && arguments.input.files.size() > 1) throw UsageError("--output takes one input");
}

/// Writes the corrected files, or prints their differences. True if standard output is in use.
bool write_fixed(const VerifyArguments& arguments, const FixedFiles& fixed) {
  if (!arguments.report.quiet()) std::fputs(as_text(fixed.entries).c_str(), stderr);
  if (arguments.in_place) {
    replace_all(fixed.files);
    return false;
  }
  if (arguments.output.empty()) {
    print(diff_of(fixed.files));
    return true;
  }
  const auto sink = arguments.output == "-" ? stdout_sink() : file_sink(arguments.output);
  sink->write(fixed.files.front().after);
  sink->commit();
  return arguments.output == "-";
}

class Verification {
 public:
  Verification(const VerifyArguments& arguments, const Registry& registry)
      : arguments_(arguments),
        registry_(registry),
        waiting_(arguments.report.quiet()),
        asker_(registry, options_, waiting_),
        console_(arguments.report.console()) {}

  Exit run() {
    const std::map<std::string, std::string> accepted = read_accepted(arguments_.accept);
    ask();
    for (verify::Verified& each : verified_) {
      const auto found = accepted.find(each.result.key);
      each.result.accepted = found != accepted.end() && found->second == each.result.hash;
    }
    const bool stdout_is_taken = arguments_.fix && fix();
    std::vector<verify::Result> results;
    for (verify::Verified& each : verified_) results.push_back(std::move(each.result));
    write_report(arguments_.report_file, results);
    show(results, stdout_is_taken);
    return exit_of(results);
  }

 private:
  void ask() {
    std::vector<verify::Facts> entries = read_entries(arguments_, registry_, console_);
    console_.finish();
    const auto index = open_index(arguments_);
    // A cache that does not exist has no answer.
    const bool ask = !options_.offline || std::filesystem::exists(options_.cache_folder);
    const bool quiet = arguments_.report.quiet() || options_.offline || entries.empty();
    if (!quiet) {
      const std::string sent = "identifiers, titles and first authors";
      std::fputs(arguments_.network.privacy_line(options_, sent).c_str(), stderr);
    }
    verified_ =
        verify::verify(std::move(entries), asker_, index.get(), {.current_year = verify::current_year(), .ask = ask});
    waiting_.done();
  }

  bool fix() {
    const FixedFiles fixed = fix_files(arguments_.input.files, registry_, arguments_.input.from, verified_,
                                       {.missing = false, .publish = arguments_.publish});
    const bool taken = write_fixed(arguments_, fixed);
    const bool written = arguments_.in_place || !arguments_.output.empty();
    for (verify::Verified& each : verified_) each.result.fixed = each.result.fixed && written;
    return taken;
  }

  void show(const std::vector<verify::Result>& results, bool stdout_is_taken) const {
    const std::string text = arguments_.format == "json"     ? as_json(results)
                             : arguments_.format == "github" ? as_github(results)
                                                             : as_text(results, arguments_.verbose);
    if (!stdout_is_taken) return print(text);
    std::fwrite(text.data(), 1, text.size(), stderr);
  }

  Exit exit_of(const std::vector<verify::Result>& results) const {
    if (std::ranges::any_of(results, &verify::Result::unreached)) {
      complain("a service could not be reached; its entries are unchecked",
               "run the command again: answers that came are in the cache");
      return Exit::io;
    }
    const bool failed = std::ranges::any_of(results, [&](const auto& each) { return fails(each, arguments_.fail_on); });
    return failed || console_.errors() > 0 || console_.violated() ? Exit::bad_data : Exit::done;
  }

  const VerifyArguments& arguments_;
  const Registry& registry_;
  fetch::AskerOptions options_ = arguments_.network.asker();
  WaitingLine waiting_;
  fetch::Asker asker_;
  Console console_;
  std::vector<verify::Verified> verified_;
};

Exit verify_all(const VerifyArguments& arguments, const Registry& registry) {
  check_arguments(arguments);
  return Verification(arguments, registry).run();
}

void add_verify_options(CLI::App& command, VerifyArguments& arguments) {
  arguments.input.add_to(command);
  command.add_option("--cited", arguments.cited, "Only entries that this document cites")->type_name("FILE.aux");
  command.add_option("--report", arguments.report_file, "Write a report, too: .json, .md or .html")->type_name("FILE");
  command.add_option("--format", arguments.format, "What is printed: text, json or github (text)")
      ->check(CLI::IsMember({"text", "json", "github"}))
      ->type_name("");
  command
      .add_option("--fail-on", arguments.fail_on,
                  "Verdicts and codes that end with 1 (mismatch,retracted,not-found); none")
      ->type_name("NAME,..")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--accept", arguments.accept, "Entries that somebody has looked at: key, hash and reason a line")
      ->type_name("FILE");
  command.add_option("--db", arguments.database, "Look into this index first, made by 'opcit index'")
      ->type_name("FILE");
  command.add_flag("--fix", arguments.fix, "Apply what is certain; prints the differences without -i or -o");
  command.add_flag("--publish", arguments.publish, "With --fix: turn preprints into their published versions");
  command.add_flag("-i,--in-place", arguments.in_place, "With --fix: change the files");
  command.add_option("-o,--output", arguments.output, "With --fix: write the corrected file here")->type_name("FILE");
  command.add_flag("-v,--verbose", arguments.verbose, "Show every entry, with reasons, notes and hash");
  arguments.network.add_source_to(command);
  arguments.network.add_to(command, NetworkOptions::Services::all);
  arguments.report.add_to(command, ReportOptions::Losses::none);
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
  CLI::App* const command = app.add_subcommand("verify", "Check that references exist, match and are not retracted");
  const auto arguments = std::make_shared<VerifyArguments>();
  add_verify_options(*command, *arguments);
  command->callback([arguments, &context] { context.exit = verify_all(*arguments, context.registry); });
}

}  // namespace opcit::cli
