/// Findings as the result of a command: prints them on standard output in one of four forms, and writes a report.
/// `opcit check` uses it.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "opcit/convert.h"
#include "opcit/io.h"

namespace opcit::cli {

enum class FindingForm : std::uint8_t { text, json, sarif, github, markdown };

struct FindingOptions {
  std::string format = "text";
  std::string report;  ///< A file; its suffix decides the form.
  bool quiet = false;  ///< Only errors.
  bool print = true;   ///< To standard output; false: only to the report.
  std::vector<std::string> allow;
  std::vector<std::string> deny;

  /// Adds --format, --report, --allow, --deny, --fail-on, --quiet.
  void add_to(CLI::App& command);
};

class Findings final : public Observer {
 public:
  /// Throws UsageError for an unknown code or form, IoError if the report cannot be written.
  explicit Findings(const FindingOptions& options);

  void diagnostic(const Diagnostic& diagnostic, const Located& where) override;
  void loss(const Loss&) override {}
  void unreadable(const Input& input, const std::string& message);

  /// Ends the documents and commits them.
  void finish();

  std::uint64_t errors() const noexcept { return errors_; }
  std::uint64_t warnings() const noexcept { return warnings_; }

 private:
  struct Output {
    std::unique_ptr<Sink> sink;
    FindingForm form = FindingForm::text;
    bool any = false;
  };

  static std::set<std::string, std::less<>> known_codes(const std::vector<std::string>& names);
  void add_output(std::unique_ptr<Sink> sink, FindingForm form);
  static void write(Output& output, const Diagnostic& diagnostic, const Located& where, Severity severity);

  bool quiet_;
  std::set<std::string, std::less<>> allow_;
  std::set<std::string, std::less<>> deny_;
  std::vector<Output> outputs_;
  std::uint64_t errors_ = 0;
  std::uint64_t warnings_ = 0;
};

}  // namespace opcit::cli
