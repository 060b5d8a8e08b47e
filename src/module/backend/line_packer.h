/// Packs lines of the snapshot, a few at a time: raw deflate against a dictionary of what all lines share. Pure
/// functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opcit::fetch {

struct Pack {
  std::size_t size = 0;  ///< Of the lines with their line ends.
  std::string bytes;
};

/// So many lines share a pack: twice as fast as packing them one by one, and a look-up still unpacks only some 30 KiB.
inline constexpr std::size_t lines_a_pack = 16;

/// `lines`, each with its line end, in packs of `lines_a_pack`; the last one may have fewer. nullopt without memory.
std::optional<std::vector<Pack>> pack_lines(std::string_view lines);

/// nullopt unless `packed` holds `size` bytes.
std::optional<std::string> unpack(std::string_view packed, std::size_t size);

}  // namespace opcit::fetch
