#include "cli/interrupt.h"

#include <unistd.h>

#include <array>
#include <csignal>

#include "opcit/io.h"

namespace opcit::cli {
namespace {

extern "C" void remove_outputs_and_end(int signal) {
  opcit::remove_unfinished_outputs();
  _exit(128 + signal);
}

}  // namespace

void leave_nothing_when_interrupted() {
  for (const int signal : std::array{SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action = {};
    struct sigaction before = {};
    action.sa_handler = remove_outputs_and_end;
    sigemptyset(&action.sa_mask);
    // nohup and background shells ignore some signals on purpose; these stay ignored.
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
}

}  // namespace opcit::cli
