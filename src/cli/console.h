/// Shows on standard error what a conversion has to say, counts it, and decides by it what the exit code is.
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
  bool quiet = false;         ///< Errors only.
  bool strict = false;        ///< A warning is a violation.
  bool fail_on_loss = false;  ///< A loss is a violation.
  std::vector<std::string> allow;
  std::vector<std::string> deny;
  std::string loss_report;  ///< Path; empty: none.
};

class Console : public Observer {
 public:
  /// Throws UsageError for a code that does not exist, IoError when the loss report cannot be written.
  explicit Console(const ConsoleOptions& options);

  ~Console() override;

  void diagnostic(const Diagnostic& diagnostic, const Located& where) override;
  /// An input that cannot be read.
  void unreadable(const Input& input, const std::string& message);
  void loss(const Loss& loss) override;
  void progress(const Progress& progress) override { bar_.show(progress); }
  /// For what takes long: shows how far it is of `whole` bytes (0: nobody knows), unless told to be quiet.
  void show_progress(std::uint64_t whole);

  /// Shows what was counted and not shown, sums up the losses, and finishes the loss report.
  void finish();

  /// What was asked for could not be done: no output is worth keeping.
  void fail() noexcept { violated_ = true; }

  /// Error diagnostics and denied codes.
  std::uint64_t errors() const noexcept { return errors_; }
  /// --strict or --fail-on-loss was asked for and broken, or fail() was called.
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
  bool is_log_open_ = false;  ///< Of SARIF, which is one document.
};

}  // namespace opcit::cli
