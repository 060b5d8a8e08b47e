/// @file
/// The exceptions of the library. Invalid data never throws: it becomes a Diagnostic. An Error is a fault of the
/// environment (an unreadable file, a full disk) or a wrong call (an unknown format, an invalid option).
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

/// Thrown by a sink if the reader of a pipe has closed it (`opcit .. | head`); the program then ends quietly with 0.
class OPCIT_API BrokenPipe : public IoError {
 public:
  using IoError::IoError;
};

/// Thrown for a wrong call: an unknown format id, an invalid option value; the command line exits with 2.
class OPCIT_API UsageError : public std::runtime_error {
 public:
  /// @{
  /// Both are for people: one line without a full stop.
  UsageError(const std::string& message, std::string hint) : std::runtime_error(message), hint_(std::move(hint)) {}
  explicit UsageError(const std::string& message) : std::runtime_error(message) {}
  /// @}
  /// What to do instead, in one line; may be empty.
  const std::string& hint() const noexcept { return hint_; }

 private:
  std::string hint_;
};

}  // namespace opcit
