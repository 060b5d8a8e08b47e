/// A writer that puts the records of an output in an order of its own: lists that people read.
#pragma once

#include <span>
#include <string>

#include "opcit/format.h"

namespace opcit {

class ArrangingWriter : public Writer {
 public:
  /// What an output holds between prologue and epilogue. `pieces` are what write() appended for each item, in the order
  /// of the input; the pipeline keeps them until the output ends, and does not use Frame::separator.
  virtual std::string arrange(std::span<const std::string> pieces) const = 0;

 protected:
  static std::string joined(std::span<const std::string> pieces) {
    std::string all;
    for (const std::string& piece : pieces) all += piece;
    return all;
  }
};

}  // namespace opcit
