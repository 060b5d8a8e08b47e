#include "cli/commands.h"

#include <fmt/format.h>

#include <cstdio>
#include <vector>

#include "cli/help.h"
#include "cli/near_miss.h"
#include "cli/rendering.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "opcit/io.h"

namespace opcit::cli {

namespace {

struct CommandRow {
  std::string_view group;  ///< A group of help.h; `opcit --help` only shows the first.
  void (*add)(CLI::App& app, Context& context);
};

/// One line per command, in the order of the help.
constexpr CommandRow command_rows[] = {
    {main_commands, add_convert},      {main_commands, add_fmt},
    {main_commands, add_check},        {main_commands, add_verify},
    {main_commands, add_get},          {main_commands, add_enrich},
    {main_commands, add_update},       {main_commands, add_merge},
    {main_commands, add_people},       {"", add_names},
    {more_commands, add_extract},      {more_commands, add_rekey},
    {more_commands, add_diff},         {more_commands, add_merge_file},
    {more_commands, add_index},        {more_commands, add_arxiv},
    {more_commands, add_cache},        {reference_commands, add_formats},
    {reference_commands, add_explain}, {reference_commands, add_completion},
    {reference_commands, add_help},
};

/// The command line comes after the configuration file.
void let_last_value_count(CLI::App& command) {
  for (CLI::Option* option : command.get_options([](CLI::Option* each) { return each->nonpositional(); })) {
    if (option->get_items_expected_max() == 1) option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }
  for (CLI::App* below : command.get_subcommands([](CLI::App*) { return true; })) let_last_value_count(*below);
}

}  // namespace

void add_commands(CLI::App& app, Context& context) {
  for (const CommandRow& row : command_rows) {
    row.add(app, context);
    CLI::App* const command = app.get_subcommands([](CLI::App*) { return true; }).back();
    command->group(std::string(row.group));
    let_last_value_count(*command);
  }
}

void print(std::string_view text) {
  const std::unique_ptr<Sink> out = stdout_sink();
  out->write(text);
  out->commit();
}

namespace {

void print_alone(Code code, Severity severity, std::string_view message, std::string_view hint) {
  const std::string text = rendered_alone({code, {}, std::string(message)}, severity, hint);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void complain(std::string_view message, std::string_view hint) {
  print_alone(Code::io_error, Severity::error, message, hint);
}

void complain_of_usage(std::string_view message, std::string_view hint) {
  print_alone(Code::usage_error, Severity::error, message, hint);
}

void warn(std::string_view message) { print_alone(Code::io_error, Severity::warning, message, {}); }

const CodeInfo& named_code(const std::string& name) {
  const CodeInfo* const found = find_code(name);
  if (found != nullptr) return *found;
  std::vector<std::string> names;
  for (const CodeInfo& code : all_codes()) names.emplace_back(code.name);
  throw UsageError(fmt::format("unknown diagnostic code '{}'", name),
                   did_you_mean(name, names, "'opcit explain' lists the codes"));
}

}  // namespace opcit::cli
