/// Text put together from several lines of the input, which still knows where each byte stood.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/arena.h"

namespace opcit::profile {

/// A single piece stays a view of the input; more are joined in scratch memory and copied to an arena.
class JoinedText {
 public:
  void clear() noexcept;
  /// `piece` is a view of the input, behind the pieces before it; `separator` goes between it and these.
  void add(std::string_view piece, char separator);

  bool empty() const noexcept { return pieces_.empty(); }
  std::string_view text(Arena& arena) const;
  /// The bytes of the input from the first piece to the last.
  std::string_view source() const noexcept;
  /// The bytes of the input that [pos, pos + len) of text() came from, within one piece.
  std::string_view source_of(std::size_t pos, std::size_t len) const noexcept;

 private:
  struct Piece {
    std::string_view source;
    std::size_t pos;  // in the joined text
  };
  std::vector<Piece> pieces_;
  std::string joined_;
};

}  // namespace opcit::profile
