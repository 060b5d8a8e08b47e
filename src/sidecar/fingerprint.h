/// Fingerprints of content: two values with the same fingerprint count as equal (64 bits; no protection against
/// deliberate collisions). Sidecars contain them, so another function needs another sidecar version.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opcit::carry {

using Fingerprint = std::uint64_t;

/// FNV-1a, with the bits mixed as in MurmurHash3's finaliser.
Fingerprint fingerprint(std::string_view bytes) noexcept;

/// 16 hexadecimal digits.
std::string to_hex(Fingerprint value);
std::optional<Fingerprint> from_hex(std::string_view text) noexcept;

}  // namespace opcit::carry
