/// The interface of writers that sort the records of an output, for lists that people read.
/// formats/lists and formats/cv implement it; pipeline/output.h calls it.
#pragma once

#include <span>
#include <string>

#include "opcit/format.h"

namespace opcit {

class ArrangingWriter : public Writer {
 public:
  /// Returns the output between prologue and epilogue. `pieces` has the output of write() for each item, in input
  /// order; the pipeline keeps them until the output ends. Frame::separator is not used.
  virtual std::string arrange(std::span<const std::string> pieces) const = 0;

 protected:
  static std::string joined(std::span<const std::string> pieces) {
    std::string all;
    for (const std::string& piece : pieces) all += piece;
    return all;
  }
};

}  // namespace opcit
