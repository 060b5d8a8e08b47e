/// What the commands that write bibliographies share: the options of the output and of what is said about it, and the
/// way from inputs to outputs.
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
  /// False where the input is an envelope that nobody asked for (a feed's counts): what is lost of it is not told.
  bool tell_documents = true;
  /// --allow-empty: a result without records may replace an output that has content.
  bool allow_empty = false;
  /// --person: only the records of this person are written.
  std::string person;

  bool to_stdout() const { return output.empty() || output == "-"; }

  /// --to and --output.
  void add_target(CLI::App& command);
  /// --split, --key-template, --only, --drop.
  void add_record_options(CLI::App& command);

  /// Throws UsageError when the output's format is not told or does not have an option that was given: for commands
  /// that have work to do before they write.
  void check(const Registry& registry) const;
};

/// Converts `inputs` to what `writing` names and commits the outputs that are worth it; `console` may have been told
/// something before. Throws UsageError when the output's format is not told.
Exit write_all(const Writing& writing, const Registry& registry, const std::vector<Input>& inputs, Console& console);

}  // namespace opcit::cli
