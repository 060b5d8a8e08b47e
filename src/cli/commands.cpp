#include "cli/commands.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/help.h"
#include "opcit/io.h"

namespace opcit::cli {

namespace {

struct CommandRow {
  std::string_view group;  ///< A group of help.h; `opcit --help` only shows the first.
  void (*add)(CLI::App& app, Context& context);
};

/// One line per command, in the order of the help.
constexpr CommandRow command_rows[] = {
    {main_commands, add_convert},
    {main_commands, add_fmt},
    {main_commands, add_check},
    {main_commands, add_verify},
    {main_commands, add_get},
    {main_commands, add_enrich},
    {main_commands, add_update},
    {main_commands, add_merge},
    {main_commands, add_people},
    {"", add_names},
    {more_commands, add_extract},
    {more_commands, add_rekey},
    {more_commands, add_diff},
    {more_commands, add_merge_file},
    {more_commands, add_index},
    {more_commands, add_arxiv},
    {more_commands, add_cache},
    {reference_commands, add_formats},
    {reference_commands, add_explain},
    {reference_commands, add_completion},
    {reference_commands, add_help},
};

}  // namespace

void add_commands(CLI::App& app, Context& context) {
  for (const CommandRow& row : command_rows) {
    row.add(app, context);
    app.get_subcommands([](const CLI::App*) { return true; }).back()->group(std::string(row.group));
  }
}

void print(std::string_view text) {
  const std::unique_ptr<Sink> out = stdout_sink();
  out->write(text);
  out->commit();
}

void complain(std::string_view message, std::string_view hint) {
  std::string text = fmt::format("opcit: error: {}\n", message);
  if (!hint.empty()) text += fmt::format("  hint: {}\n", hint);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void warn(std::string_view message) {
  const std::string text = fmt::format("opcit: warning: {}\n", message);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace opcit::cli
