/// The shared part of commands that write bibliographies: options for the output and its diagnostics, and the
/// conversion from inputs to outputs.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/format_options.h"
#include "cli/inputs.h"
#include "cli/report_options.h"
#include "opcit/convert.h"

namespace opcit::cli {

struct Writing {
  std::string to;
  std::string output;
  ReportOptions report;
  ConvertOptions convert;
  FormatOptions formats;
  /// False if the input is an envelope that the user did not ask for (an API's counts): its losses are not reported.
  bool tell_documents = true;
  /// --allow-empty: a result without records may replace an output with content.
  bool allow_empty = false;
  /// --person: only the records of this person are written.
  std::string person;

  bool to_stdout() const { return output.empty() || output == "-"; }

  /// --to and --output.
  void add_target(CLI::App& command);
  /// --split, --key-template, --only, --drop.
  void add_record_options(CLI::App& command);

  /// Throws UsageError if the output format is unknown or lacks a given option: for commands
  /// that do other work before they write.
  void check(const Registry& registry) const;
};

/// Converts `inputs` as `writing` describes, and commits the outputs unless the run failed; `console` may have been
/// used before. Throws UsageError if the output format is unknown.
Exit write_all(const Writing& writing, const Registry& registry, const std::vector<Input>& inputs, Console& console);

}  // namespace opcit::cli
