/// The citation keys of an output, as hashes: 8 bytes a slot, 16 or less a key, whatever the length of the keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opcit {

/// Two different keys are taken for one with a probability of 1e-7 for a million keys (64-bit hashes).
class KeySet {
 public:
  /// False when `key` was there already.
  bool insert(std::string_view key);
  bool contains(std::string_view key) const;
  std::size_t size() const noexcept { return size_; }

  /// `base` if it is free, else `base` with the first free one of the suffixes a .. z, aa, ab ..; taken from then on.
  /// Linear in total, also when every record has the same base.
  std::string make_unique(std::string_view base);

 private:
  std::size_t slot_of(std::uint64_t hash) const;
  void grow();

  std::vector<std::uint64_t> slots_;  // open addressing; 0 is a free slot
  std::size_t size_ = 0;
  std::unordered_map<std::uint64_t, std::uint64_t> next_suffix_;  // of the bases that collided
};

/// 0 -> "a", 25 -> "z", 26 -> "aa": bijective base 26.
std::string letters(std::uint64_t number);

}  // namespace opcit
