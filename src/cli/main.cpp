#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "cli/candidates.h"
#include "cli/commands.h"
#include "cli/config.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/plugins.h"
#include "cli/rendering.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "opcit/error.h"
#include "opcit/version.h"

namespace opcit::cli {
namespace {

int code(Exit exit) { return static_cast<int>(exit); }

/// The arguments without the program's name; `--help=all` is the --help of a Context with all_help, and --no-config is
/// taken out.
std::vector<std::string> arguments_of(int argc, char** argv, Context& context) {
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  const auto end = std::ranges::find(arguments, "--");
  if (const auto found = std::find(arguments.begin(), end, "--help=all"); found != end) {
    context.all_help = true;
    *found = "--help";
  }
  const auto refused = std::remove(arguments.begin(), end, "--no-config");
  context.uses_config = refused == end;
  arguments.erase(refused, end);
  return arguments;
}

/// Before the command line is understood, for what is wrong with it.
void choose_rendering(std::span<char* const> arguments) {
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") return;
    for (const std::string_view name : {"--format", "--diagnostics"}) {
      if (!argument.starts_with(name)) continue;
      const std::string_view rest = argument.substr(name.size());
      if (rest.starts_with('=')) set_rendering(rendering_called(rest.substr(1)));
      if (rest.empty() && i + 1 < arguments.size()) set_rendering(rendering_called(arguments[i + 1]));
    }
  }
}

int run(int argc, char** argv) {
  Context context;
  choose_rendering({argv, static_cast<std::size_t>(argc)});
  add_builtin_formats(context.registry);
  load_plugins({argv, static_cast<std::size_t>(argc)}, context.registry);
  CLI::App app{"Converts, checks and completes bibliographies: BibTeX, RIS, CSL-JSON, ORCID and others", "opcit"};
  context.app = &app;
  use_own_help(app, context.all_help);
  app.set_version_flag("--version", fmt::format("opcit {}", version()), "Print the version and exit");
  app.set_help_flag("-h,--help", "Print this help and exit; --help=all: with all options");
  app.require_subcommand(1);
  add_commands(app, context);
  std::vector<std::string> arguments = arguments_of(argc, argv, context);
  if (!arguments.empty() && arguments.front() == complete_command) {
    print(candidates_for(app, context.registry, std::span(arguments).subspan(1)));
    return code(Exit::done);
  }
  if (context.uses_config) insert_configuration(app, arguments);
  std::ranges::reverse(arguments);  // as CLI11 takes them
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForVersion& text) {
    print(std::string(text.what()) + "\n");
  } catch (const CLI::CallForHelp&) {
    print(app.help());
  } catch (const CLI::ParseError& error) {
    throw usage_error(app, error);
  }
  return code(context.exit);
}

int guarded(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const BrokenPipe&) {
    return code(Exit::done);
  } catch (const UsageError& error) {
    complain_of_usage(error.what(), error.hint());
    return code(Exit::usage);
  } catch (const std::bad_alloc&) {
    complain("out of memory");
    return code(Exit::io);
  } catch (const std::exception& error) {
    complain(error.what());
    return code(Exit::io);
  }
}

}  // namespace
}  // namespace opcit::cli

int main(int argc, char** argv) {
  // `opcit .. | head` must end quietly: the write fails with EPIPE instead.
  std::signal(SIGPIPE, SIG_IGN);
  // A file that exceeds `ulimit -f` causes a write error, like one on a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  opcit::cli::keep_numbers_of_standard_streams();
  opcit::cli::leave_nothing_when_interrupted();
  return opcit::cli::guarded(argc, argv);
}
