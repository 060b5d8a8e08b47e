#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/format_options.h"
#include "cli/inputs.h"
#include "cli/report_options.h"
#include "opcit/convert.h"
#include "opcit/error.h"
#include "opcit/people.h"

namespace opcit::cli {
namespace {

struct Arguments {
  InputArguments input;
  std::string to;
  std::string output;
  std::string names;
  std::string carry_out;
  std::string carry_in;
  ReportOptions report;
  ConvertOptions convert;
  FormatOptions formats;
};

const Format& output_format(const Registry& registry, const Arguments& arguments) {
  if (!arguments.to.empty()) return named_format(registry, arguments.to, false);
  const std::string hint = "name one with --to:" + list_of_formats(registry, false);
  if (arguments.output.empty()) throw UsageError("no output format", hint);
  const Format* format = registry.for_suffix(arguments.output);
  if (format == nullptr) throw UsageError(fmt::format("the name '{}' tells no output format", arguments.output), hint);
  return *format;
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

NameMap read_names(const std::string& path, Console& console) {
  if (path.empty()) return {};
  Diagnostics decoding;
  const std::unique_ptr<Source> source = open_source(path, decoding);
  NameMap names = NameMap::read(*source, console);
  Located where;
  where.input = source->name();
  for (const Diagnostic& said : decoding) console.diagnostic(said, where);
  return names;
}

Exit convert_all(const Arguments& arguments, const Registry& registry) {
  ConvertOptions options = arguments.convert;
  options.to = &output_format(registry, arguments);
  arguments.input.apply_to(options, registry);
  options.reader_options = options.writer_options = arguments.formats.given(registry, *options.to);
  set_sidecars(arguments, options);
  Console console(arguments.report.console());
  const NameMap names = read_names(arguments.names, console);
  if (!arguments.names.empty()) options.names = &names;
  const auto unreadable = [&](const Input& input, const std::string& message) { console.unreadable(input, message); };
  Conversion conversion =
      convert(registry, arguments.input.inputs(), options, sinks_for(arguments), console, unreadable);
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
  arguments.input.add_to(command);
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
  arguments.formats.add_to(command, registry, FormatOptions::Side::both);
}

void add_name_options(CLI::App& command, Arguments& arguments) {
  ConvertOptions& convert = arguments.convert;
  const std::string group = "Names and titles";
  command
      .add_option("--names", arguments.names, "Write names as this map has them; 'opcit names' makes one")
      ->type_name("MAP.tsv")
      ->group(group);
  const std::map<std::string, NameStyle> styles = {{"as-is", NameStyle::as_is},
                                                   {"full", NameStyle::full},
                                                   {"initials", NameStyle::initials},
                                                   {"family-first", NameStyle::family_first}};
  command.add_option("--name-style", convert.name_style, "as-is (the default), full, initials or family-first")
      ->transform(CLI::CheckedTransformer(styles).description(""))
      ->type_name("STYLE")
      ->group(group);
  command
      .add_option("--transliterate", convert.transliterate,
                  "Write names of this language (ru, el, zh ..) in Latin letters")
      ->type_name("LANG")
      ->group(group);
  const std::map<std::string, TitleCase> cases = {{"keep", TitleCase::keep}, {"sentence", TitleCase::sentence}};
  command.add_option("--title-case", convert.title_case, "keep (the default) or sentence")
      ->transform(CLI::CheckedTransformer(cases).description(""))
      ->type_name("CASE")
      ->group(group);
  command.add_flag("--nfc", convert.nfc, "Write text in Unicode's Normal Form C")->group(group);
}

}  // namespace

void add_convert(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("convert", "Convert bibliographies from one format to another");
  const auto arguments = std::make_shared<Arguments>();
  add_options(*command, *arguments, context.registry);
  add_name_options(*command, *arguments);
  arguments->report.add_to(*command, ReportOptions::Losses::possible);
  command->callback([arguments, &context] { context.exit = convert_all(*arguments, context.registry); });
}

}  // namespace opcit::cli
