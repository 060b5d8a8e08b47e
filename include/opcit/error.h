/// @file
/// What the library throws. Bad data never throws: it becomes a Diagnostic. An Error is the environment's fault
/// (a file that cannot be read, a full disk) or a wrong call (an unknown format, a bad option).
#pragma once

#include <stdexcept>
#include <string>

#include "opcit/export.h"

namespace opcit {

/// Thrown for input, output and network faults; the command line exits with 3.
class OPCIT_API IoError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Thrown by a sink whose reader has gone (`opcit .. | head`); the command line ends quietly with 0.
class OPCIT_API BrokenPipe : public IoError {
 public:
  using IoError::IoError;
};

/// Thrown for a wrong call: an unknown format id, an option value that does not parse; the command line exits with 2.
class OPCIT_API UsageError : public std::runtime_error {
 public:
  /// @{
  /// Both for people, in one line without a full stop.
  UsageError(const std::string& message, std::string hint) : std::runtime_error(message), hint_(std::move(hint)) {}
  explicit UsageError(const std::string& message) : std::runtime_error(message) {}
  /// @}
  /// What to do instead, in one line; may be empty.
  const std::string& hint() const noexcept { return hint_; }

 private:
  std::string hint_;
};

}  // namespace opcit
