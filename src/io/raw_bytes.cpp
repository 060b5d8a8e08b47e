#include "io/raw_bytes.h"

#include "io/descriptor.h"

namespace opcit::io {

std::string read_raw(const std::string& path) {
  constexpr std::size_t block = std::size_t{1} << 18;
  const std::unique_ptr<Source> source = open_raw(path);
  std::string bytes;
  for (std::size_t got = block; got > 0;) {
    const std::size_t size = bytes.size();
    bytes.resize(size + block);
    got = source->read(std::span(bytes).subspan(size));
    bytes.resize(size + got);
  }
  return bytes;
}

}  // namespace opcit::io
