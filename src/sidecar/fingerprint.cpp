#include "sidecar/fingerprint.h"

#include <fmt/format.h>

#include <charconv>

namespace opcit::carry {

Fingerprint fingerprint(std::string_view bytes) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3U;
  }
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdU;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53U;
  return hash ^ (hash >> 33);
}

std::string to_hex(Fingerprint value) { return fmt::format("{:016x}", value); }

std::optional<Fingerprint> from_hex(std::string_view text) noexcept {
  Fingerprint value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value, 16);
  if (text.size() != 16 || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

}  // namespace opcit::carry
