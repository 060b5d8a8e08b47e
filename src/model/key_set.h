/// The set of citation keys of an output, stored as hashes: at most 16 bytes per key, for keys of any length.
/// pipeline/assign.h makes keys unique with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opcit {

/// With 64-bit hashes, the probability that two different keys collide is 1e-7 for a million keys.
class KeySet {
 public:
  /// Returns false if `key` is already in the set.
  bool insert(std::string_view key);
  bool contains(std::string_view key) const;
  std::size_t size() const noexcept { return size_; }

  /// Returns `base` if it is free, otherwise `base` with the first free suffix of a .. z, aa, ab ..; inserts the
  /// result. Takes linear time in total, even if all records have the same base.
  std::string make_unique(std::string_view base);

 private:
  std::size_t slot_of(std::uint64_t hash) const;
  void grow();

  std::vector<std::uint64_t> slots_;  // open addressing; 0 is a free slot
  std::size_t size_ = 0;
  std::unordered_map<std::uint64_t, std::uint64_t> next_suffix_;  // of bases that collided
};

/// 0 -> "a", 25 -> "z", 26 -> "aa": bijective base 26.
std::string letters(std::uint64_t number);

}  // namespace opcit
