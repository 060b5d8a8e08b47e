#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <new>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/plugins.h"
#include "cli/streams.h"
#include "opcit/error.h"
#include "opcit/version.h"

namespace opcit::cli {
namespace {

int code(Exit exit) { return static_cast<int>(exit); }

/// --help and --version print and end with 0; every other parse error is a usage error.
int tell_parse_result(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == code(Exit::done)) return app.exit(error);
  complain(error.what(), "'opcit --help' lists the commands, 'opcit COMMAND --help' its options");
  return code(Exit::usage);
}

int run(int argc, char** argv) {
  Context context;
  add_builtin_formats(context.registry);
  load_plugins({argv, static_cast<std::size_t>(argc)}, context.registry);
  CLI::App app{"Turns lists of publications into what reference managers, ORCID, LaTeX and scripts accept, and back",
               "opcit"};
  context.app = &app;
  app.set_version_flag("--version", fmt::format("opcit {}", version()), "Print the version and exit");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.require_subcommand(1);
  add_commands(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return tell_parse_result(app, error);
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
  // A file that grows beyond `ulimit -f` fails to be written, like one on a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  opcit::cli::keep_numbers_of_standard_streams();
  opcit::cli::leave_nothing_when_interrupted();
  return opcit::cli::guarded(argc, argv);
}
