/// Classifies the JSON at the start of a file, for the sniffers of the JSON formats.
/// The sniffers in formats/*/format.cpp use it.
#pragma once

#include <cstdint>
#include <string_view>

namespace opcit::json {

enum class Shape : std::uint8_t {
  other,    ///< Neither a JSON object nor an array of objects.
  array,    ///< An array whose first element is an object, or an empty array.
  object,   ///< One object, or the start of one.
  objects,  ///< At least two lines: the first is a complete object, and the second begins one.
};

Shape shape_of(std::string_view head) noexcept;

/// True if `head` contains one of `names`, in quotes and followed by a colon.
template <class Names>
bool has_member(std::string_view head, const Names& names) {
  for (const std::string_view name : names) {
    for (std::size_t at = head.find(name); at != std::string_view::npos; at = head.find(name, at + 1)) {
      const bool opened = at > 0 && head[at - 1] == '"';
      const std::size_t quote = at + name.size();
      if (!opened || quote >= head.size() || head[quote] != '"') continue;
      const std::size_t colon = head.find_first_not_of(" \t\r\n", quote + 1);
      if (colon != std::string_view::npos && head[colon] == ':') return true;
    }
  }
  return false;
}

}  // namespace opcit::json
