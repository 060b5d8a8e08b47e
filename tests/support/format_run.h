/// Runs the reader or writer of a format like the pipeline, without a pipeline.
/// run.h runs whole conversions.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/format.h"
#include "opcit/record.h"

namespace opcit::test {

struct Written {
  std::string text;
  Diagnostics diagnostics;
  Losses losses;
};

/// Prologue, items, separators, epilogue.
Written run_writer(const Format& format, const std::vector<Item>& items, const Options& options = {});

/// All items that were read; the batches own the records.
struct Read {
  std::deque<Batch> batches;  ///< A deque, because views also point into short strings, which must not move.
  std::vector<Item> items;
  Diagnostics diagnostics;  ///< Diagnostics of all batches, in order, then those of finish().

  const Record& record(std::size_t index) const { return *items.at(index).record; }
};

/// Feeds `input` in windows that grow by `block` bytes, and cuts wherever the reader permits.
Read run_reader(const Format& format, std::string_view input, const Options& options = {}, std::size_t block = 1 << 16);

}  // namespace opcit::test
