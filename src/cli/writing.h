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
#include "cli/paths.h"
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

  /// What check() compares with the outputs: the inputs, and other files that the command reads or writes.
  std::vector<std::string> files;
  std::vector<NamedPath> more_inputs;
  std::vector<NamedPath> more_outputs;

  bool to_stdout() const { return output.empty() || output == "-"; }

  /// --to and --output.
  void add_target(CLI::App& command);
  /// --split, --key-template, --only, --drop.
  void add_record_options(CLI::App& command);

  /// Throws UsageError if the format of the output is not given or does not have an option that was given, or if one
  /// file would be overwritten by another. Commands call it before they do any work.
  void check(const Registry& registry) const;
};

/// Nothing replaces something only on request: reports would-empty-output if `output` has content and there is no
/// record for it.
bool would_empty(const std::string& output, std::uint64_t records, bool allow_empty, Console& console);

/// For commands that edit text and have found no record in `input`: reads it with the pipeline, which reports why, or
/// that it is empty.
void report_no_record(const Registry& registry, const Input& input, const Format* from, Console& console);

/// "32 records -> refs.bib (BibTeX)".
std::string written_records(std::uint64_t records, std::string_view output, const Format& format);

/// Converts `inputs` as `writing` describes, and commits the outputs unless the run failed; `console` may have been
/// used before. Throws UsageError if the output format is unknown.
Exit write_all(const Writing& writing, const Registry& registry, const std::vector<Input>& inputs, Console& console);

}  // namespace opcit::cli
