/// The text of a chunk as the readers of pages see it: each wide space is one plain space, and lines that only repeat
/// earlier lines are missing (a page that was copied twice, or in pieces that overlap). Spans still point to the bytes
/// of the input. remarks.h uses this for diagnostics.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/format.h"

namespace opcit::profile {

class PageText {
 public:
  /// `join_pieces`: omit repeated lines.
  PageText(const Chunk& chunk, Arena& arena, bool join_pieces);

  std::string_view text() const noexcept { return text_; }
  /// An empty span at 0 if `part` is not a part of text().
  Span span_of(std::string_view part) const noexcept;
  /// The omitted lines, as views of the chunk.
  const std::vector<std::string_view>& repeated() const noexcept { return repeated_; }

 private:
  /// From `position` on, the offset in the input is larger by `bytes`.
  struct Shift {
    std::size_t position = 0;
    std::size_t bytes = 0;
  };
  void append(std::string_view kept, std::string& out);
  std::size_t bytes_before(std::size_t position) const noexcept;

  const Chunk& chunk_;
  std::string_view text_;
  std::vector<Shift> shifts_;
  std::vector<std::string_view> repeated_;
};

/// Replaces each wide space of `text` by one plain space.
std::string with_plain_spaces(std::string_view text);
/// True if `text` has a wide space: a no-break space or one of U+2000 .. U+200A, U+202F, U+205F.
bool has_wide_space(std::string_view text) noexcept;

}  // namespace opcit::profile
