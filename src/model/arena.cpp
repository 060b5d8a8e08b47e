#include "opcit/arena.h"

#include <algorithm>

#if defined(__SANITIZE_ADDRESS__)
#define OPCIT_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OPCIT_ASAN 1
#endif
#endif
#ifdef OPCIT_ASAN
#include <sanitizer/asan_interface.h>
#endif

namespace opcit {
namespace {

constexpr std::size_t first_block = std::size_t{16} << 10;
constexpr std::size_t largest_regular_block = std::size_t{1} << 20;

void hide([[maybe_unused]] char* bytes, [[maybe_unused]] std::size_t size) noexcept {
#ifdef OPCIT_ASAN
  __asan_poison_memory_region(bytes, size);
#endif
}

void show([[maybe_unused]] char* bytes, [[maybe_unused]] std::size_t size) noexcept {
#ifdef OPCIT_ASAN
  __asan_unpoison_memory_region(bytes, size);
#endif
}

}  // namespace

void* Arena::expose(char* bytes, std::size_t size) noexcept {
  show(bytes, size);
  return bytes;
}

void* Arena::allocate_in_new_block(std::size_t size) {
  // A kept block that is too small for this request stays unused until the next reset.
  for (std::size_t next = blocks_.empty() ? 0 : current_ + 1; next < blocks_.size(); ++next) {
    if (blocks_[next].size < size) continue;
    std::swap(blocks_[current_ + 1], blocks_[next]);
    ++current_;
    used_ = size;
    return expose(blocks_[current_].bytes.get(), size);
  }
  const std::size_t regular = blocks_.empty() ? first_block : std::min(blocks_.back().size * 2, largest_regular_block);
  const std::size_t wanted = std::max(size, regular);
  Block block{std::make_unique_for_overwrite<char[]>(wanted), wanted};
  hide(block.bytes.get(), wanted);
  const std::size_t place = blocks_.empty() ? 0 : current_ + 1;
  blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(place), std::move(block));
  current_ = place;
  used_ = size;
  return expose(blocks_[current_].bytes.get(), size);
}

void Arena::reset() noexcept {
  for (const Block& block : blocks_) hide(block.bytes.get(), block.size);
  current_ = 0;
  used_ = 0;
}

std::size_t Arena::capacity() const noexcept {
  std::size_t total = 0;
  for (const Block& block : blocks_) total += block.size;
  return total;
}

}  // namespace opcit
