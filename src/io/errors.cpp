#include "io/errors.h"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

#include "opcit/error.h"

namespace opcit::io {

std::string shown(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

void throw_system(std::string_view verb, std::string_view path, int error) {
  const std::string message =
      fmt::format("cannot {} {}: {}", verb, shown(path), std::generic_category().message(error));
  if (error == EPIPE) throw BrokenPipe(message);
  throw IoError(message);
}

void throw_fault(std::string_view verb, std::string_view path, std::string_view reason) {
  throw IoError(fmt::format("cannot {} {}: {}", verb, shown(path), reason));
}

}  // namespace opcit::io
