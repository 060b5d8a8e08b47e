/// Bodies as the cache stores them: zlib's format.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace opcit::fetch {

/// nullopt when there is no memory for it.
std::optional<std::string> deflate(std::string_view bytes);
/// nullopt unless `bytes` inflate to exactly `size` bytes.
std::optional<std::string> inflate(std::string_view bytes, std::size_t size);

}  // namespace opcit::fetch
