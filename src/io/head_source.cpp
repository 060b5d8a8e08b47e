#include "io/head_source.h"

#include <algorithm>
#include <cstring>

namespace opcit::io {

HeadSource::HeadSource(std::unique_ptr<Source> from) : from_(std::move(from)) {}

std::string_view HeadSource::head(std::size_t size) {
  head_.erase(0, used_);
  used_ = 0;
  while (head_.size() < size) {
    const std::size_t had = head_.size();
    head_.resize(size);
    const std::size_t got = from_->read(std::span<char>(head_).subspan(had));
    head_.resize(had + got);
    if (got == 0) break;
  }
  return std::string_view(head_).substr(0, size);
}

void HeadSource::skip(std::size_t size) noexcept { used_ += std::min(size, head_.size() - used_); }

std::size_t HeadSource::read(std::span<char> room) {
  const std::size_t left = head_.size() - used_;
  if (left == 0) return from_->read(room);
  const std::size_t size = std::min(left, room.size());
  std::memcpy(room.data(), head_.data() + used_, size);
  used_ += size;
  return size;
}

}  // namespace opcit::io
