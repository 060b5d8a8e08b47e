/// @file
/// The memory of a batch: a bump allocator that keeps its blocks on reset, so that a batch in the steady state
/// allocates nothing. Destructors are not called, so only trivially destructible objects are allowed.
///
/// Thread rule: only one thread at a time uses an arena. Views into it are invalid after the next reset(); in builds
/// with AddressSanitizer, recycled memory is poisoned, so that the use of an outdated view is detected.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "opcit/export.h"

namespace opcit {

/// Memory for objects with the same lifetime: views, names, records.
class OPCIT_API Arena {
 public:
  Arena() = default;
  /// @{
  /// Views stay valid: the blocks move with their owner.
  Arena(Arena&&) noexcept = default;
  Arena& operator=(Arena&&) noexcept = default;
  /// @}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() { reset(); }

  /// `size` bytes aligned to `alignment` (a power of two, at most alignof(std::max_align_t)). Throws std::bad_alloc.
  void* allocate(std::size_t size, std::size_t alignment) {
    const std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (current_ < blocks_.size() && start + size <= blocks_[current_].size && start + size >= size) {
      used_ = start + size;
      return expose(blocks_[current_].bytes.get() + start, size);
    }
    return allocate_in_new_block(size);
  }

  /// A copy of `text` that lives as long as the batch.
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    auto* bytes = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(bytes, text.data(), text.size());
    return {bytes, text.size()};
  }

  /// A copy of `items` that lives as long as the batch.
  template <class T>
  std::span<const T> copy(std::span<const T> items) {
    static_assert(std::is_trivially_destructible_v<T>, "an arena frees by forgetting");
    if (items.empty()) return {};
    auto* first = static_cast<T*>(allocate(items.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), first);
    return {first, items.size()};
  }
  /// The same for a vector.
  template <class T>
  std::span<const T> copy(const std::vector<T>& items) {
    return copy(std::span<const T>(items));
  }

  /// A T, constructed from `arguments` in braces, that lives as long as the batch.
  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>, "an arena frees by forgetting");
    return ::new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
  }

  /// Discards all objects and keeps the blocks.
  void reset() noexcept;
  /// Bytes allocated from the system, used or not.
  std::size_t capacity() const noexcept;

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  static void* expose(char* bytes, std::size_t size) noexcept;
  void* allocate_in_new_block(std::size_t size);

  std::vector<Block> blocks_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
};

}  // namespace opcit
