/// Converts byte offsets to lines, columns and excerpts. Positions are computed only when a diagnostic is shown.
/// render.cpp prints the result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "opcit/diagnostic.h"

namespace opcit {

/// The position of the first byte of a chunk in its input.
struct Place {
  std::uint64_t offset = 0;
  std::uint64_t line = 1;    ///< Starts at 1.
  std::uint64_t column = 1;  ///< In code points, starts at 1.
};

/// The maximum distance of an excerpt's ends from its position, in bytes.
inline constexpr std::size_t excerpt_reach = 97;

/// The place after `text`, which starts at `start`.
Place advance(Place start, std::string_view text) noexcept;

/// Locates the diagnostics of one chunk. Correct in any order, fast in ascending order.
class Locator {
 public:
  /// `text` starts at `start`. It must outlive the locator and its results.
  Locator(std::string_view input, std::string_view text, Place start) : Locator(input, text, start, text) {}
  /// `around` contains `text` and its context for excerpts. With `excerpt_reach` bytes of context on each side (or all
  /// that exist), excerpts do not depend on where the input was cut.
  Locator(std::string_view input, std::string_view text, Place start, std::string_view around)
      : input_(input), text_(text), around_(around), start_(start), known_(start) {}

  Located locate(const Span& span);

 private:
  std::string_view input_;
  std::string_view text_;
  std::string_view around_;
  Place start_;
  Place known_;  // the last requested place
};

}  // namespace opcit
