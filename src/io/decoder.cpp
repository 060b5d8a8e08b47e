#include "io/decoder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace opcit::io {

Decoder::Decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics)
    : raw_(std::move(raw)), diagnostics_(diagnostics) {}

std::size_t Decoder::read(std::span<char> room) {
  if (room.empty()) return 0;
  if (ready_.empty()) {
    ready_ = next();
    position_ += ready_.size();
  }
  const std::size_t size = std::min(room.size(), ready_.size());
  if (size != 0) std::memcpy(room.data(), ready_.data(), size);
  ready_.remove_prefix(size);
  return size;
}

void Decoder::say(Code code, Span span, std::string detail) {
  diagnostics_.push_back(Diagnostic{code, span, std::move(detail)});
}

std::string byte_detail(char byte) { return fmt::format("byte 0x{:02X}", static_cast<unsigned char>(byte)); }

}  // namespace opcit::io
