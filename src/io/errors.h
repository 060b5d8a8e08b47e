/// What the io room says when the system refuses.
#pragma once

#include <string>
#include <string_view>

namespace opcit::io {

/// A path as a message may show it: control characters, which could forge a line or steer a terminal, as \xNN.
std::string shown(std::string_view path);

/// Throws IoError "cannot <verb> <path>: <what errno means>"; BrokenPipe for EPIPE.
[[noreturn]] void throw_system(std::string_view verb, std::string_view path, int error);

/// The same with a reason of ours.
[[noreturn]] void throw_fault(std::string_view verb, std::string_view path, std::string_view reason);

}  // namespace opcit::io
