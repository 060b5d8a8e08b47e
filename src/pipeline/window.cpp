#include "pipeline/window.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace opcit {
namespace {

// The bytes that resync() may need again if the start of the next record is split between two blocks.
constexpr std::size_t overlap = 4096;

}  // namespace

Window::Window(Source& source, std::size_t block, std::size_t max_record)
    : source_(source), block_(std::max<std::size_t>(block, 1)), max_record_(std::max<std::size_t>(max_record, 1)) {}

std::string_view Window::head(std::size_t size) {
  fill(size);
  return pending().substr(0, size);
}

void Window::fill(std::size_t size) {
  if (begin_ > size_ / 2) {
    const std::size_t dropped = begin_ - std::min(begin_, excerpt_reach);
    std::memmove(buffer_.get(), buffer_.get() + dropped, size_ - dropped);
    size_ -= dropped;
    begin_ -= dropped;
  }
  while (!ended_ && size_ - begin_ < size) {
    const std::size_t room = std::min(block_, begin_ + size - size_);
    make_room(size_ + room);
    const std::size_t got = reading([&] { return source_.read({buffer_.get() + size_, room}); });
    size_ += got;
    ended_ = got == 0;
  }
}

void Window::make_room(std::size_t size) {
  if (size <= capacity_) return;
  const std::size_t capacity = std::max(size, capacity_ * 2);
  auto larger = std::make_unique_for_overwrite<char[]>(capacity);
  if (size_ != 0) std::memcpy(larger.get(), buffer_.get(), size_);
  buffer_ = std::move(larger);
  capacity_ = capacity;
}

void Window::pass(std::size_t size) {
  next_start_ = advance(next_start_, pending().substr(0, size));
  begin_ += size;
}

void Window::take(std::size_t length) {
  fill(length + excerpt_reach);
  const std::size_t before = std::min(begin_, excerpt_reach);
  text_ = pending().substr(0, length);
  around_ = held().substr(begin_ - before, before + length + excerpt_reach);
  pass(length);
}

Window::Result Window::next(Reader& reader) {
  if (skipping_) skip_oversized(reader);
  // Reading one byte more than the limit shows if a record exceeds it, for any block size.
  const std::size_t most = max_record_ + 1;
  std::size_t wanted = std::min(block_, most);
  while (true) {
    // Reading one byte more than is cut shows if the input ends with the window, for any block size.
    fill(wanted + 1);
    if (ended_ && pending().empty()) return Result::end;
    start_ = next_start_;
    const std::string_view window = pending().substr(0, wanted);
    const bool whole = ended_ && window.size() == pending().size();
    std::size_t length = reader.cut(window, whole);
    if (length == 0 && whole) length = window.size();
    if (length > 0) {
      take(length);
      return Result::chunk;
    }
    if (window.size() == most) {
      text_ = window.substr(0, overlap);
      skipping_ = true;
      return Result::oversized;
    }
    wanted = std::min(window.size() * 2, most);
  }
}

void Window::skip_oversized(Reader& reader) {
  skipping_ = false;
  while (true) {
    const std::size_t found = reader.resync(pending());
    if (found != std::string_view::npos) return pass(found);
    pass(pending().size() - std::min(pending().size(), ended_ ? 0 : overlap));
    if (ended_ && pending().empty()) return;
    const std::size_t held = pending().size();
    fill(held + std::max(block_, overlap));
    if (ended_ && pending().size() == held) return pass(held);
  }
}

}  // namespace opcit
