#include "module/backend/deflate.h"

#include <zlib.h>

namespace opcit::fetch {
namespace {

const Bytef* raw(std::string_view bytes) { return reinterpret_cast<const Bytef*>(bytes.data()); }

}  // namespace

std::optional<std::string> deflate(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string out(size, '\0');
  const int done = compress(reinterpret_cast<Bytef*>(out.data()), &size, raw(bytes), bytes.size());
  if (done != Z_OK) return std::nullopt;
  out.resize(size);
  return out;
}

std::optional<std::string> inflate(std::string_view bytes, std::size_t size) {
  uLongf room = size;
  std::string out(size, '\0');
  const int done = uncompress(reinterpret_cast<Bytef*>(out.data()), &room, raw(bytes), bytes.size());
  if (done != Z_OK || room != size) return std::nullopt;
  return out;
}

}  // namespace opcit::fetch
