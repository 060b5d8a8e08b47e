/// A file in memory: the commands in this folder read files as a whole, because they edit their bytes.
/// common.h has functions for it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "opcit/convert.h"

namespace opcit::update {

/// The content of a file and its format.
struct LoadedFile {
  std::string name;
  std::string bytes;
  const Format* format = nullptr;  ///< nullptr: unknown.
};

}  // namespace opcit::update
