#include <algorithm>

#include "base/utf8.h"
#include "io/raw_bytes.h"
#include "opcit/outline.h"
#include "update/merge.h"

namespace opcit::update {
namespace {

constexpr std::size_t head_size = std::size_t{64} << 10;

std::string head_of(const LoadedFile& file) {
  Diagnostics ignored;
  const std::unique_ptr<Source> source = memory_source(file.name, file.bytes, ignored);
  std::string head(head_size, '\0');
  std::size_t size = 0;
  for (std::size_t got = 1; got > 0 && size < head.size(); size += got)
    got = source->read(std::span(head).subspan(size));
  head.resize(size);
  return head;
}

}  // namespace

LoadedFile load_file(const Registry& registry, const std::string& path, const Format* format) {
  LoadedFile file{path == "-" ? "<stdin>" : path, io::read_raw(path), format};
  if (format == nullptr) file.format = registry.detect(file.name, head_of(file));
  return file;
}

Input input_of(const LoadedFile& file) {
  return {.name = file.name, .open = [&file](Diagnostics& said) { return memory_source(file.name, file.bytes, said); }};
}

bool is_editable(const LoadedFile& file) {
  return file.format != nullptr && has_outline(*file.format) && is_valid_utf8(file.bytes) &&
         file.bytes.find('\0') == std::string::npos;
}

}  // namespace opcit::update
