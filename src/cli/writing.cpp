#include "cli/writing.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/choices.h"
#include "cli/folder_sink.h"
#include "cli/whose_records.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

const Format& output_format(const Registry& registry, const Writing& writing) {
  if (!writing.to.empty()) return named_format(registry, writing.to, false);
  const std::string hint = "name one with --to:" + list_of_formats(registry, false);
  if (writing.output.empty()) throw UsageError("no output format given", hint);
  const Format* format = registry.for_suffix(writing.output);
  if (format == nullptr)
    throw UsageError(fmt::format("the name '{}' does not tell the output format", writing.output), hint);
  return *format;
}

/// works.xml -> works-1.xml, works-2.xml ..
std::string numbered(const std::string& path, std::uint64_t number) {
  const std::filesystem::path whole(path);
  const std::string name = fmt::format("{}-{}{}", whole.stem().string(), number + 1, whole.extension().string());
  return (whole.parent_path() / name).string();
}

/// An archive is unpacked to a folder unless the output has an archive's name.
bool goes_to_folder(const Writing& writing, const Format& to) {
  constexpr std::string_view archive = ".tar";
  return !to.suffixes.empty() && to.suffixes.front() == archive && !writing.output.ends_with(archive);
}

SinkFactory sinks_for(const Writing& writing, const Format& to) {
  if (writing.to_stdout()) {
    if (writing.convert.split != 0) throw UsageError("--split writes several files", "name them with --output");
    return [](std::uint64_t) { return stdout_sink(); };
  }
  if (goes_to_folder(writing, to)) return [path = writing.output](std::uint64_t) { return folder_sink(path); };
  if (writing.convert.split == 0) {
    return [path = writing.output](std::uint64_t) { return file_sink(path); };
  }
  return [path = writing.output](std::uint64_t number) { return file_sink(numbered(path, number)); };
}

/// Invalid records do not prevent an output; a violated --strict, an unreadable input or an empty result does.
bool worth_keeping(const Conversion& conversion, const Console& console) {
  if (console.violated() || conversion.result.inputs_failed > 0 || conversion.result.found_nothing) return false;
  return console.errors() == 0 || conversion.result.records > 0;
}

bool has_content(const std::string& path) {
  std::error_code failed;
  return std::filesystem::is_regular_file(path, failed) && std::filesystem::file_size(path, failed) > 0 && !failed;
}

/// True if an empty result would replace an output without --allow-empty; reports this.
bool would_empty(const Writing& writing, const Conversion& conversion, Console& console) {
  if (writing.allow_empty || writing.to_stdout() || conversion.result.records > 0) return false;
  const std::string path = writing.convert.split == 0 ? writing.output : numbered(writing.output, 0);
  if (!has_content(path)) return false;
  Located where;
  where.input = path;
  console.diagnostic({Code::would_empty_output, {}, {}}, where);
  return true;
}

/// Passes on only the diagnostics about records.
class RecordsOnly final : public Observer {
 public:
  explicit RecordsOnly(Console& console) : console_(console) {}
  void diagnostic(const Diagnostic& diagnostic, const Located& where) override {
    console_.diagnostic(diagnostic, where);
  }
  void loss(const Loss& loss) override {
    if (loss.record != 0) console_.loss(loss);
  }

 private:
  Console& console_;
};

}  // namespace

void Writing::add_target(CLI::App& command) {
  command.add_option("-t,--to", to, "Format of the output (default: by suffix)")->type_name("FORMAT");
  command.add_option("-o,--output", output, "File to write, replaced as a whole or not at all")->type_name("FILE");
  command.add_flag("--allow-empty", allow_empty, "Replace --output even if there is no record to write");
}

void Writing::add_record_options(CLI::App& command) {
  CLI::Option* const split =
      command.add_option("--split", convert.split, "Records in one file: OUT-1.xml, OUT-2.xml ..");
  take_number(split, 1, UINT64_MAX);
  command
      .add_option("--key-template", convert.key_template,
                  "Citation keys of records without one ({author}{year}{title})")
      ->type_name("TEMPLATE");
  command.add_option("--person", person, "Write only the records of the person whom this file describes")
      ->type_name("FILE");
  command.add_option("--only", convert.only, "Write only the records with these citation keys")
      ->type_name("KEY,..")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--drop", convert.drop, "Leave out these fields (abstract, keyword, DOI ..)")
      ->type_name("FIELD,..")
      ->delimiter(',')
      ->allow_extra_args(false);
}

void Writing::check(const Registry& registry) const {
  static_cast<void>(formats.given(registry, output_format(registry, *this)));
}

namespace {

/// For --person: all records are read once, silently, to know which of them belong to the person.
class PersonChoice {
 public:
  PersonChoice(const Writing& writing, const Registry& registry, const std::vector<Input>& inputs,
               ConvertOptions& options)
      : inputs_(writing.person.empty() ? inputs : readable_twice(inputs)) {
    if (writing.person.empty()) return;
    const people::Person person = read_person_file(writing.person);
    name_to_writer(person, options);
    if (person.names.empty()) throw UsageError("the person file has no name", "add \"names\" to it");
    SilentObserver silent;
    WhoseRecords read = read_for_sorting(registry, inputs_, options, silent, [](const Input&, const std::string&) {});
    const people::Sorted sorted = read.sorter.sort(person);
    unsure_ = sorted.unsure.size();
    filter_.emplace(sorted.verdicts, options.improver);
    options.improver = &*filter_;
  }
  const std::vector<Input>& inputs() const noexcept { return inputs_; }
  std::size_t unsure() const noexcept { return unsure_; }

 private:
  /// Gives the person's names to formats with the option --me.
  static void name_to_writer(const people::Person& person, ConvertOptions& options) {
    const auto declared = options.to->writer_options;
    const bool has_me =
        std::any_of(declared.begin(), declared.end(), [](const OptionSpec& option) { return option.name == "me"; });
    if (!has_me || options.writer_options.contains("me")) return;
    std::string names;
    for (const std::string& name : person.names) names.append(names.empty() ? "" : "\n").append(name);
    options.writer_options["me"] = names;
  }

  class SilentObserver final : public Observer {
   public:
    void diagnostic(const Diagnostic& /*said*/, const Located& /*where*/) override {}
    void loss(const Loss& /*loss*/) override {}
  };

  std::vector<Input> inputs_;
  std::optional<PersonFilter> filter_;
  std::size_t unsure_ = 0;
};

}  // namespace

Exit write_all(const Writing& writing, const Registry& registry, const std::vector<Input>& given, Console& console) {
  ConvertOptions options = writing.convert;
  options.to = &output_format(registry, writing);
  options.reader_options = options.writer_options = writing.formats.given(registry, *options.to);
  const PersonChoice choice(writing, registry, given, options);
  const std::vector<Input>& inputs = choice.inputs();
  const auto unreadable = [&](const Input& input, const std::string& message) { console.unreadable(input, message); };
  RecordsOnly records(console);
  Observer& observer = writing.tell_documents ? static_cast<Observer&>(console) : records;
  Conversion conversion =
      opcit::convert(registry, inputs, options, sinks_for(writing, *options.to), observer, unreadable);
  const bool kept = worth_keeping(conversion, console) && !would_empty(writing, conversion, console);
  if (choice.unsure() > 0) console.diagnostic({Code::person_unsure, {}, std::to_string(choice.unsure())}, {});
  console.finish();
  if (writing.to_stdout() || kept) {
    for (const std::unique_ptr<Sink>& sink : conversion.outputs) sink->commit();
    if (conversion.sidecar != nullptr) conversion.sidecar->commit();
  }
  if (conversion.result.inputs_failed > 0) return Exit::io;
  return console.errors() > 0 || console.violated() ? Exit::bad_data : Exit::done;
}

}  // namespace opcit::cli
