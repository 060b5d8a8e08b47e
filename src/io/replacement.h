/// Writes a new file that replaces another one atomically.
/// target.h resolves the path; unfinished.h cleans up after a signal.
#pragma once

#include <string>

#include "io/descriptor.h"
#include "io/target.h"
#include "io/unfinished.h"

namespace opcit::io {

/// If the file system supports it, the new file has no name until finish(), so that even a killed process leaves no
/// file. Otherwise, and after finish(), it has an unpredictable name in the folder of the target. Without replace(),
/// the destructor removes it. If the path is relative, the working directory must not change. All throw IoError.
class Replacement {
 public:
  enum class Naming { late, at_once };

  /// `name` is the path for messages.
  Replacement(std::string name, Target target, Naming naming = Naming::late);
  ~Replacement();
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// The descriptor to write to, until finish().
  int descriptor() const noexcept { return file_.get(); }
  /// Syncs the content to the disk and closes the descriptor.
  void finish();
  /// Call after finish(): moves the file to its target. A second call does nothing.
  void replace();

 private:
  mode_t first_mode() const noexcept;
  void create_named();
  void keep_owner_and_mode();
  void give_name();
  std::string new_name();
  void drop_name() noexcept;

  std::string name_;
  Target target_;
  std::string folder_;
  Descriptor file_;
  std::string temporary_;  ///< Path of the new file; empty while it has no name, and after replace().
  Unfinished registered_;
};

}  // namespace opcit::io
