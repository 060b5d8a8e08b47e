/// A vector that allocates no memory while it is short: the words of a name, the names of a paper.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace opcit {

template <class T, std::size_t few>
class Few {
  static_assert(std::is_trivially_destructible_v<T> && std::is_trivially_copyable_v<T>);

 public:
  Few() = default;
  Few(const Few&) = delete;
  Few& operator=(const Few&) = delete;
  ~Few() = default;

  void push_back(const T& item) {
    if (size_ < few) {
      std::construct_at(first() + size_, item);
    } else {
      if (size_ == few) more_.assign(first(), first() + few);
      more_.push_back(item);
    }
    ++size_;
  }

  void clear() noexcept {
    size_ = 0;
    more_.clear();
  }

  void pop_back() noexcept {
    if (size_ > few) more_.pop_back();
    if (--size_ != few) return;
    std::copy_n(more_.data(), few, first());
    more_.clear();
  }

  std::size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  T& operator[](std::size_t i) noexcept { return size_ > few ? more_[i] : first()[i]; }
  const T& operator[](std::size_t i) const noexcept { return begin()[i]; }
  const T& front() const noexcept { return *begin(); }
  const T& back() const noexcept { return begin()[size_ - 1]; }
  const T* begin() const noexcept { return size_ > few ? more_.data() : first(); }
  const T* end() const noexcept { return begin() + size_; }

 private:
  T* first() noexcept { return reinterpret_cast<T*>(room_); }
  const T* first() const noexcept { return reinterpret_cast<const T*>(room_); }

  alignas(T) std::byte room_[few * sizeof(T)];  // uninitialised: most of it is never used
  std::size_t size_ = 0;
  std::vector<T> more_;
};

}  // namespace opcit
