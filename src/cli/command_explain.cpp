#include <fmt/format.h>

#include <memory>
#include <string>

#include "cli/commands.h"
#include "opcit/diagnostic.h"

namespace opcit::cli {
namespace {

std::string explanation(const CodeInfo& code) {
  std::string text = fmt::format("{} ({})\n  {}\n", code.name, spelling(code.severity), code.message);
  if (!code.hint.empty()) text += fmt::format("  hint: {}\n", code.hint);
  return text;
}

std::string list_of_codes() {
  std::string text;
  for (const CodeInfo& code : all_codes()) {
    text += fmt::format("{:<22} {:<8} {}\n", code.name, spelling(code.severity), code.message);
  }
  return text;
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("explain", "Explain a diagnostic code; without one, list them all");
  const auto name = std::make_shared<std::string>();
  command->add_option("CODE", *name, "Name of a code, as in the brackets after a message")->type_name("");
  command->callback([name, &context] {
    if (name->empty()) return print(list_of_codes());
    print(explanation(named_code(*name)));
    context.exit = Exit::done;
  });
}

}  // namespace opcit::cli
