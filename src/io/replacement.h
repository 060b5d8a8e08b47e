/// A file that takes the place of another in one step.
#pragma once

#include <string>

#include "io/descriptor.h"
#include "io/target.h"
#include "io/unfinished.h"

namespace opcit::io {

/// Where the file system can, the new file has no name until finish(), so that even a killed process leaves nothing
/// behind; otherwise, and from then on, an unguessable one in the folder of the target. Without replace(), it is gone
/// with this object. The working folder must not change in between when the path is relative. All throw IoError.
class Replacement {
 public:
  enum class Naming { late, at_once };

  /// `name` is the path as messages show it.
  Replacement(std::string name, Target target, Naming naming = Naming::late);
  ~Replacement();
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// To write to, until finish().
  int descriptor() const noexcept { return file_.get(); }
  /// Brings the content to the disk and closes the descriptor.
  void finish();
  /// After finish(): puts the file in its place. A second call does nothing.
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
  std::string temporary_;  ///< Path of the new file; empty while, or once, it has none.
  Unfinished registered_;
};

}  // namespace opcit::io
