#include "pipeline/job.h"

namespace opcit {
namespace {

// The memory of a usual chunk is kept; more is returned to the system.
constexpr std::size_t worth_keeping = std::size_t{2} << 20;

}  // namespace

void Job::reset() {
  reader.reset();
  preamble.reset();
  editor.reset();
  begins_input = false;
  mark = {};
  cp1252.clear();
  read.clear();
  chunk = {};
  decoding.clear();
  other_family = false;
  foreign_texts.clear();
  pieces.clear();
  losses.clear();
  records = 0;
  names_replaced = 0;
  written.clear();
  if (written.capacity() > worth_keeping) written.shrink_to_fit();
  batch.reset();
  batch.text.clear();
  if (batch.text.capacity() > worth_keeping) batch.text.shrink_to_fit();
  if (batch.arena.capacity() > 2 * worth_keeping) batch.arena = {};
}

}  // namespace opcit
