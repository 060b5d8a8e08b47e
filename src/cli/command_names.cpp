#include <memory>

#include "cli/choices.h"
#include "cli/commands.h"
#include "cli/spellings.h"

namespace opcit::cli {

void add_names(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("names", "The same as people --spellings");
  const auto arguments = std::make_shared<SpellingArguments>();
  arguments->input.add_to(*command);
  take_one_of(command->add_option("--format", arguments->format, "Form of the list (text)"), "text|tsv|json");
  command->add_option("-o,--output", arguments->output, "File to write, replaced as a whole or not at all")
      ->type_name("FILE");
  command->add_flag("--allow-empty", arguments->allow_empty, "Replace --output even if the inputs have no names");
  arguments->formats.add_to(*command, context.registry, FormatOptions::Side::reading);
  arguments->report.add_to(*command, ReportOptions::Losses::none);
  command->callback([arguments, &context] { context.exit = list_spellings(*arguments, context.registry); });
}

}  // namespace opcit::cli
