#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
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
#include "cli/service_options.h"
#include "io/raw_bytes.h"
#include "opcit/convert.h"
#include "opcit/error.h"
#include "opcit/io.h"
#include "verify/plan.h"
#include "verify/report.h"

namespace opcit::cli {
namespace {

struct VerifyArguments {
  InputArguments input;
  ServiceOptions services;
  ReportOptions report;
  std::string cited;
  std::string accept;
  std::string report_file;
  std::string format = "text";
  std::vector<std::string> fail_on = {"mismatch", "retracted", "not-found"};
  bool verbose = false;
};

constexpr std::string_view note_codes[] = {"corrected", "concern", "withdrawn", "published"};

int current_year() {
  const std::time_t now = std::time(nullptr);
  std::tm utc = {};
  ::gmtime_r(&now, &utc);
  return utc.tm_year + 1900;
}

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
  if (result.accepted) return false;
  const auto named = [&](std::string_view name) { return std::ranges::find(fail_on, name) != fail_on.end(); };
  return named(spelling(result.verdict)) ||
         std::ranges::any_of(result.notes, [&](const verify::Note& note) { return named(note.code); });
}

Exit verify_all(const VerifyArguments& arguments, const Registry& registry) {
  const fetch::AskerOptions options = arguments.services.parsed();
  check_fail_on(arguments.fail_on);
  const std::string& file = arguments.report_file;
  if (!file.empty() && !file.ends_with(".json") && !file.ends_with(".md") && !file.ends_with(".html")) {
    throw UsageError("--report: the suffix must be .json, .md or .html");
  }
  WaitingLine waiting(arguments.report.quiet());
  fetch::Asker asker(registry, options, waiting);
  Console console(arguments.report.console());
  const std::map<std::string, std::string> accepted = read_accepted(arguments.accept);
  std::vector<verify::Facts> entries = read_entries(arguments, registry, console);
  console.finish();
  const bool quiet = arguments.report.quiet() || options.offline || entries.empty();
  if (!quiet) std::fputs(arguments.services.privacy_line(options).c_str(), stderr);
  std::vector<verify::Result> results =
      verify::verify(std::move(entries), asker, nullptr, {.current_year = current_year(), .ask = true});
  waiting.done();
  for (verify::Result& result : results) {
    const auto found = accepted.find(result.key);
    result.accepted = found != accepted.end() && found->second == result.hash;
  }
  write_report(file, results);
  if (arguments.format == "json") {
    print(as_json(results));
  } else {
    print(arguments.format == "github" ? as_github(results) : as_text(results, arguments.verbose));
  }
  if (std::ranges::any_of(results, &verify::Result::unreached)) {
    complain("a service could not be reached; its entries are unchecked",
             "run the command again: answers that came are in the cache");
    return Exit::io;
  }
  const bool failed = std::ranges::any_of(results, [&](const auto& each) { return fails(each, arguments.fail_on); });
  return failed || console.errors() > 0 || console.violated() ? Exit::bad_data : Exit::done;
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
  command.add_flag("-v,--verbose", arguments.verbose, "Show every entry, with reasons, notes and hash");
  arguments.services.add_to(command);
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
