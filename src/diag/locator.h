/// Turns byte offsets into lines, columns and excerpts. Positions are counted only when a diagnostic is shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "opcit/diagnostic.h"

namespace opcit {

/// Where the first byte of a chunk stands in its input.
struct Place {
  std::uint64_t offset = 0;
  std::uint64_t line = 1;    ///< From 1.
  std::uint64_t column = 1;  ///< In code points, from 1.
};

/// The place behind `text`, which begins at `start`.
Place advance(Place start, std::string_view text) noexcept;

/// Locates diagnostics of one chunk. Cheap when they come in ascending order, correct in any.
class Locator {
 public:
  /// `text` begins at `start` and must outlive the locator and what it returns.
  Locator(std::string_view input, std::string_view text, Place start)
      : input_(input), text_(text), start_(start), known_(start) {}

  Located locate(const Span& span);

 private:
  std::string_view input_;
  std::string_view text_;
  Place start_;
  Place known_;  // the last place asked for
};

}  // namespace opcit
