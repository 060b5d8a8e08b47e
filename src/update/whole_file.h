/// A file that a command reads as a whole.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "opcit/convert.h"

namespace opcit::update {

/// A file as a whole.
struct LoadedFile {
  std::string name;
  std::string bytes;
  const Format* format = nullptr;  ///< nullptr: unknown.
};

}  // namespace opcit::update
