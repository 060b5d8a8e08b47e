/// The temporary files of outputs that are not committed yet, so that opcit::remove_unfinished_outputs()
/// can remove them on an interrupt.
#pragma once

#include <atomic>
#include <memory>
#include <string>

namespace opcit::io {

/// One entry of the list, see unfinished.cpp.
struct UnfinishedNode;

/// Registers a path during its lifetime. Safe against the signal handler and other threads.
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
