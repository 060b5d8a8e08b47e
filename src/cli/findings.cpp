#include "cli/findings.h"

#include <fmt/format.h>

#include "diagnostics/render.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

std::string message_of(const Diagnostic& diagnostic) {
  std::string message(info(diagnostic.code).message);
  if (!diagnostic.detail.empty()) message += ": " + diagnostic.detail;
  return message;
}

std::string as_markdown(const Diagnostic& diagnostic, const Located& where, Severity severity) {
  return fmt::format("- {}:{}:{}: **{}** {} `{}`\n", where.input, where.line, where.column, spelling(severity),
                     message_of(diagnostic), info(diagnostic.code).name);
}

FindingForm form_of_report(const std::string& path) {
  if (path.ends_with(".json")) return FindingForm::json;
  if (path.ends_with(".sarif")) return FindingForm::sarif;
  if (path.ends_with(".md")) return FindingForm::markdown;
  if (path.ends_with(".txt")) return FindingForm::text;
  throw UsageError(fmt::format("--report: unknown form of '{}'", path), "the suffix is .json, .sarif, .md or .txt");
}

FindingForm form_of(const std::string& name) {
  return name == "json"     ? FindingForm::json
         : name == "sarif"  ? FindingForm::sarif
         : name == "github" ? FindingForm::github
                            : FindingForm::text;
}

}  // namespace

void FindingOptions::add_to(CLI::App& command) {
  command.add_option("--format,--diagnostics", format, "text (the default), json, sarif or github")
      ->check(CLI::IsMember({"text", "json", "sarif", "github"}))
      ->type_name("");
  command.add_option("--report", report, "Write the findings to FILE as well; .json, .sarif, .md or .txt")
      ->type_name("FILE");
  command.add_option("--allow", allow, "Do not report findings with these codes")
      ->type_name("CODE,..")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--deny,--fail-on", deny, "Treat findings with these codes as errors")
      ->type_name("CODE,..")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_flag("-q,--quiet", quiet, "Report errors only");
}

Findings::Findings(const FindingOptions& options)
    : quiet_(options.quiet), allow_(known_codes(options.allow)), deny_(known_codes(options.deny)) {
  if (!options.report.empty()) {
    const FindingForm form = form_of_report(options.report);
    add_output(file_sink(options.report), form);
  }
  if (options.print) add_output(stdout_sink(), form_of(options.format));
}

std::set<std::string, std::less<>> Findings::known_codes(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (find_code(name) == nullptr)
      throw UsageError(fmt::format("unknown code '{}'", name), "'opcit check --rules' lists them");
  }
  return {names.begin(), names.end()};
}

void Findings::add_output(std::unique_ptr<Sink> sink, FindingForm form) {
  if (form == FindingForm::sarif) sink->write(sarif_head());
  outputs_.push_back({std::move(sink), form, false});
}

void Findings::diagnostic(const Diagnostic& diagnostic, const Located& where) {
  const CodeInfo& code = info(diagnostic.code);
  if (allow_.contains(code.name)) return;
  const Severity severity = deny_.contains(code.name) ? Severity::error : code.severity;
  if (severity == Severity::error) ++errors_;
  if (severity == Severity::warning) ++warnings_;
  if (quiet_ && severity != Severity::error) return;
  for (Output& output : outputs_) write(output, diagnostic, where, severity);
}

void Findings::write(Output& output, const Diagnostic& diagnostic, const Located& where, Severity severity) {
  switch (output.form) {
    case FindingForm::text:
      return output.sink->write(render_text(diagnostic, where, severity));
    case FindingForm::json:
      return output.sink->write(render_json(diagnostic, where, severity));
    case FindingForm::github:
      return output.sink->write(render_github(diagnostic, where, severity));
    case FindingForm::markdown:
      return output.sink->write(as_markdown(diagnostic, where, severity));
    case FindingForm::sarif:
      break;
  }
  output.sink->write((output.any ? "," : "") + render_sarif(diagnostic, where, severity));
  output.any = true;
}

void Findings::unreadable(const Input& input, const std::string& message) {
  Located where;
  where.input = input.name;
  diagnostic({Code::unreadable_input, {}, message}, where);
}

void Findings::finish() {
  for (Output& output : outputs_) {
    if (output.form == FindingForm::sarif) output.sink->write(sarif_tail());
    output.sink->commit();
  }
}

}  // namespace opcit::cli
