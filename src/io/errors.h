/// Error messages of src/io for failed system calls.
#pragma once

#include <string>
#include <string_view>

namespace opcit::io {

/// A path for a message. Control characters, which could fake a line or control a terminal, become \xNN.
std::string shown(std::string_view path);

/// Throws IoError "cannot <verb> <path>: <what errno means>"; BrokenPipe for EPIPE.
[[noreturn]] void throw_system(std::string_view verb, std::string_view path, int error);

/// The same with a given reason.
[[noreturn]] void throw_fault(std::string_view verb, std::string_view path, std::string_view reason);

}  // namespace opcit::io
