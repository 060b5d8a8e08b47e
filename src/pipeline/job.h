/// One chunk on its way through the pipeline, with the results of all stages. flow.h moves it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/locator.h"
#include "opcit/convert.h"

namespace opcit {

/// The output of one item. Its bytes are [begin, end) of Job::written, empty if the target cannot represent it;
/// its losses end at `losses_end`. A copied piece also contains the bytes around the item.
struct Piece {
  const Item* item = nullptr;  ///< nullptr: bytes that do not belong to a written item.
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t losses_end = 0;
  bool is_copy = false;     ///< Includes the separators to other pieces.
  bool is_gap = false;      ///< For a copy in a format with a prologue: bytes that belong to no record.
  bool is_removal = false;  ///< The rest of the bytes around a removed record.
  bool ends_line = true;    ///< For a copy: the source bytes end a line.
};

struct Job {
  // From cutting.
  std::shared_ptr<const Reader> reader;
  std::shared_ptr<const Preamble> preamble;
  std::shared_ptr<const Editor> editor;  ///< For a chunk whose format is kept.
  bool begins_input = false;             ///< The first chunk of its input.
  std::string_view mark;                 ///< The byte order mark of the input, to be written again.
  std::vector<Span> cp1252;              ///< Text that is CP1252 in the file and stays so.
  bool to_utf8 = false;                  ///< The file becomes UTF-8, and its encoding line is updated.
  std::string_view input;                ///< The name of the input.
  std::string_view chunk;                ///< A view of batch.text, which also has some input around it.
  Place start;
  bool last = false;
  bool other_family = false;  ///< The output is of a format that does not share the text between records.
  Diagnostics decoding;       ///< Diagnostics of the source about these bytes.

  Batch batch;

  // From parsing.
  std::vector<Record> read;  ///< If there is an editor: as they were read. They share the parts of those in the batch.
  std::vector<const DocumentItem*> foreign_texts;  ///< Texts between records that are not for the output.

  // From writing.
  std::string written;  ///< The pieces, in order, with the writer's separator between them.
  std::vector<Piece> pieces;
  Losses losses;
  std::uint64_t records = 0;         ///< Number of records read, including those not written.
  std::uint64_t names_replaced = 0;  ///< By --names.

  /// Clears everything but keeps the memory, except that of a large record.
  void reset();
};

}  // namespace opcit
