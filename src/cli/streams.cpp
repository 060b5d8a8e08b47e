#include "cli/streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace opcit::cli {

void keep_numbers_of_standard_streams() noexcept {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) != -1 || errno != EBADF) continue;
    // open() returns the lowest free number: the missing one. It is opened in the wrong mode, to fail as if closed.
    const int opened = ::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened > STDERR_FILENO) ::close(opened);
  }
}

}  // namespace opcit::cli
