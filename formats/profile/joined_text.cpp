#include "profile/joined_text.h"

#include <algorithm>

namespace opcit::profile {

void JoinedText::clear() noexcept {
  pieces_.clear();
  joined_.clear();
}

void JoinedText::add(std::string_view piece, char separator) {
  if (pieces_.size() == 1) joined_ = pieces_.front().source;
  if (!pieces_.empty()) joined_.push_back(separator);
  pieces_.push_back({piece, joined_.size()});
  if (pieces_.size() > 1) joined_ += piece;
}

std::string_view JoinedText::text(Arena& arena) const {
  if (pieces_.empty()) return {};
  return pieces_.size() == 1 ? pieces_.front().source : arena.copy(joined_);
}

std::string_view JoinedText::source() const noexcept {
  if (pieces_.empty()) return {};
  const std::string_view first = pieces_.front().source;
  const std::string_view last = pieces_.back().source;
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

std::string_view JoinedText::source_of(std::size_t pos, std::size_t len) const noexcept {
  if (pieces_.empty()) return {};
  auto piece = std::ranges::upper_bound(pieces_, pos, {}, &Piece::pos);
  if (piece != pieces_.begin()) --piece;
  const std::size_t within = std::min(pos - piece->pos, piece->source.size());
  return piece->source.substr(within, len);
}

}  // namespace opcit::profile
