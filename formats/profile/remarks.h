/// Adds the diagnostics of a chunk, with spans computed from views.
/// record_reader.h and dialects/record_maker.h use it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "opcit/format.h"

namespace opcit::profile {

class Remarks {
 public:
  Remarks(const Chunk& chunk, Batch& batch) noexcept : chunk_(chunk), batch_(batch) {}

  /// An empty span for text outside the chunk.
  Span span_of(std::string_view part) const noexcept {
    const std::less_equal<const char*> in_order;
    const char* const end = chunk_.text.data() + chunk_.text.size();
    const bool inside =
        part.data() != nullptr && in_order(chunk_.text.data(), part.data()) && in_order(part.data(), end);
    return inside ? chunk_.span_of(part) : Span{};
  }
  void add(Code code, std::string_view where, std::string detail = {}) const {
    batch_.diagnostics.push_back({code, span_of(where), std::move(detail)});
  }

 private:
  const Chunk& chunk_;
  Batch& batch_;
};

}  // namespace opcit::profile
