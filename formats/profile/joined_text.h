/// Text joined from several lines of the input, which keeps the source of each byte for diagnostics.
/// entry.h returns titles and abstracts in this form.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/arena.h"

namespace opcit::profile {

/// A single piece stays a view of the input; several pieces are joined and copied to an arena.
class JoinedText {
 public:
  void clear() noexcept;
  /// `piece` is a view of the input after the earlier pieces; `separator` is inserted before it.
  void add(std::string_view piece, char separator);

  bool empty() const noexcept { return pieces_.empty(); }
  std::string_view text(Arena& arena) const;
  /// The input from the first piece to the last.
  std::string_view source() const noexcept;
  /// The input of [pos, pos + len) in text(), within one piece.
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
