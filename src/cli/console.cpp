#include "cli/console.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "cli/commands.h"
#include "cli/near_miss.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

// Of one code; beyond, only the number is shown, so that the report on a bad file of millions of records stays
// readable.
constexpr std::uint64_t max_shown = 100;
// After the first of those that say the same.
constexpr std::size_t max_places = 4;

// Their detail names the record or a word of it, and does not make one another finding.
constexpr std::array codes_of_records = {Code::no_self_identifier, Code::year_inferred,     Code::missing_abstract,
                                         Code::missing_category,   Code::missing_date,      Code::missing_authors,
                                         Code::title_left_out,     Code::category_resolved, Code::key_changed};

std::string what_is_said(const Diagnostic& diagnostic) {
  const bool is_of_record = std::ranges::find(codes_of_records, diagnostic.code) != codes_of_records.end();
  return is_of_record ? std::string() : diagnostic.detail;
}

std::size_t index(Code code) { return static_cast<std::size_t>(code); }

std::string place_in_words(const Located& where, std::string_view first_input) {
  const std::string place = where.line == 0 ? std::string() : fmt::format("{}:{}", where.line, where.column);
  if (where.input == first_input) return place;
  return place.empty() ? std::string(where.input) : fmt::format("{}:{}", where.input, place);
}

}  // namespace

Console::Console(const ConsoleOptions& options)
    : options_(options), style_(error_style()), treatments_(all_codes().size()), counts_(all_codes().size()) {
  treat(options.allow, allowed);
  treat(options.deny, denied);
  treat(options.fail_on, failing);
  if (!options.loss_report.empty()) report_ = file_sink(options.loss_report);
  is_log_open_ = options.rendering == Rendering::sarif;
  if (is_log_open_) show(sarif_head());
}

Console::~Console() {
  show_groups();
  if (is_log_open_) show(sarif_tail());
}

void Console::treat(const std::vector<std::string>& names, Treatment treatment) {
  for (const std::string& name : names) {
    const CodeInfo& code = named_code(name);
    std::uint8_t& now = treatments_[index(code.code)];
    now = static_cast<std::uint8_t>(treatment == failing ? now | failing : (now & failing) | treatment);
  }
}

void Console::count(Code code, Severity severity) {
  if (severity == Severity::error) ++errors_;
  if (info(code).severity == Severity::error) ++data_errors_;
  if (severity == Severity::warning && options_.strict) violated_ = true;
  if ((treatment_of(code) & failing) != 0) violated_ = true;
}

void Console::show_progress(std::uint64_t whole) {
  if (!options_.quiet) bar_.begin(whole);
}

void Console::show(std::string_view text) {
  bar_.hide();
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Console::show(const Diagnostic& diagnostic, const Located& where, Severity severity) {
  if (options_.rendering == Rendering::text) return show(render_text(diagnostic, where, severity, style_));
  if (options_.rendering == Rendering::json) return show(render_json(diagnostic, where, severity));
  if (options_.rendering == Rendering::github) return show(render_github(diagnostic, where, severity));
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
  if (diagnostic.code == Code::no_record || diagnostic.code == Code::unknown_format) lacks_input_ = true;
  const std::uint8_t treatment = treatment_of(diagnostic.code);
  if ((treatment & allowed) != 0) {
    if (info(diagnostic.code).severity == Severity::error) ++data_errors_;
    return;
  }
  const Severity severity = (treatment & denied) != 0 ? Severity::error : info(diagnostic.code).severity;
  count(diagnostic.code, severity);
  if (options_.quiet && severity != Severity::error) return;
  if (options_.rendering == Rendering::text && severity != Severity::error) return gather(diagnostic, where, severity);
  if (++counts_[index(diagnostic.code)] <= max_shown) show(diagnostic, where, severity);
}

void Console::gather(const Diagnostic& diagnostic, const Located& where, Severity severity) {
  const std::pair said(diagnostic.code, what_is_said(diagnostic));
  const auto known = group_of_.find(said);
  if (known != group_of_.end()) {
    Group& group = groups_[known->second];
    ++group.number;
    const std::string place = place_in_words(where, group.input);
    if (group.places.size() < max_places && !place.empty()) group.places.push_back(place);
    return;
  }
  if (++counts_[index(diagnostic.code)] > max_shown) return;
  group_of_.emplace(said, groups_.size());
  groups_.push_back({diagnostic, severity, std::string(where.input), std::string(where.excerpt), where, {}, 1});
}

void Console::show_groups() {
  for (Group& group : groups_) {
    group.where.input = group.input;
    group.where.excerpt = group.excerpt;
    show(group.diagnostic, group.where, group.severity);
    if (group.number == 1) continue;
    const std::size_t more = group.number - 1 - group.places.size();
    show(fmt::format("  {} times{}{}{}\n", group.number, group.places.empty() ? "" : ", also at ",
                     fmt::join(group.places, ", "),
                     more > 0 && !group.places.empty() ? fmt::format(" and {} more", more) : std::string()));
  }
  groups_.clear();
  group_of_.clear();
}

void Console::loss(const Loss& loss) {
  if (report_ != nullptr) report_->write(render_json(loss));
  const std::uint8_t treatment = treatment_of(code_of(loss.reason));
  if ((treatment & allowed) != 0) return;
  if ((treatment & denied) != 0) ++errors_;
  // What was moved is not lost, and what belongs to no record is of little use elsewhere.
  const bool is_lost = loss.reason != LossReason::moved && loss.record != 0;
  if ((options_.fail_on_loss && is_lost) || (treatment & failing) != 0) violated_ = true;
  losses_.add(loss);
}

void Console::show_losses() {
  for (const LossSummary::Line& line : losses_.lines()) {
    const CodeInfo& code = info(line.code);
    if (options_.rendering == Rendering::text) {
      show(fmt::format("{} [{}]\n", line.text, code.name));
    } else {
      show(Diagnostic{code.code, {}, line.text}, Located{}, code.severity);
    }
  }
}

void Console::finish() {
  bar_.hide();
  show_groups();
  if (options_.rendering == Rendering::text) {
    for (const CodeInfo& code : all_codes()) {
      const std::uint64_t number = counts_[index(code.code)];
      if (number > max_shown) show(fmt::format("opcit: {} more like these [{}]\n", number - max_shown, code.name));
    }
  }
  if (!options_.quiet || options_.fail_on_loss) show_losses();
  if (report_ != nullptr) report_->commit();
}

void Console::done(const std::string& what) {
  if (!options_.quiet && options_.rendering == Rendering::text) show(what + '\n');
}

}  // namespace opcit::cli
