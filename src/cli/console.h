/// Shows the diagnostics of a conversion on standard error, counts them, and decides the exit code.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/progress_bar.h"
#include "opcit/convert.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::cli {

enum class Rendering : std::uint8_t { text, json, sarif };

struct ConsoleOptions {
  Rendering rendering = Rendering::text;
  bool quiet = false;         ///< Only errors.
  bool strict = false;        ///< A warning is a violation.
  bool fail_on_loss = false;  ///< A loss is a violation.
  std::vector<std::string> allow;
  std::vector<std::string> deny;
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

  /// The request failed: no output is kept.
  void fail() noexcept { violated_ = true; }

  /// The number of error diagnostics and denied codes.
  std::uint64_t errors() const noexcept { return errors_; }
  /// True if --strict or --fail-on-loss is violated, or fail() was called.
  bool violated() const noexcept { return violated_; }

 private:
  enum class Treatment : std::uint8_t { usual, allowed, denied };

  void treat(const std::vector<std::string>& names, Treatment treatment);
  Treatment treatment_of(Code code) const { return treatments_[static_cast<std::size_t>(code)]; }
  void count(Severity severity);
  void show(std::string_view text);
  void show(const Diagnostic& diagnostic, const Located& where, Severity severity);
  void show_loss_summary();

#define X(...) +1
  static constexpr std::size_t code_count = 0 OPCIT_DIAGNOSTIC_CODES(X);
#undef X

  ConsoleOptions options_;
  std::array<Treatment, code_count> treatments_ = {};
  std::array<std::uint64_t, code_count> counts_ = {};
  std::map<std::pair<LossReason, std::string>, std::uint64_t> losses_;
  std::unique_ptr<Sink> report_;
  ProgressBar bar_;
  std::uint64_t errors_ = 0;
  bool violated_ = false;
  bool any_shown_ = false;
  bool is_log_open_ = false;  ///< The SARIF log, which is one document, is open.
};

}  // namespace opcit::cli
