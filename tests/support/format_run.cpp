#include "support/format_run.h"

#include <algorithm>

namespace opcit::test {
namespace {

void parse_chunk(const Reader& reader, const Chunk& chunk, Read& read) {
  Batch& batch = read.batches.emplace_back();
  batch.text.assign(chunk.text);
  Chunk owned = chunk;
  owned.text = batch.text;
  reader.parse(owned, batch);
}

void look_over(Survey& survey, const Format& format, std::string_view input) {
  while (survey.begin_pass()) {
    if (const auto scout = survey.scout(format)) scout->cut(input, true);
  }
}

}  // namespace

Written run_writer(const Format& format, const std::vector<Item>& items, const Options& options) {
  const auto writer = format.writer(options);
  const Frame frame = writer->frame();
  Written written;
  WriteReport report{&written.diagnostics, &written.losses};
  written.text = frame.prologue;
  bool any = false;
  for (const Item& item : items) {
    std::string piece;
    writer->write(item, piece, report);
    if (piece.empty()) continue;
    if (any) written.text += frame.separator;
    written.text += piece;
    any = true;
  }
  written.text += frame.epilogue;
  return written;
}

Read run_reader(const Format& format, std::string_view input, const Options& options, std::size_t block) {
  const auto reader = format.reader(options);
  Read read;
  std::size_t start = 0;
  std::size_t size = block;
  while (start < input.size()) {
    const std::string_view window = input.substr(start, size);
    const bool last = start + window.size() == input.size();
    const std::size_t length = reader->cut(window, last);
    if (length == 0) {
      size *= 2;
      continue;
    }
    if (const auto survey = reader->survey()) look_over(*survey, format, input);
    parse_chunk(*reader, {window.substr(0, length), start, last && length == window.size(), reader->preamble()}, read);
    start += length;
    size = block;
  }
  for (const Batch& batch : read.batches) {
    read.items.insert(read.items.end(), batch.items.begin(), batch.items.end());
    read.diagnostics.insert(read.diagnostics.end(), batch.diagnostics.begin(), batch.diagnostics.end());
  }
  reader->finish(read.diagnostics);
  return read;
}

}  // namespace opcit::test
