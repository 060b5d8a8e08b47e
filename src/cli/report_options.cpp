#include "cli/report_options.h"

#include "cli/choices.h"

namespace opcit::cli {
namespace {

constexpr auto group = "Diagnostics";

void add_codes(CLI::App& command, const std::string& name, std::vector<std::string>& codes, const std::string& help) {
  command.add_option(name, codes, help)->type_name("CODE,..")->delimiter(',')->allow_extra_args(false)->group(group);
}

}  // namespace

void ReportOptions::add_to(CLI::App& command, Losses losses) {
  // A command that prints a list has a --format of its own; the second name is the old one.
  const bool is_taken = command.get_option_no_throw("--format") != nullptr;
  const std::string name = is_taken ? "--diagnostics" : "--format,--diagnostics";
  take_one_of(command.add_option(name, rendering_, "Form of the diagnostics (text)"), "text|json|github|sarif")
      ->group(group);
  if (losses == Losses::possible) {
    command.add_option("--loss-report", console_.loss_report, "Write each loss as a line of JSON")
        ->type_name("FILE")
        ->group(group);
    command.add_flag("--fail-on-loss", console_.fail_on_loss, "Fail, and keep --output, if anything is lost")
        ->group(group);
  }
  command.add_flag("--strict", console_.strict, "Fail, and keep --output, on any warning")->group(group);
  // The codes of verify are its own.
  if (command.get_option_no_throw("--fail-on") == nullptr)
    add_codes(command, "--fail-on", console_.fail_on, "Fail, and keep --output, on these diagnostics");
  add_codes(command, "--allow", console_.allow, "Do not show these diagnostics");
  add_codes(command, "--deny", console_.deny, "Treat these diagnostics as errors");
  command.add_flag("-q,--quiet", console_.quiet, "Show errors only")->group(group);
  take_one_of(command.add_option("--color", colour_, "Colours on a terminal (auto)"), "auto|always|never")
      ->group(group);
}

ConsoleOptions ReportOptions::console() const {
  ConsoleOptions options = console_;
  options.rendering = rendering_called(rendering_);
  set_rendering(options.rendering);
  set_colour(colour_ == "always" ? Colour::always : colour_ == "never" ? Colour::never : Colour::automatic);
  return options;
}

}  // namespace opcit::cli
