#include "cli/report_options.h"

#include "cli/choices.h"

namespace opcit::cli {

void ReportOptions::add_to(CLI::App& command, Losses losses) {
  const std::string group = "Diagnostics";
  take_one_of(command.add_option("--diagnostics", rendering_, "Form of the diagnostics (text)"), "text|json|sarif")
      ->group(group);
  if (losses == Losses::possible) {
    command.add_option("--loss-report", console_.loss_report, "Write each loss as a line of JSON")
        ->type_name("FILE")
        ->group(group);
    command.add_flag("--fail-on-loss", console_.fail_on_loss, "Fail, and keep --output, if anything is lost")
        ->group(group);
  }
  command.add_flag("--strict", console_.strict, "Fail, and keep --output, on any warning")->group(group);
  command.add_option("--allow", console_.allow, "Do not show diagnostics with these codes")
      ->type_name("CODE,..")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(group);
  command.add_option("--deny", console_.deny, "Treat diagnostics with these codes as errors")
      ->type_name("CODE,..")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(group);
  command.add_flag("-q,--quiet", console_.quiet, "Show errors only")->group(group);
}

ConsoleOptions ReportOptions::console() const {
  ConsoleOptions options = console_;
  options.rendering = rendering_ == "json"    ? Rendering::json
                      : rendering_ == "sarif" ? Rendering::sarif
                                              : Rendering::text;
  return options;
}

}  // namespace opcit::cli
