/// The inputs of a conversion, each of which can be read a second time.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "opcit/convert.h"

namespace opcit {

class Inputs {
 public:
  /// `inputs` must outlive it.
  explicit Inputs(std::span<const Input> inputs);
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;
  ~Inputs();

  std::size_t size() const noexcept { return inputs_.size(); }
  const Input& operator[](std::size_t index) const noexcept { return inputs_[index]; }

  /// For the conversion; once for each input. What decoding has to say is appended to `diagnostics`. Throws IoError.
  std::unique_ptr<Source> open(std::size_t index, Diagnostics& diagnostics);
  /// From its beginning, for a look at it, however far open() has been read. Throws IoError.
  std::unique_ptr<Source> open_again(std::size_t index);
  /// open_again() will not be called for it: what was kept of a pipe goes, and no more of it is kept.
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
