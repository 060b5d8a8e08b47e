/// The commands of the program: one command_<name>.cpp each, listed in add_commands().
/// main.cpp calls them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

#include "opcit/diagnostic.h"
#include "opcit/registry.h"

namespace opcit::cli {

/// The exit codes, as documented in opcit(1).
enum class Exit : int { done = 0, bad_data = 1, usage = 2, io = 3, interrupted = 130 };

/// The state that commands share. The command that ran sets `exit`.
struct Context {
  Registry registry;
  CLI::App* app = nullptr;
  bool all_help = false;    ///< --help=all
  bool uses_config = true;  ///< no --no-config
  Exit exit = Exit::done;
};

void add_commands(CLI::App& app, Context& context);

void add_convert(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_merge(CLI::App& app, Context& context);
void add_extract(CLI::App& app, Context& context);
void add_rekey(CLI::App& app, Context& context);
void add_fmt(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_merge_file(CLI::App& app, Context& context);
void add_update(CLI::App& app, Context& context);
void add_names(CLI::App& app, Context& context);
void add_people(CLI::App& app, Context& context);
void add_enrich(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_formats(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_arxiv(CLI::App& app, Context& context);
void add_cache(CLI::App& app, Context& context);
void add_get(CLI::App& app, Context& context);
/// Also a subcommand of `arxiv`.
void add_index(CLI::App& app, Context& context);
void add_completion(CLI::App& app, Context& context);
void add_help(CLI::App& app, Context& context);

/// Writes to standard output; throws BrokenPipe and IoError.
void print(std::string_view text);
/// Writes "opcit: error: .." to standard error, in the form that was chosen with --format.
void complain(std::string_view message, std::string_view hint = {});
void complain_of_usage(std::string_view message, std::string_view hint);
/// Writes "opcit: warning: .." to standard error.
void warn(std::string_view message);

/// The diagnostic code of this name. Throws UsageError with a near miss.
const CodeInfo& named_code(const std::string& name);

}  // namespace opcit::cli
