/// One chunk on its way through the pipeline, with everything that its stages leave behind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/locator.h"
#include "opcit/convert.h"

namespace opcit {

/// What became of one item that was handed to the writer. Its bytes are [begin, end) of Job::written, none when the
/// target has no room for it; its losses go up to `losses_end`.
struct Piece {
  const Item* item = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t losses_end = 0;
};

struct Job {
  // From cutting.
  std::shared_ptr<const Reader> reader;
  std::shared_ptr<const Preamble> preamble;
  std::string_view input;  ///< Its name.
  std::string_view chunk;  ///< Within batch.text, which holds some of the input around it, too.
  Place start;
  bool last = false;
  Diagnostics decoding;  ///< What the source had to say about these bytes.

  Batch batch;

  // From writing.
  std::string written;  ///< The pieces, in order, parted by the writer's separator.
  std::vector<Piece> pieces;
  Losses losses;
  std::uint64_t records = 0;         ///< Read, whether they were wanted or not.
  std::uint64_t names_replaced = 0;  ///< By --names.

  /// Forgets all that but keeps the memory, save what a large record has left.
  void reset();
};

}  // namespace opcit
