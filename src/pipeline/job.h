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
/// target has no room for it; its losses go up to `losses_end`. A copied piece holds the bytes around the item, too.
struct Piece {
  const Item* item = nullptr;  ///< nullptr: bytes that belong to no item that is written.
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t losses_end = 0;
  bool is_copy = false;     ///< With all that separates it from others.
  bool is_removal = false;  ///< What is left of the bytes around a record that is not wanted.
  bool ends_line = true;    ///< Of a copy: the bytes that it was made of end a line.
};

struct Job {
  // From cutting.
  std::shared_ptr<const Reader> reader;
  std::shared_ptr<const Preamble> preamble;
  std::shared_ptr<const Editor> editor;  ///< Of a chunk that stays in its format.
  bool begins_input = false;             ///< The first chunk of its input.
  std::string_view mark;                 ///< The byte order mark of the input, to be written again.
  std::vector<Span> cp1252;              ///< Stretches of its text that are CP1252 in the file and stay so.
  bool to_utf8 = false;                  ///< The file is to become UTF-8, and to say so.
  std::string_view input;                ///< Its name.
  std::string_view chunk;                ///< Within batch.text, which holds some of the input around it, too.
  Place start;
  bool last = false;
  Diagnostics decoding;  ///< What the source had to say about these bytes.

  Batch batch;

  // From parsing, where there is an editor.
  std::vector<Record> read;  ///< As they were read; they share the parts of those in the batch.

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
