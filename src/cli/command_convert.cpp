#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/format_options.h"
#include "opcit/convert.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

struct Arguments {
  std::vector<std::string> inputs;
  std::string from;
  std::string to;
  std::string output;
  std::string rendering = "text";
  std::string max_record = "16M";
  std::string encoding;
  std::string carry_out;
  std::string carry_in;
  ConsoleOptions console;
  ConvertOptions convert;
  FormatOptions formats;
};

std::string list_of_formats(const Registry& registry, bool readable) {
  std::string list;
  for (const Format* format : registry.all()) {
    if ((readable ? format->reader != nullptr : format->writer != nullptr)) list += fmt::format(" {}", format->id);
  }
  return list;
}

const Format& named_format(const Registry& registry, const std::string& id, bool readable) {
  const Format* format = registry.find(id);
  const std::string hint = "there are" + list_of_formats(registry, readable);
  if (format == nullptr) throw UsageError(fmt::format("there is no format '{}'", id), hint);
  if (readable && format->reader == nullptr) throw UsageError(fmt::format("'{}' cannot be read", id), hint);
  if (!readable && format->writer == nullptr) throw UsageError(fmt::format("'{}' cannot be written", id), hint);
  return *format;
}

const Format& output_format(const Registry& registry, const Arguments& arguments) {
  if (!arguments.to.empty()) return named_format(registry, arguments.to, false);
  const std::string hint = "name one with --to:" + list_of_formats(registry, false);
  if (arguments.output.empty()) throw UsageError("no output format", hint);
  const Format* format = registry.for_suffix(arguments.output);
  if (format == nullptr) throw UsageError(fmt::format("the name '{}' tells no output format", arguments.output), hint);
  return *format;
}

/// "16M", "64k", "1000000".
std::size_t parse_size(const std::string& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const std::size_t shift = unit.empty()                 ? 0
                            : unit == "k" || unit == "K" ? 10
                            : unit == "M"                ? 20
                            : unit == "G"                ? 30
                                                         : 64;
  constexpr std::size_t most = std::size_t{1} << 40;
  if (error != std::errc() || number == 0 || shift == 64 || number > (most >> shift)) {
    throw UsageError(fmt::format("'{}' is no size", text),
                     "a size is a number of bytes, or one with k, M or G behind it");
  }
  return number << shift;
}

/// works.xml -> works-1.xml, works-2.xml ..
std::string numbered(const std::string& path, std::uint64_t number) {
  const std::filesystem::path whole(path);
  const std::string name = fmt::format("{}-{}{}", whole.stem().string(), number + 1, whole.extension().string());
  return (whole.parent_path() / name).string();
}

SinkFactory sinks_for(const Arguments& arguments) {
  if (arguments.output.empty() || arguments.output == "-") {
    if (arguments.convert.split != 0) throw UsageError("--split writes several files", "name them with --output");
    return [](std::uint64_t) { return stdout_sink(); };
  }
  if (arguments.convert.split == 0) {
    return [path = arguments.output](std::uint64_t) { return file_sink(path); };
  }
  return [path = arguments.output](std::uint64_t number) { return file_sink(numbered(path, number)); };
}

std::vector<Input> inputs_of(const Arguments& arguments) {
  std::vector<Input> inputs;
  for (const std::string& path : arguments.inputs) {
    const SourceOptions how{arguments.encoding};
    inputs.push_back(
        {path == "-" ? "<stdin>" : path, [path, how](Diagnostics& said) { return open_source(path, said, how); }});
  }
  return inputs;
}

void set_sidecars(const Arguments& arguments, ConvertOptions& options) {
  if (!arguments.carry_out.empty()) {
    options.carry_out = [path = arguments.carry_out] { return file_sink(path); };
  }
  if (!arguments.carry_in.empty()) {
    options.carry_in = {arguments.carry_in,
                        [path = arguments.carry_in](Diagnostics& said) { return open_source(path, said); }};
  }
}

/// Bad records leave a good output; a broken promise (--strict), an unreadable input or an empty result leave none.
bool worth_keeping(const Conversion& conversion, const Console& console) {
  if (console.violated() || conversion.result.inputs_failed > 0 || conversion.result.found_nothing) return false;
  return console.errors() == 0 || conversion.result.records > 0;
}

Exit convert_all(const Arguments& arguments, const Registry& registry) {
  ConvertOptions options = arguments.convert;
  options.to = &output_format(registry, arguments);
  options.from = arguments.from.empty() ? nullptr : &named_format(registry, arguments.from, true);
  options.max_record = parse_size(arguments.max_record);
  options.reader_options = options.writer_options = arguments.formats.given(registry, *options.to);
  set_sidecars(arguments, options);
  Console console(arguments.console);
  const auto unreadable = [](const Input&, const std::string& message) { complain(message); };
  Conversion conversion = convert(registry, inputs_of(arguments), options, sinks_for(arguments), console, unreadable);
  console.finish();
  const bool to_stdout = arguments.output.empty() || arguments.output == "-";
  if (to_stdout || worth_keeping(conversion, console)) {
    for (const std::unique_ptr<Sink>& sink : conversion.outputs) sink->commit();
    if (conversion.sidecar != nullptr) conversion.sidecar->commit();
  }
  if (conversion.result.inputs_failed > 0) return Exit::io;
  return console.errors() > 0 || console.violated() ? Exit::bad_data : Exit::done;
}

void add_options(CLI::App& command, Arguments& arguments, const Registry& registry) {
  command.add_option("FILE", arguments.inputs, "Files to read, in order, as one list; - is standard input")
      ->type_name("");
  command.add_option("-f,--from", arguments.from, "Format of the inputs; guessed from content and suffix without it")
      ->type_name("FORMAT");
  command
      .add_option("--encoding", arguments.encoding,
                  "Encoding of the inputs (utf-8, latin1, gb18030 ..); found out without it")
      ->type_name("NAME");
  command.add_option("-t,--to", arguments.to, "Format of the output; the suffix of --output decides without it")
      ->type_name("FORMAT");
  command.add_option("-o,--output", arguments.output, "File to write, replaced as a whole or not at all")
      ->type_name("FILE");
  command
      .add_option("--split", arguments.convert.split,
                  "Write files of at most this many records: OUT-1.xml, OUT-2.xml ..")
      ->type_name("NUMBER")
      ->check(CLI::PositiveNumber);
  command
      .add_option("--key-template", arguments.convert.key_template,
                  "How citation keys are made for records without one ({author}{year}{title})")
      ->type_name("TEMPLATE");
  command.add_option("--only", arguments.convert.only, "Write only the records with these citation keys")
      ->type_name("KEY,..")
      ->delimiter(',');
  command
      .add_option("--drop", arguments.convert.drop, "Leave out these fields (CSL variables: abstract, keyword, DOI ..)")
      ->type_name("FIELD,..")
      ->delimiter(',');
  command
      .add_option("--carry-out", arguments.carry_out,
                  "Keep in this file, beside the output, what the output cannot hold")
      ->type_name("FILE");
  command.add_option("--carry-in", arguments.carry_in, "Put back what this file of --carry-out has kept of the inputs")
      ->type_name("FILE");
  command.add_option("--max-record", arguments.max_record, "Skip records that are larger (16M)")->type_name("SIZE");
  arguments.formats.add_to(command, registry);
}

void add_report_options(CLI::App& command, Arguments& arguments) {
  ConsoleOptions& console = arguments.console;
  const std::string group = "What is said";
  command.add_option("--diagnostics", arguments.rendering, "How diagnostics are shown (text)")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("")
      ->group(group);
  command.add_option("--loss-report", console.loss_report, "Write each loss as a line of JSON")
      ->type_name("FILE")
      ->group(group);
  command.add_flag("--fail-on-loss", console.fail_on_loss, "End with 1 and leave --output alone when anything is lost")
      ->group(group);
  command.add_flag("--strict", console.strict, "End with 1 and leave --output alone when there is a warning")
      ->group(group);
  command.add_option("--allow", console.allow, "Do not show diagnostics with these codes")
      ->type_name("CODE,..")
      ->delimiter(',')
      ->group(group);
  command.add_option("--deny", console.deny, "Take diagnostics with these codes for errors")
      ->type_name("CODE,..")
      ->delimiter(',')
      ->group(group);
  command.add_flag("-q,--quiet", console.quiet, "Show errors only")->group(group);
}

}  // namespace

void add_convert(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("convert", "Convert bibliographies from one format to another");
  const auto arguments = std::make_shared<Arguments>();
  add_options(*command, *arguments, context.registry);
  add_report_options(*command, *arguments);
  command->callback([arguments, &context] {
    if (arguments->inputs.empty()) arguments->inputs.emplace_back("-");
    arguments->console.rendering = arguments->rendering == "json" ? Rendering::json : Rendering::text;
    context.exit = convert_all(*arguments, context.registry);
  });
}

}  // namespace opcit::cli
