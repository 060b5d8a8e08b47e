#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/plugins.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "opcit/error.h"
#include "opcit/version.h"

namespace opcit::cli {
namespace {

int code(Exit exit) { return static_cast<int>(exit); }

/// The arguments without the program's name. Replaces `--help=all` by --help and sets all_help in the Context.
std::vector<std::string> arguments_of(int argc, char** argv, Context& context) {
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  const auto end = std::ranges::find(arguments, "--");
  const auto found = std::find(arguments.begin(), end, "--help=all");
  if (found == end) return arguments;
  context.all_help = true;
  *found = "--help";
  return arguments;
}

int run(int argc, char** argv) {
  Context context;
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
  std::ranges::reverse(arguments);  // in the order that CLI11 expects
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
    complain(error.what(), error.hint());
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
