/// Shared code of formats with one JSON object per line.
/// slicer.h cuts JSON that is not divided into lines.
#pragma once

#include <cstddef>
#include <string_view>

#include "opcit/format.h"

namespace opcit::json {

/// Each line is one record; lines are independent of each other.
class LinesReader : public Reader {
 public:
  std::size_t cut(std::string_view window, bool last) override {
    if (last) return window.size();
    const std::size_t end = window.rfind('\n');
    return end == std::string_view::npos ? 0 : end + 1;
  }
  std::size_t resync(std::string_view window) override {
    const std::size_t end = window.find('\n', 1);
    return end == std::string_view::npos ? end : end + 1;
  }
};

}  // namespace opcit::json
