/// Adds the diagnostics of a chunk, with spans computed from views.
/// record_reader.h and dialects/record_maker.h use it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "opcit/format.h"
#include "profile/page_text.h"

namespace opcit::profile {

class Remarks {
 public:
  Remarks(const PageText& page, Batch& batch) noexcept : page_(page), batch_(batch) {}

  Span span_of(std::string_view part) const noexcept { return page_.span_of(part); }
  void add(Code code, std::string_view where, std::string detail = {}) const {
    batch_.diagnostics.push_back({code, span_of(where), std::move(detail)});
  }

 private:
  const PageText& page_;
  Batch& batch_;
};

}  // namespace opcit::profile
