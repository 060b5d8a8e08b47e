/// Fingerprints of content: two values with one fingerprint are taken for equal (64 bits; no defence against those who
/// look for collisions). Written to sidecars, so that another function means another version of theirs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opcit::carry {

using Fingerprint = std::uint64_t;

/// FNV-1a, its bits mixed as in MurmurHash3's finaliser.
Fingerprint fingerprint(std::string_view bytes) noexcept;

/// 16 hexadecimal digits.
std::string to_hex(Fingerprint value);
std::optional<Fingerprint> from_hex(std::string_view text) noexcept;

}  // namespace opcit::carry
