#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/writing.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "update/documents.h"
#include "update/extract.h"
#include "update/merge.h"

namespace opcit::cli {
namespace {

struct ExtractArguments {
  std::vector<std::string> files;
  std::string from;
  std::string output;
  std::vector<std::string> keys_given;
  bool keys = false;
  bool unused = false;
  bool missing = false;
  bool allow_empty = false;
  bool quiet = false;
};

/// The keys that the documents cite, in order.
struct Cited {
  std::vector<std::string> order;
  update::KeyNames all;
  update::KeyNames certain;

  void add(std::string_view key, bool is_certain) {
    if (all.emplace(key).second) order.emplace_back(key);
    if (is_certain) certain.emplace(key);
  }
};

Cited read_documents(const ExtractArguments& arguments, std::vector<std::string>& bibliographies,
                     const Registry& registry) {
  Cited cited;
  for (const std::string& key : arguments.keys_given) cited.add(key, true);
  for (const std::string& path : arguments.files) {
    update::DocumentForm form{};
    if (!update::document_form(path, form)) {
      bibliographies.push_back(path);
      continue;
    }
    const update::LoadedFile file = update::load_file(registry, path, nullptr);
    for (const update::CitedKey& key : update::cited_keys(file.bytes, form)) cited.add(key.key, key.certain);
  }
  return cited;
}

/// For files without an outline: writes the records with these keys in their own format.
update::Extracted convert_some(const Registry& registry, const update::LoadedFile& file,
                               const update::KeyNames& wanted) {
  update::Extracted result;
  ConvertOptions options;
  options.from = options.to = file.format;
  const Input input = update::input_of(file);
  ConsoleOptions quiet;
  quiet.quiet = true;
  Console console(quiet);
  const auto unreadable = [&](const Input& which, const std::string& message) { console.unreadable(which, message); };
  read_records(
      registry, std::span(&input, 1), options,
      [&](const Record& record) {
        const bool is_wanted = wanted.contains(record.key) || wanted.contains("*");
        if (is_wanted && result.found.emplace(record.key).second) options.only.emplace_back(record.key);
        if (!is_wanted) result.unused.emplace_back(record.key);
      },
      console, unreadable);
  if (options.only.empty()) return result;
  opcit::convert(
      registry, std::span(&input, 1), options, [&](std::uint64_t) { return string_sink(result.text); }, console,
      unreadable);
  return result;
}

update::Extracted extract_from(const Registry& registry, const update::LoadedFile& file,
                               const update::KeyNames& wanted) {
  if (update::is_editable(file)) return update::extract(*file.format, file.bytes, wanted);
  if (file.format->writer == nullptr)
    throw UsageError(fmt::format("'{}' cannot be written in its own format", file.name));
  return convert_some(registry, file, wanted);
}

std::string lines_of(const std::vector<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys) text += key + "\n";
  return text;
}

/// Whether a file without an entry is one that holds none.
bool is_empty_bibliography(const Registry& registry, const update::LoadedFile& file) {
  ConsoleOptions quiet;
  quiet.quiet = true;
  Console console(quiet);
  report_no_record(registry, update::input_of(file), file.format, console);
  return !console.lacks_input();
}

Exit write_result(const ExtractArguments& arguments, const std::string& text) {
  std::error_code unknown;
  const bool to_file = !arguments.output.empty() && arguments.output != "-";
  const bool holds_something = to_file && std::filesystem::exists(arguments.output, unknown) &&
                               std::filesystem::file_size(arguments.output, unknown) > 0;
  if (text.empty() && holds_something && !arguments.allow_empty) {
    complain(info(Code::would_empty_output).message, info(Code::would_empty_output).hint);
    return Exit::bad_data;
  }
  const std::unique_ptr<Sink> sink = to_file ? file_sink(arguments.output) : stdout_sink();
  sink->write(text);
  sink->commit();
  return Exit::done;
}

Exit run_extract(const ExtractArguments& arguments, const Registry& registry) {
  std::vector<std::string> bibliographies;
  const Cited cited = read_documents(arguments, bibliographies, registry);
  if (arguments.keys) return write_result(arguments, lines_of(cited.order));
  if (bibliographies.empty()) throw UsageError("no bibliography", "name one after the documents");
  const Format* from = arguments.from.empty() ? nullptr : &named_format(registry, arguments.from, true);
  std::string text;
  std::vector<std::string> unused;
  update::KeyNames found;
  bool lacks_input = false;
  for (const std::string& path : bibliographies) {
    const update::LoadedFile file = update::load_file(registry, path, from);
    update::Extracted part;
    if (file.format != nullptr) part = extract_from(registry, file, cited.all);
    if (part.found.empty() && part.unused.empty() && !is_empty_bibliography(registry, file)) lacks_input = true;
    if (!text.empty() && !part.text.empty()) text += '\n';
    text += part.text;
    found.merge(part.found);
    unused.insert(unused.end(), part.unused.begin(), part.unused.end());
  }
  std::vector<std::string> missing;
  for (const std::string& key : cited.order) {
    if (key != "*" && cited.certain.contains(key) && !found.contains(key)) missing.push_back(key);
  }
  const Exit findings = missing.empty() && !lacks_input ? Exit::done : Exit::bad_data;
  if (arguments.unused) return write_result(arguments, lines_of(unused));
  if (arguments.missing) {
    write_result(arguments, lines_of(missing));
    return findings;
  }
  if (!arguments.quiet) {
    for (const std::string& key : missing) warn(fmt::format("no entry with the key '{}'", key));
  }
  if (lacks_input && (text.empty() || !arguments.output.empty())) return Exit::bad_data;
  const Exit written = write_result(arguments, text);
  return written == Exit::done ? findings : written;
}

}  // namespace

void add_extract(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("extract", "Extract the entries that documents cite");
  const auto arguments = std::make_shared<ExtractArguments>();
  command->add_option("FILE", arguments->files, "Documents (.tex .aux .bcf .md .typ) and bibliographies")
      ->type_name("");
  command->add_option("-f,--from", arguments->from, "Format of the bibliographies; guessed without it")
      ->type_name("FORMAT");
  command->add_option("-o,--output", arguments->output, "File to write, replaced as a whole or not at all")
      ->type_name("FILE");
  command->add_option("--only", arguments->keys_given, "Extract these keys as well")
      ->type_name("KEY,..")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_flag("--keys", arguments->keys, "List the keys that the documents cite");
  command->add_flag("--unused", arguments->unused, "List the keys of entries that nothing needs");
  command->add_flag("--missing", arguments->missing, "List the cited keys that no bibliography has");
  command->add_flag("--allow-empty", arguments->allow_empty, "Let an empty result replace an output");
  command->add_flag("-q,--quiet", arguments->quiet, "Do not report missing keys");
  command->callback([arguments, &context] { context.exit = run_extract(*arguments, context.registry); });
}

}  // namespace opcit::cli
