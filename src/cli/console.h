/// Shows the diagnostics of a conversion on standard error, counts them, and decides the exit code.
///
/// Errors are shown at once. Warnings and notes are shown at the end, equal ones once, with their number and first
/// places. Losses come last (losses.h).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/losses.h"
#include "cli/progress_bar.h"
#include "cli/rendering.h"
#include "opcit/convert.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::cli {

struct ConsoleOptions {
  Rendering rendering = Rendering::text;
  bool quiet = false;         ///< Only errors.
  bool strict = false;        ///< A warning is a violation.
  bool fail_on_loss = false;  ///< A loss is a violation.
  std::vector<std::string> allow;
  std::vector<std::string> deny;
  std::vector<std::string> fail_on;
  std::string loss_report;  ///< Path; empty: none.
};

class Console : public Observer {
 public:
  /// Throws UsageError for an unknown code, IoError if the loss report cannot be written.
  explicit Console(const ConsoleOptions& options);

  ~Console() override;

  void diagnostic(const Diagnostic& diagnostic, const Located& where) override;
  /// Reports an input that cannot be read.
  void unreadable(const Input& input, const std::string& message);
  void loss(const Loss& loss) override;
  void progress(const Progress& progress) override { bar_.show(progress); }
  /// For long runs: shows the progress relative to `whole` bytes (0: unknown), unless `quiet` is set.
  void show_progress(std::uint64_t whole);

  /// Shows the numbers of hidden diagnostics, summarises the losses, and finishes the loss report.
  void finish();
  /// Where nothing was written, nothing was lost.
  void forget_losses() { losses_ = {}; }
  /// What was done, in one line for people.
  void done(const std::string& what);

  /// The request failed: no output is kept.
  void fail() noexcept { violated_ = true; }

  /// The number of error diagnostics and denied codes.
  std::uint64_t errors() const noexcept { return errors_; }
  /// Errors of the data, regardless of --allow and --deny: the output depends on these.
  std::uint64_t data_errors() const noexcept { return data_errors_; }
  /// An input that is not empty gave no record, regardless of --allow: no output is complete without it.
  bool lacks_input() const noexcept { return lacks_input_; }
  /// True if --strict, --fail-on or --fail-on-loss is violated, or fail() was called.
  bool violated() const noexcept { return violated_; }

 private:
  enum Treatment : std::uint8_t { usual = 0, allowed = 1, denied = 2, failing = 4 };

  /// Diagnostics that say the same.
  struct Group {
    Diagnostic diagnostic;
    Severity severity = Severity::note;
    std::string input;
    std::string excerpt;
    Located where;                    // of the first; its views are renewed when it is shown
    std::vector<std::string> places;  // of the next ones
    std::uint64_t number = 1;
  };

  void treat(const std::vector<std::string>& names, Treatment treatment);
  std::uint8_t treatment_of(Code code) const { return treatments_[static_cast<std::size_t>(code)]; }
  void count(Code code, Severity severity);
  void show(std::string_view text);
  void show(const Diagnostic& diagnostic, const Located& where, Severity severity);
  void gather(const Diagnostic& diagnostic, const Located& where, Severity severity);
  void show_groups();
  void show_losses();

  ConsoleOptions options_;
  TextStyle style_;
  std::vector<std::uint8_t> treatments_;
  std::vector<std::uint64_t> counts_;
  std::map<std::pair<Code, std::string>, std::size_t> group_of_;  // by what they say
  std::vector<Group> groups_;
  LossSummary losses_;
  std::unique_ptr<Sink> report_;
  ProgressBar bar_;
  std::uint64_t errors_ = 0;
  std::uint64_t data_errors_ = 0;
  bool violated_ = false;
  bool lacks_input_ = false;
  bool any_shown_ = false;
  bool is_log_open_ = false;  ///< The SARIF log, which is one document, is open.
};

}  // namespace opcit::cli
