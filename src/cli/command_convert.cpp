#include <unistd.h>

#include <memory>
#include <vector>

#include "cli/choices.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/enrichment.h"
#include "cli/help.h"
#include "cli/inputs.h"
#include "cli/progress_bar.h"
#include "cli/writing.h"
#include "opcit/convert.h"
#include "opcit/error.h"
#include "opcit/people.h"

namespace opcit::cli {
namespace {

struct ConvertArguments {
  InputArguments input;
  std::string names;
  std::string carry_out;
  std::string carry_in;
  EnrichmentOptions enrichment;
  Writing writing;
};

void set_sidecars(const ConvertArguments& arguments, ConvertOptions& options) {
  if (!arguments.carry_out.empty()) {
    options.carry_out = [path = arguments.carry_out] { return file_sink(path); };
  }
  if (!arguments.carry_in.empty()) {
    options.carry_in = {arguments.carry_in,
                        [path = arguments.carry_in](Diagnostics& said) { return open_source(path, said); }};
  }
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

Exit convert_all(const ConvertArguments& arguments, const Registry& registry) {
  Writing writing = arguments.writing;
  arguments.input.apply_to(writing.convert, registry);
  set_sidecars(arguments, writing.convert);
  writing.files = arguments.input.files;
  writing.more_inputs = {{"--name-map", arguments.names}, {"--carry-in", arguments.carry_in}};
  writing.more_outputs = {{"--carry-out", arguments.carry_out}, {"--report", arguments.enrichment.report}};
  writing.check(registry);
  Console console(writing.report.console());
  const NameMap names = read_names(arguments.names, console);
  if (!arguments.names.empty()) writing.convert.names = &names;
  const std::vector<Input> inputs = arguments.input.inputs();
  if (arguments.enrichment.source.empty()) {
    if (!writing.to_stdout() || ::isatty(STDOUT_FILENO) == 0)
      console.show_progress(bytes_to_read(arguments.input.files));
    return write_all(writing, registry, inputs, console);
  }
  Enrichment enrichment(arguments.enrichment, registry, console, writing.report.quiet());
  writing.convert.improver = &enrichment.enricher();
  writing.convert.block = Enrichment::block;
  return enrichment.finish(write_all(writing, registry, inputs, console));
}

void add_convert_options(CLI::App& command, ConvertArguments& arguments, const Registry& registry) {
  arguments.input.add_to(command);
  arguments.writing.add_target(command);
  arguments.writing.add_record_options(command);
  command.add_option("--carry-out", arguments.carry_out, "Keep here what the output cannot hold")->type_name("FILE");
  command.add_option("--carry-in", arguments.carry_in, "Put back what a --carry-out has kept")->type_name("FILE");
  arguments.writing.formats.add_to(command, registry, FormatOptions::Side::both);
}

void add_name_options(CLI::App& command, ConvertArguments& arguments) {
  ConvertOptions& convert = arguments.writing.convert;
  const std::string group = "Names and titles";
  command.add_option("--name-map,--names", arguments.names, "Write names as in this map of 'opcit names'")
      ->type_name("MAP.tsv")
      ->group(group);
  add_choice<NameStyle>(command, "--name-style", convert.name_style,
                        {{"as-is", NameStyle::as_is},
                         {"full", NameStyle::full},
                         {"initials", NameStyle::initials},
                         {"family-first", NameStyle::family_first}},
                        "How names are written (as-is)")
      ->group(group);
  command.add_option("--transliterate", convert.transliterate, "Latin letters for names in ru, el, zh ..")
      ->type_name("LANG")
      ->group(group);
  add_choice<TitleCase>(command, "--title-case", convert.title_case,
                        {{"keep", TitleCase::keep}, {"sentence", TitleCase::sentence}}, "Case of titles (keep)")
      ->group(group);
  const std::map<std::string, bool> encodings = {{"keep", false}, {"utf-8", true}};
  command
      .add_option("--to-encoding", convert.to_utf8,
                  "Of files that stay in their format: keep (the default) or utf-8 without a byte order mark")
      ->transform(CLI::CheckedTransformer(encodings).description(""))
      ->type_name("ENCODING");
  command.add_flag("--nfc", convert.nfc, "Write text in Unicode's Normal Form C")->group(group);
}

void add_enrichment_options(CLI::App& command, ConvertArguments& arguments) {
  arguments.enrichment.source.clear();
  const std::string group(enrichment_group);
  CLI::Option* const option =
      command.add_option("--enrich", arguments.enrichment.source, "Complete the records first, as 'opcit enrich' does");
  take_one_of(option, "arxiv|snapshot|both")->group(group);
  arguments.enrichment.add_details(command, group, NetworkOptions::Services::arxiv);
}

}  // namespace

void add_convert(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("convert", "Convert bibliographies from one format to another");
  const auto arguments = std::make_shared<ConvertArguments>();
  add_convert_options(*command, *arguments, context.registry);
  add_name_options(*command, *arguments);
  add_enrichment_options(*command, *arguments);
  arguments->writing.report.add_to(*command, ReportOptions::Losses::possible);
  command->callback([arguments, &context] { context.exit = convert_all(*arguments, context.registry); });
}

}  // namespace opcit::cli
