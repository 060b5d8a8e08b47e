/// Turns byte offsets into lines, columns and excerpts. Positions are counted only when a diagnostic is shown.
#pragma once

#include <cstddef>
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

/// How far from a place its excerpt may reach, in bytes either way.
inline constexpr std::size_t excerpt_reach = 97;

/// The place behind `text`, which begins at `start`.
Place advance(Place start, std::string_view text) noexcept;

/// Locates diagnostics of one chunk. Cheap when they come in ascending order, correct in any.
class Locator {
 public:
  /// `text` begins at `start` and must outlive the locator and what it returns.
  Locator(std::string_view input, std::string_view text, Place start) : Locator(input, text, start, text) {}
  /// `around` holds `text` and what excerpts show beyond it: with `excerpt_reach` bytes either way, or as many as there
  /// are, they do not depend on where the input was cut.
  Locator(std::string_view input, std::string_view text, Place start, std::string_view around)
      : input_(input), text_(text), around_(around), start_(start), known_(start) {}

  Located locate(const Span& span);

 private:
  std::string_view input_;
  std::string_view text_;
  std::string_view around_;
  Place start_;
  Place known_;  // the last place asked for
};

}  // namespace opcit
