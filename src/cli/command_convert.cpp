#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <vector>

#include "cli/commands.h"
#include "cli/enrichment.h"
#include "cli/writing.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

struct Arguments {
  std::vector<std::string> inputs;
  std::string from;
  std::string max_record = "16M";
  std::string encoding;
  EnrichmentOptions enrichment;
  Writing writing;
};

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

std::vector<Input> inputs_of(const Arguments& arguments) {
  std::vector<Input> inputs;
  for (const std::string& path : arguments.inputs) {
    const SourceOptions how{arguments.encoding};
    inputs.push_back(
        {path == "-" ? "<stdin>" : path, [path, how](Diagnostics& said) { return open_source(path, said, how); }});
  }
  return inputs;
}

Exit convert_all(const Arguments& arguments, const Registry& registry) {
  Writing writing = arguments.writing;
  writing.convert.max_record = parse_size(arguments.max_record);
  const Format* const from = arguments.from.empty() ? nullptr : &named_format(registry, arguments.from, true);
  Console console(writing.console_options());
  if (arguments.enrichment.source.empty()) return write_all(writing, registry, inputs_of(arguments), from, console);
  writing.check(registry);
  Enrichment enrichment(arguments.enrichment, registry, console, writing.console.quiet);
  writing.convert.improver = &enrichment.enricher();
  writing.convert.block = Enrichment::block;
  return enrichment.finish(write_all(writing, registry, inputs_of(arguments), from, console));
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
  arguments.writing.add_target(command);
  arguments.writing.add_record_options(command);
  command.add_option("--max-record", arguments.max_record, "Skip records that are larger (16M)")->type_name("SIZE");
  arguments.writing.formats.add_to(command, registry);
}

}  // namespace

void add_convert(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("convert", "Convert bibliographies from one format to another");
  const auto arguments = std::make_shared<Arguments>();
  add_options(*command, *arguments, context.registry);
  arguments->enrichment.source.clear();
  command->add_option("--enrich", arguments->enrichment.source, "Complete the records first, as 'opcit enrich' does")
      ->check(CLI::IsMember({"arxiv", "snapshot", "both"}))
      ->type_name("")
      ->group("Enrichment");
  arguments->enrichment.add_details(*command);
  arguments->writing.add_report_options(*command);
  command->callback([arguments, &context] {
    if (arguments->inputs.empty()) arguments->inputs.emplace_back("-");
    context.exit = convert_all(*arguments, context.registry);
  });
}

}  // namespace opcit::cli
