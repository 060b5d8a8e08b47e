#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/choices.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress_bar.h"
#include "cli/spellings.h"
#include "cli/whose_records.h"
#include "opcit/error.h"
#include "opcit/io.h"

namespace opcit::cli {
namespace {

using Json = nlohmann::ordered_json;
using people::Bond;
using people::Group;
using people::Sorted;
using people::Sorter;

struct PeopleArguments {
  SpellingArguments spellings;
  bool list_spellings = false;
  std::vector<std::string> me;
  std::string person;
  std::string explain;
  bool json = false;
};

std::string label(const Sorter& sorter, std::size_t record) {
  if (record == people::person_itself) return "the person file";
  const std::string& key = sorter.key(record);
  return key.empty() ? fmt::format("record {}", record + 1) : key;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out.append(out.empty() ? "" : "; ").append(text);
  return out;
}

std::string one_line(const Bond& bond) {
  std::string out;
  for (const people::Evidence& evidence : bond.evidence)
    out += fmt::format("{}{} ({:+.1f})", out.empty() ? "" : "; ", evidence.text, evidence.points);
  return out;
}

Json keys_of(const Sorter& sorter, const std::vector<std::size_t>& records) {
  Json keys = Json::array();
  for (const std::size_t record : records) keys.push_back(label(sorter, record));
  return keys;
}

Json describe(const Sorter& sorter, const Bond& bond) {
  Json reasons = Json::array();
  for (const people::Evidence& evidence : bond.evidence)
    reasons.push_back({{"text", evidence.text}, {"points", evidence.points}});
  return {{"keys", {label(sorter, bond.a), label(sorter, bond.b)}},
          {"points", bond.points},
          {"pairs", bond.pairs},
          {"reasons", std::move(reasons)}};
}

Json describe(const Sorter& sorter, const Group& group) {
  Json evidence = Json::array();
  for (const Bond& bond : group.bonds) evidence.push_back(describe(sorter, bond));
  return {{"keys", keys_of(sorter, group.records)},
          {"name", group.name},
          {"spellings", group.spellings},
          {"evidence", std::move(evidence)}};
}

std::string as_json(const Sorter& sorter, const Sorted& sorted) {
  Json json = {{"version", 1}, {"names", sorted.names}, {"clusters", Json::array()}, {"unsure", Json::array()}};
  for (const Group& group : sorted.groups) json["clusters"].push_back(describe(sorter, group));
  Json doubts = Json::array();
  for (const people::Doubtful& one : sorted.unsure) {
    json["unsure"].push_back(label(sorter, one.record));
    Json doubt = {{"key", label(sorter, one.record)}, {"reason", one.reason}};
    if (!one.nearest.empty()) doubt["nearest"] = describe(sorter, one.nearest.front());
    doubts.push_back(std::move(doubt));
  }
  json["doubts"] = std::move(doubts);
  if (!sorted.verdicts.empty()) {
    Json mine = Json::array();
    Json others = Json::array();
    for (std::size_t i = 0; i < sorted.verdicts.size(); ++i) {
      if (sorted.verdicts[i] == people::Verdict::mine) mine.push_back(label(sorter, i));
      if (sorted.verdicts[i] == people::Verdict::not_mine) others.push_back(label(sorter, i));
    }
    json["mine"] = std::move(mine);
    json["not_mine"] = std::move(others);
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string record_line(const Sorter& sorter, std::size_t record) {
  const std::string year = sorter.year(record) == 0 ? "    " : fmt::format("{:4}", sorter.year(record));
  return fmt::format("    {}  {}  {}\n", label(sorter, record), year, sorter.title(record));
}

std::string heading(const Sorted& sorted, std::size_t number) {
  const Group& group = sorted.groups[number];
  const std::string_view whose = sorted.verdicts.empty() ? "" : number < sorted.mine ? "mine: " : "not mine: ";
  return fmt::format("{}{}: {} record{}\n", whose,
                     group.name.empty() ? "no author of this name" : joined(group.spellings), group.records.size(),
                     group.records.size() == 1 ? "" : "s");
}

std::string as_text(const Sorter& sorter, const Sorted& sorted) {
  std::string out;
  for (std::size_t i = 0; i < sorted.groups.size(); ++i) {
    out += heading(sorted, i);
    for (const std::size_t record : sorted.groups[i].records) out += record_line(sorter, record);
    for (const Bond& bond : sorted.groups[i].bonds)
      out += fmt::format("  joined {} and {}: {}\n", label(sorter, bond.a), label(sorter, bond.b), one_line(bond));
    out += '\n';
  }
  if (!sorted.unsure.empty()) out += fmt::format("unsure: {}\n", sorted.unsure.size());
  for (const people::Doubtful& one : sorted.unsure) {
    out += record_line(sorter, one.record);
    out += fmt::format("  {}", one.reason);
    if (!one.nearest.empty()) {
      const Bond& bond = one.nearest.front();
      out += fmt::format(": {} and {}: {}", label(sorter, bond.a), label(sorter, bond.b), one_line(bond));
    }
    out += '\n';
  }
  return out;
}

/// The cluster of the record with this key, and all bonds of this record.
std::string explanation(const Sorter& sorter, const Sorted& sorted, const std::string& key) {
  const auto is_it = [&](std::size_t record) { return label(sorter, record) == key; };
  for (std::size_t i = 0; i < sorted.groups.size(); ++i) {
    const Group& group = sorted.groups[i];
    if (std::none_of(group.records.begin(), group.records.end(), is_it)) continue;
    std::string out = key + " is in " + heading(sorted, i);
    for (const Bond& bond : group.bonds) {
      out +=
          fmt::format("  {} and {}: {:.1f} points, {:.1f} are enough{}\n", label(sorter, bond.a), label(sorter, bond.b),
                      bond.points, people::enough_points(), is_it(bond.a) || is_it(bond.b) ? " (this record)" : "");
      for (const people::Evidence& evidence : bond.evidence)
        out += fmt::format("    {:+.1f}  {}\n", evidence.points, evidence.text);
    }
    return out;
  }
  for (const people::Doubtful& one : sorted.unsure) {
    if (!is_it(one.record)) continue;
    std::string out = fmt::format("{} is unsure: {}\n", key, one.reason);
    for (const Bond& bond : one.nearest) {
      out += fmt::format("  {} and {}: {:.1f} points, {:.1f} are enough\n", label(sorter, bond.a),
                         label(sorter, bond.b), bond.points, people::enough_points());
      for (const people::Evidence& evidence : bond.evidence)
        out += fmt::format("    {:+.1f}  {}\n", evidence.points, evidence.text);
    }
    return out;
  }
  throw UsageError(fmt::format("no record has the key '{}'", key));
}

/// The names given by the user, or the name that occurs in most records.
std::vector<std::string> names_to_sort(const PeopleArguments& arguments, const Sorter& sorter) {
  if (!arguments.me.empty()) return arguments.me;
  const std::vector<std::string> names = sorter.most_frequent_names();
  if (names.size() == 1) return names;
  if (names.empty()) throw UsageError("no record has an author", "name one with --me");
  throw UsageError("several names are on as many records: " + joined(names), "name one with --me");
}

Sorted sort_records(const PeopleArguments& arguments, Sorter& sorter) {
  if (arguments.person.empty()) return sorter.sort(names_to_sort(arguments, sorter));
  people::Person person = read_person_file(arguments.person);
  person.names.insert(person.names.end(), arguments.me.begin(), arguments.me.end());
  if (person.names.empty()) throw UsageError("the person file has no name", "add \"names\", or use --me NAME");
  return sorter.sort(person);
}

Exit list_people(const PeopleArguments& arguments, const Registry& registry) {
  if (arguments.list_spellings) return list_spellings(arguments.spellings, registry);
  const SpellingArguments& shared = arguments.spellings;
  ConvertOptions options;
  shared.input.apply_to(options, registry);
  options.reader_options = shared.formats.given();
  Console console(shared.report.console());
  const bool to_file = !shared.output.empty() && shared.output != "-";
  const std::unique_ptr<Sink> sink = to_file ? file_sink(shared.output) : stdout_sink();
  console.show_progress(bytes_to_read(shared.input.files));
  WhoseRecords read =
      read_for_sorting(registry, shared.input.inputs(), options, console,
                       [&](const Input& input, const std::string& message) { console.unreadable(input, message); });
  console.finish();
  if (read.sorter.size() > 0) {
    const Sorted sorted = sort_records(arguments, read.sorter);
    const bool json = arguments.json || shared.format == "json";
    sink->write(!arguments.explain.empty() ? explanation(read.sorter, sorted, arguments.explain)
                : json                     ? as_json(read.sorter, sorted)
                                           : as_text(read.sorter, sorted));
    if (!to_file || (read.result.inputs_failed == 0 && !console.lacks_input())) sink->commit();
  }
  if (read.result.inputs_failed > 0) return Exit::io;
  return console.errors() > 0 || console.violated() ? Exit::bad_data : Exit::done;
}

}  // namespace

void add_people(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("people", "Sort the records of one printed name by person");
  const auto arguments = std::make_shared<PeopleArguments>();
  SpellingArguments& shared = arguments->spellings;
  shared.input.add_to(*command);
  command->add_option("--me", arguments->me, "The printed name to sort by; may be given again for another spelling")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command->add_option("--person", arguments->person, "Sort into mine, not mine and unsure by this person file")
      ->type_name("FILE");
  command->add_option("--explain", arguments->explain, "Show the evidence that decided where this record belongs")
      ->type_name("KEY");
  command->add_flag("--json", arguments->json, "Print JSON, the same as --format json");
  command->add_flag("--spellings", arguments->list_spellings, "List all people with the spellings of their names");
  take_one_of(command->add_option("--format", shared.format, "Form of the list (text); tsv with --spellings"),
              "text|tsv|json");
  command->add_option("-o,--output", shared.output, "File to write, replaced as a whole or not at all")
      ->type_name("FILE");
  command->add_flag("--allow-empty", shared.allow_empty, "Replace --output even if the inputs have no names");
  shared.formats.add_to(*command, context.registry, FormatOptions::Side::reading);
  shared.report.add_to(*command, ReportOptions::Losses::none);
  command->callback([arguments, &context] {
    if (arguments->json) arguments->spellings.format = "json";
    context.exit = list_people(*arguments, context.registry);
  });
}

}  // namespace opcit::cli
