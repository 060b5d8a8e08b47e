#include "cli/writing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include "cli/choices.h"
#include "cli/folder_sink.h"
#include "cli/paths.h"
#include "cli/whose_records.h"
#include "io/spool.h"
#include "model/family.h"
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

/// Passes on what is found, what concerns documents only where that is asked for, and knows whether there is a record.
class Relay final : public Observer {
 public:
  Relay(Console& console, bool tells_documents) : console_(console), tells_documents_(tells_documents) {}
  void diagnostic(const Diagnostic& diagnostic, const Located& where) override {
    // If works are requested by id, an answer without results is reported for each id instead.
    if (diagnostic.code == Code::empty_input && !tells_documents_) return;
    console_.diagnostic(diagnostic, where);
  }
  void loss(const Loss& loss) override {
    if (loss.record != 0 || tells_documents_) console_.loss(loss);
  }
  void progress(const Progress& progress) override {
    has_record_ = progress.records > 0;
    console_.progress(progress);
  }
  bool has_record() const noexcept { return has_record_; }

 private:
  Console& console_;
  bool tells_documents_;
  bool has_record_ = false;
};

/// Standard output, which stays silent until there is a record: the next command of a pipe sees nothing of an input
/// without a record.
class HeldOutput final : public Sink {
 public:
  explicit HeldOutput(const Relay& relay) : relay_(relay) {}
  void write(std::string_view bytes) override {
    if (!relay_.has_record()) return held_.append(bytes);
    release();
    sink_->write(bytes);
  }
  void commit() override {
    release();
    sink_->commit();
  }

 private:
  void release() {
    std::array<char, std::size_t{1} << 16> room;
    for (std::size_t got = 1; released_ < held_.size() && got > 0; released_ += got) {
      got = held_.read_at(released_, room);
      sink_->write({room.data(), got});
    }
  }

  const Relay& relay_;
  io::Spool held_;
  std::uint64_t released_ = 0;
  std::unique_ptr<Sink> sink_ = stdout_sink();
};

/// An archive is unpacked to a folder unless the output has an archive's name.
bool goes_to_folder(const Writing& writing, const Format& to) {
  constexpr std::string_view archive = ".tar";
  return !to.suffixes.empty() && to.suffixes.front() == archive && !writing.output.ends_with(archive);
}

SinkFactory sinks_for(const Writing& writing, const Format& to, const Relay& relay) {
  if (writing.to_stdout()) {
    if (writing.convert.split != 0) throw UsageError("--split writes several files", "name them with --output");
    return [&relay](std::uint64_t) { return std::make_unique<HeldOutput>(relay); };
  }
  if (goes_to_folder(writing, to)) return [path = writing.output](std::uint64_t) { return folder_sink(path); };
  if (writing.convert.split == 0) {
    return [path = writing.output](std::uint64_t) { return file_sink(path); };
  }
  return [path = writing.output](std::uint64_t number) { return file_sink(numbered_path(path, number)); };
}

/// Invalid records do not prevent an output; a violated --strict, an unreadable input or an empty result does.
bool worth_keeping(const Conversion& conversion, const Console& console) {
  if (console.violated() || conversion.result.inputs_failed > 0 || conversion.result.found_nothing) return false;
  return console.data_errors() == 0 || conversion.result.records > 0;
}

bool has_content(const std::string& path) {
  std::error_code failed;
  return std::filesystem::is_regular_file(path, failed) && std::filesystem::file_size(path, failed) > 0 && !failed;
}

void report_about(const std::string& path, Code code, Console& console) {
  Located where;
  where.input = path;
  console.diagnostic({code, {}, {}}, where);
}

/// With --split, a file of a longer run would look like one of this run.
bool would_leave_stale(const Writing& writing, const Conversion& conversion, Console& console) {
  if (writing.to_stdout() || writing.convert.split == 0) return false;
  const std::string stale = later_numbered_file(writing.output, conversion.outputs.size());
  if (stale.empty()) return false;
  report_about(stale, Code::stale_output, console);
  return true;
}

/// The file that stays if nothing is written.
std::string first_output(const Writing& writing) {
  return writing.convert.split == 0 ? writing.output : numbered_path(writing.output, 0);
}

bool may_commit(const Writing& writing, const Conversion& conversion, Console& console) {
  const ConvertResult& result = conversion.result;
  if (writing.to_stdout()) return result.records > 0 || !result.found_nothing;
  if (!worth_keeping(conversion, console) || would_leave_stale(writing, conversion, console)) return false;
  return !would_empty(first_output(writing), result.records, writing.allow_empty, console);
}

/// An input that is the output, too, is rewritten in its own format only.
bool is_rewritten(const std::string& input, const Writing& writing, const Registry& registry, const Format& to) {
  const Format* const from = writing.convert.from != nullptr ? writing.convert.from : registry.for_suffix(input);
  return from != nullptr && are_of_one_family(*from, to);
}

/// "32 records -> refs.bib (BibTeX)", and what can be completed.
std::string summary(const Writing& writing, const Conversion& conversion, const Format& to) {
  const std::uint64_t incomplete = conversion.result.incomplete;
  const std::size_t files = conversion.outputs.size();
  std::string name = first_output(writing);
  if (files > 1) name += fmt::format(" to {}", numbered_path(writing.output, files - 1));
  std::string text = written_records(conversion.result.records, name, to);
  if (incomplete == 0) return text;
  text += fmt::format("; {} author list{} incomplete (\"et al.\")", incomplete, incomplete == 1 ? " is" : "s are");
  if (files == 1 && to.reader != nullptr)
    text += fmt::format(", 'opcit enrich {}' can complete {}", writing.output, incomplete == 1 ? "it" : "them");
  return text;
}

}  // namespace

std::string written_records(std::uint64_t records, std::string_view output, const Format& format) {
  return fmt::format("{} record{} -> {} ({})", records, records == 1 ? "" : "s", output, short_title(format));
}

bool would_empty(const std::string& output, std::uint64_t records, bool allow_empty, Console& console) {
  if (allow_empty || output.empty() || output == "-" || records > 0 || !has_content(output)) return false;
  report_about(output, Code::would_empty_output, console);
  return true;
}

void report_no_record(const Registry& registry, const Input& input, const Format* from, Console& console) {
  class Reasons final : public Observer {
   public:
    explicit Reasons(Console& console) : console_(console) {}
    void diagnostic(const Diagnostic& diagnostic, const Located& where) override {
      const bool is_reason = diagnostic.code == Code::no_record || diagnostic.code == Code::unknown_format ||
                             diagnostic.code == Code::empty_input;
      if (is_reason) console_.diagnostic(diagnostic, where);
    }
    void loss(const Loss& /*loss*/) override {}

   private:
    Console& console_;
  };
  Reasons reasons(console);
  ConvertOptions options;
  options.from = from;
  read_records(
      registry, std::span(&input, 1), options, [](const Record&) {}, reasons,
      [&](const Input& which, const std::string& message) { console.unreadable(which, message); });
}

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
  const Format& format = output_format(registry, *this);
  static_cast<void>(formats.given(registry, format));
  std::vector<NamedPath> outputs = {{"--output", output}, {"--loss-report", report.console().loss_report}};
  outputs.insert(outputs.end(), more_outputs.begin(), more_outputs.end());
  std::vector<NamedPath> inputs = more_inputs;
  for (const std::string& file : files) {
    if (is_same_file(file, output) && is_rewritten(file, *this, registry, format)) continue;
    inputs.push_back({"FILE", file});
  }
  refuse_clashes(outputs, inputs);
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
  const Format* const by_suffix = registry.for_suffix(writing.output);
  if (by_suffix != nullptr && !are_of_one_family(*by_suffix, *options.to))
    report_about(writing.output, Code::suffix_mismatch, console);
  const PersonChoice choice(writing, registry, given, options);
  const auto unreadable = [&](const Input& input, const std::string& message) { console.unreadable(input, message); };
  Relay relay(console, writing.tell_documents);
  Conversion conversion =
      opcit::convert(registry, choice.inputs(), options, sinks_for(writing, *options.to, relay), relay, unreadable);
  const bool commits = may_commit(writing, conversion, console);
  if (choice.unsure() > 0) console.diagnostic({Code::person_unsure, {}, std::to_string(choice.unsure())}, {});
  if (conversion.result.records == 0) console.forget_losses();
  console.finish();
  if (commits) {
    for (const std::unique_ptr<Sink>& sink : conversion.outputs) sink->commit();
    if (conversion.sidecar != nullptr) conversion.sidecar->commit();
    if (!writing.to_stdout()) console.done(summary(writing, conversion, *options.to));
  }
  if (conversion.result.inputs_failed > 0) return Exit::io;
  return console.errors() > 0 || console.violated() ? Exit::bad_data : Exit::done;
}

}  // namespace opcit::cli
