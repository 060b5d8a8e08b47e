/// Compresses lines of the snapshot in small packs: raw deflate with a dictionary of common strings. Pure
/// functions, thread safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opcit::fetch {

struct Pack {
  std::size_t size = 0;  ///< Size of the lines with their line ends.
  std::string bytes;
};

/// The number of lines in a pack: twice as fast as single lines, and a lookup only decompresses about 30 KiB.
inline constexpr std::size_t lines_a_pack = 16;

/// Compresses `lines`, each with its line end, in packs of `lines_a_pack`; the last pack may be smaller. nullopt if
/// there is not enough memory.
std::optional<std::vector<Pack>> pack_lines(std::string_view lines);

/// nullopt unless `packed` decompresses to `size` bytes.
std::optional<std::string> unpack(std::string_view packed, std::size_t size);

}  // namespace opcit::fetch
