/// The inputs of a conversion. Each can be read again for a survey, even a pipe.
/// converter.h opens them; window.h reads one.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "opcit/convert.h"

namespace opcit {

class Inputs {
 public:
  /// `inputs` must outlive this object.
  explicit Inputs(std::span<const Input> inputs);
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;
  ~Inputs();

  std::size_t size() const noexcept { return inputs_.size(); }
  const Input& operator[](std::size_t index) const noexcept { return inputs_[index]; }

  /// Opens an input for the conversion; once for each input. Appends decoding diagnostics. Throws IoError.
  std::unique_ptr<Source> open(std::size_t index, Diagnostics& diagnostics);
  /// Opens an input from its beginning for a survey, independently of open(). Throws IoError.
  std::unique_ptr<Source> open_again(std::size_t index);
  /// Ends the use of open_again() for this input: releases the stored bytes of a pipe, and stores no more.
  void forget(std::size_t index) noexcept;

 private:
  struct Pipe;
  class PipeSource;
  class CopySource;
  Pipe& pipe(std::size_t index);

  std::span<const Input> inputs_;
  std::vector<std::unique_ptr<Pipe>> pipes_;
};

}  // namespace opcit
