/// Turns arbitrary bytes into what a target needs: numbers from the front, text as a source decodes it.
/// targets.h lists the targets.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "opcit/io.h"
#include "support/run.h"

namespace opcit::fuzz {

/// Removes and returns the first byte; 0 if there are no more.
inline std::size_t take_byte(std::string_view& bytes) {
  if (bytes.empty()) return 0;
  const auto first = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  return first;
}

/// Removes and returns the text before the first `mark`, or all of it.
inline std::string_view take_until(std::string_view& bytes, char mark) {
  const std::string_view taken = bytes.substr(0, bytes.find(mark));
  bytes.remove_prefix(std::min(taken.size() + 1, bytes.size()));
  return taken;
}

inline std::string read_all(Source& source, std::size_t room = 4096) {
  std::string text;
  std::string block(std::max<std::size_t>(room, 1), '\0');
  while (const std::size_t got = source.read({block.data(), block.size()})) text.append(block, 0, got);
  return text;
}

/// UTF-8. Throws IoError for corrupt gzip data.
inline std::string as_text(std::string_view bytes) {
  Diagnostics said;
  return read_all(*memory_source("fuzz", bytes, said, {.encoding = "utf-8"}));
}

/// UTF-8 without control characters.
inline std::string as_prose(std::string_view bytes) {
  std::string text = as_text(bytes);
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return text;
}

/// The first position where two texts differ, for messages.
inline std::string difference(std::string_view got, std::string_view wanted) {
  const auto at =
      static_cast<std::size_t>(std::mismatch(got.begin(), got.end(), wanted.begin(), wanted.end()).first - got.begin());
  const std::size_t from = at < 200 ? 0 : at - 200;
  return "--- got\n" + std::string(got.substr(std::min(from, got.size()), 500)) + "\n--- wanted\n" +
         std::string(wanted.substr(std::min(from, wanted.size()), 500)) + "\n";
}

}  // namespace opcit::fuzz
