#include "model/key_set.h"

#include <algorithm>
#include <functional>

namespace opcit {
namespace {

constexpr std::size_t first_capacity = 64;

std::uint64_t hash_of(std::string_view key) {
  // 0 means a free slot.
  return std::max<std::uint64_t>(std::hash<std::string_view>{}(key), 1);
}

}  // namespace

std::size_t KeySet::slot_of(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash) & mask;
  while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & mask;
  return slot;
}

void KeySet::grow() {
  std::vector<std::uint64_t> old(std::max(first_capacity, slots_.size() * 2));
  old.swap(slots_);
  for (const std::uint64_t hash : old) {
    if (hash != 0) slots_[slot_of(hash)] = hash;
  }
}

bool KeySet::insert(std::string_view key) {
  if ((size_ + 1) * 4 > slots_.size() * 3) grow();
  const std::uint64_t hash = hash_of(key);
  const std::size_t slot = slot_of(hash);
  if (slots_[slot] == hash) return false;
  slots_[slot] = hash;
  ++size_;
  return true;
}

bool KeySet::contains(std::string_view key) const { return !slots_.empty() && slots_[slot_of(hash_of(key))] != 0; }

std::string KeySet::make_unique(std::string_view base) {
  if (insert(base)) return std::string(base);
  std::uint64_t& next = next_suffix_[hash_of(base)];
  while (true) {
    std::string key = std::string(base) + letters(next++);
    if (insert(key)) return key;
  }
}

std::string letters(std::uint64_t number) {
  std::string out;
  for (std::uint64_t rest = number + 1; rest > 0; rest = (rest - 1) / 26) {
    out.insert(out.begin(), static_cast<char>('a' + (rest - 1) % 26));
  }
  return out;
}

}  // namespace opcit
