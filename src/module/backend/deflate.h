/// Compresses and decompresses bodies for the cache, in zlib's format.
/// sqlite_cache.h stores the result.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace opcit::fetch {

/// nullopt if there is not enough memory.
std::optional<std::string> deflate(std::string_view bytes);
/// nullopt unless `bytes` decompress to exactly `size` bytes.
std::optional<std::string> inflate(std::string_view bytes, std::size_t size);

}  // namespace opcit::fetch
