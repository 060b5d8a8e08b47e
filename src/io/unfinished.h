/// The temporary files of outputs that are not committed yet, so that an interrupt can remove them.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "opcit/export.h"

namespace opcit::io {

/// Unlinks every temporary file that is still registered. Async-signal-safe: made for the handler that ends the
/// process. An output whose file was removed so cannot be committed any more (its commit() throws).
OPCIT_API void remove_unfinished_outputs() noexcept;

/// One place in the list, see unfinished.cpp.
struct UnfinishedNode;

/// Registers a path for as long as it lives. Thread safe against the handler and against other registrations.
class Unfinished {
 public:
  Unfinished() = default;
  explicit Unfinished(const std::string& path);
  Unfinished(Unfinished&& other) noexcept;
  Unfinished& operator=(Unfinished&& other) noexcept;
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished();

 private:
  UnfinishedNode* node_ = nullptr;
};

}  // namespace opcit::io
