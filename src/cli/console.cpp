#include "cli/console.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/commands.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

// The limit for each code; further diagnostics are only counted, so that a bad file with many records stays readable.
constexpr std::uint64_t most_shown = 100;

Code code_of(LossReason reason) {
  switch (reason) {
    case LossReason::dropped:
      return Code::field_dropped;
    case LossReason::truncated:
      return Code::field_truncated;
    case LossReason::altered:
      return Code::field_altered;
    case LossReason::moved:
      break;
  }
  return Code::field_moved;
}

std::size_t index(Code code) { return static_cast<std::size_t>(code); }

}  // namespace

Console::Console(const ConsoleOptions& options) : options_(options) {
  treat(options.allow, Treatment::allowed);
  treat(options.deny, Treatment::denied);
  if (!options.loss_report.empty()) report_ = file_sink(options.loss_report);
  is_log_open_ = options.rendering == Rendering::sarif;
  if (is_log_open_) show(sarif_head());
}

Console::~Console() {
  if (is_log_open_) show(sarif_tail());
}

void Console::treat(const std::vector<std::string>& names, Treatment treatment) {
  for (const std::string& name : names) {
    const CodeInfo* found = find_code(name);
    if (found == nullptr) {
      throw UsageError(fmt::format("there is no diagnostic code '{}'", name), "'opcit explain' lists them");
    }
    treatments_[index(found->code)] = treatment;
  }
}

void Console::count(Severity severity) {
  if (severity == Severity::error) ++errors_;
  if (severity == Severity::warning && options_.strict) violated_ = true;
}

void Console::show_progress(std::uint64_t whole) {
  if (!options_.quiet) bar_.begin(whole);
}

void Console::show(std::string_view text) {
  bar_.hide();
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Console::show(const Diagnostic& diagnostic, const Located& where, Severity severity) {
  if (options_.rendering == Rendering::text) return show(render_text(diagnostic, where, severity));
  if (options_.rendering == Rendering::json) return show(render_json(diagnostic, where, severity));
  show((any_shown_ ? "," : "") + render_sarif(diagnostic, where, severity));
  any_shown_ = true;
}

void Console::unreadable(const Input& input, const std::string& message) {
  bar_.hide();
  if (options_.rendering == Rendering::text) return complain(message);
  Located where;
  where.input = input.name;
  show(Diagnostic{Code::unreadable_input, {}, message}, where, Severity::error);
}

void Console::diagnostic(const Diagnostic& diagnostic, const Located& where) {
  const Treatment treatment = treatment_of(diagnostic.code);
  if (treatment == Treatment::allowed) return;
  const Severity severity = treatment == Treatment::denied ? Severity::error : info(diagnostic.code).severity;
  count(severity);
  if (options_.quiet && severity != Severity::error) return;
  if (++counts_[index(diagnostic.code)] > most_shown) return;
  show(diagnostic, where, severity);
}

void Console::loss(const Loss& loss) {
  if (report_ != nullptr) report_->write(render_json(loss));
  const Treatment treatment = treatment_of(code_of(loss.reason));
  if (treatment == Treatment::allowed) return;
  if (treatment == Treatment::denied) ++errors_;
  if (options_.fail_on_loss) violated_ = true;
  ++losses_[{loss.reason, loss.field}];
}

void Console::show_loss_summary() {
  for (const auto& [what, number] : losses_) {
    const CodeInfo& code = info(code_of(what.first));
    if (options_.rendering == Rendering::text) {
      show(fmt::format("lost: {} x{} [{}]\n", what.second, number, code.name));
    } else {
      const std::string detail = fmt::format("{} x{}", what.second, number);
      show(Diagnostic{code.code, {}, detail}, Located{}, code.severity);
    }
  }
}

void Console::finish() {
  bar_.hide();
  if (!options_.quiet && options_.rendering == Rendering::text) {
    for (const CodeInfo& code : all_codes()) {
      const std::uint64_t number = counts_[index(code.code)];
      if (number > most_shown) show(fmt::format("opcit: {} more like these [{}]\n", number - most_shown, code.name));
    }
  }
  if (!options_.quiet || options_.fail_on_loss) show_loss_summary();
  if (report_ != nullptr) report_->commit();
}

}  // namespace opcit::cli
