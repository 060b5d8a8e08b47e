#include "cli/spellings.h"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/progress_bar.h"
#include "cli/writing.h"
#include "opcit/convert.h"
#include "opcit/error.h"
#include "opcit/io.h"
#include "opcit/people.h"

namespace opcit::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The text for a reason of doubt; the names of the other people follow it.
std::string_view explanation(Doubt doubt) {
  switch (doubt) {
    case Doubt::several:
      return "fits more than one, or not each spelling of it";
    case Doubt::initials_only:
      return "only initials to go by";
    case Doubt::middle_name:
      return "a middle name more or less";
    case Doubt::prefix:
      return "one given name begins the other";
    case Doubt::no_given:
      return "no given name";
    case Doubt::family:
      return "a particle or a second family name more or less";
    case Doubt::suffix:
      return "a suffix more or less";
    case Doubt::spacing:
      return "the same letters, parted otherwise";
    case Doubt::swapped:
      return "family and given name change places";
    case Doubt::crowded:
      break;
  }
  return "too many names with this family and initial to tell";
}

std::string joined_names(const People& people, const std::vector<std::size_t>& persons, std::string_view separator) {
  std::string out;
  for (const std::size_t person : persons) {
    if (!out.empty()) out += separator;
    out += people.people[person].name;
  }
  return out;
}

std::string with_id(const std::string& name, const std::string& orcid) {
  return orcid.empty() ? name : fmt::format("{}  {}", name, orcid);
}

std::string as_text(const People& people) {
  std::string out;
  for (const Person& person : people.people) {
    out += fmt::format("{:>6}  {}\n", person.count, with_id(person.name, person.orcid));
    if (person.spellings.size() < 2) continue;
    for (const SpellingCount& spelling : person.spellings)
      out += fmt::format("{:>6}  {:>6}  {}\n", "", spelling.count, with_id(spelling.line, spelling.orcid));
  }
  if (!people.doubtful.empty()) out += "\nDoubtful: may be one person, and were not joined\n";
  for (const DoubtfulPerson& doubtful : people.doubtful) {
    const std::string others = joined_names(people, doubtful.others, "; ");
    out += fmt::format("  {}{}{}  ({})\n", people.people[doubtful.person].name, others.empty() ? "" : "  ?  ", others,
                       explanation(doubtful.doubt));
  }
  return out;
}

/// For each person, "reason: others" for its doubts.
std::vector<std::string> doubts_by_person(const People& people) {
  std::vector<std::string> doubts(people.people.size());
  const auto add = [&](std::size_t person, Doubt doubt, const std::string& others) {
    std::string& text = doubts[person];
    if (!text.empty()) text += " | ";
    text += spelling(doubt);
    if (!others.empty()) text.append(": ").append(others);
  };
  for (const DoubtfulPerson& doubtful : people.doubtful) {
    add(doubtful.person, doubtful.doubt, joined_names(people, doubtful.others, "; "));
    for (const std::size_t other : doubtful.others)
      add(other, doubtful.doubt, joined_names(people, {doubtful.person}, "; "));
  }
  return doubts;
}

std::string as_tsv(const People& people) {
  const std::vector<std::string> doubts = doubts_by_person(people);
  std::string out = "spelling\tcanonical\tcount\tstatus\torcid\treason\n";
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    const Person& person = people.people[i];
    const bool alone = person.spellings.size() == 1;
    const std::string_view status = !doubts[i].empty() ? "doubtful" : alone ? "alone" : "one";
    for (const SpellingCount& spelling : person.spellings) {
      out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", spelling.line, person.name, spelling.count, status, spelling.orcid,
                         doubts[i]);
    }
  }
  return out;
}

/// The parts of a name with CSL's member names.
Json parts_of(const std::string& line) {
  Arena arena;
  const Name name = read_name_line(line, arena);
  Json parts = Json::object();
  const auto add = [&](const char* key, std::string_view value) {
    if (!value.empty()) parts[key] = value;
  };
  add("family", name.family);
  add("given", name.given);
  add("dropping-particle", name.dropping_particle);
  add("non-dropping-particle", name.non_dropping_particle);
  add("suffix", name.suffix);
  add("literal", name.literal);
  return parts;
}

Json describe(const Person& person) {
  Json json = {{"name", person.name}, {"parts", parts_of(person.name)}, {"count", person.count}};
  if (!person.orcid.empty()) json["orcid"] = person.orcid;
  json["spellings"] = Json::array();
  for (const SpellingCount& spelling : person.spellings) {
    Json one = {{"spelling", spelling.line}, {"count", spelling.count}};
    if (!spelling.orcid.empty()) one["orcid"] = spelling.orcid;
    json["spellings"].push_back(std::move(one));
  }
  return json;
}

std::string as_json(const People& people) {
  Json persons = Json::array();
  for (const Person& person : people.people) persons.push_back(describe(person));
  Json doubtful = Json::array();
  for (const DoubtfulPerson& one : people.doubtful)
    doubtful.push_back({{"person", one.person}, {"reason", spelling(one.doubt)}, {"others", one.others}});
  const Json whole = {{"version", 1}, {"people", std::move(persons)}, {"doubtful", std::move(doubtful)}};
  return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string render(const People& people, const std::string& format) {
  if (format == "tsv") return as_tsv(people);
  return format == "json" ? as_json(people) : as_text(people);
}

}  // namespace

Exit list_spellings(const SpellingArguments& arguments, const Registry& registry) {
  ConvertOptions options;
  arguments.input.apply_to(options, registry);
  options.reader_options = arguments.formats.given();
  Console console(arguments.report.console());
  const bool to_file = !arguments.output.empty() && arguments.output != "-";
  const std::unique_ptr<Sink> sink = to_file ? file_sink(arguments.output) : stdout_sink();
  console.show_progress(bytes_to_read(arguments.input.files));
  PeopleCounter counter;
  const ConvertResult result = read_records(
      registry, arguments.input.inputs(), options, [&](const Record& record) { counter.add(record); }, console,
      [&](const Input& input, const std::string& message) { console.unreadable(input, message); });
  const bool broken = console.violated() || result.inputs_failed > 0 || result.found_nothing ||
                      (console.errors() > 0 && result.records == 0) ||
                      would_empty(arguments.output, result.records, arguments.allow_empty, console);
  console.finish();
  sink->write(render(counter.people(), arguments.format));
  if (!to_file || !broken) sink->commit();
  if (result.inputs_failed > 0) return Exit::io;
  return console.errors() > 0 || console.violated() ? Exit::bad_data : Exit::done;
}

}  // namespace opcit::cli
