#include <fmt/format.h>

#include <array>
#include <cstring>
#include <utility>

#include "base/utf8.h"
#include "io/decoder.h"
#include "io/utf8_scan.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::io {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t replacement_size = 3;

bool is_lead(char32_t unit) noexcept { return unit >= 0xD800 && unit < 0xDC00; }
bool is_trail(char32_t unit) noexcept { return unit >= 0xDC00 && unit < 0xE000; }

/// Decodes UTF-16 (Width 2) and UTF-32 (Width 4).
template <std::size_t Width>
class WideDecoder final : public Decoder {
 public:
  WideDecoder(std::unique_ptr<Source> raw, ByteOrder order, Diagnostics& diagnostics)
      : Decoder(std::move(raw), diagnostics), order_(order) {}

 private:
  std::string_view next() override;
  char32_t unit_at(std::size_t at) const noexcept;
  void decode(char32_t unit);
  void put(char32_t code_point);
  void put_replacement(std::string detail);
  void end();

  ByteOrder order_;
  std::array<char, std::size_t{32} << 10> buffer_;
  std::size_t held_ = 0;  ///< Number of bytes of an incomplete unit, at the start of buffer_.
  char32_t lead_ = 0;     ///< A lead surrogate that waits for its trail surrogate, or 0.
  bool ended_ = false;
  bool said_ = false;
  std::string out_;
};

template <std::size_t Width>
std::string_view WideDecoder<Width>::next() {
  out_.clear();
  while (out_.empty() && !ended_) {
    const std::size_t got = read_raw(std::span<char>(buffer_).subspan(held_));
    if (got == 0) {
      end();
      break;
    }
    const std::size_t size = held_ + got;
    std::size_t at = 0;
    for (; size - at >= Width; at += Width) decode(unit_at(at));
    held_ = size - at;
    std::memmove(buffer_.data(), buffer_.data() + at, held_);
  }
  return out_;
}

template <std::size_t Width>
char32_t WideDecoder<Width>::unit_at(std::size_t at) const noexcept {
  char32_t unit = 0;
  for (std::size_t i = 0; i < Width; ++i) {
    const std::size_t place = order_ == ByteOrder::big ? i : Width - 1 - i;
    unit = unit << 8 | static_cast<unsigned char>(buffer_[at + place]);
  }
  return unit;
}

template <std::size_t Width>
void WideDecoder<Width>::decode(char32_t unit) {
  if (lead_ != 0) {
    const char32_t lead = std::exchange(lead_, U'\0');
    if (is_trail(unit)) return put(0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00));
    put_replacement(fmt::format("unpaired surrogate 0x{:04X}", static_cast<std::uint32_t>(lead)));
  }
  if (Width == 2 && is_lead(unit)) {
    lead_ = unit;
  } else if (is_lead(unit) || is_trail(unit)) {
    put_replacement(fmt::format("unpaired surrogate 0x{:04X}", static_cast<std::uint32_t>(unit)));
  } else if (unit > 0x10FFFF) {
    put_replacement(fmt::format("0x{:08X}", static_cast<std::uint32_t>(unit)));
  } else {
    put(unit);
  }
}

template <std::size_t Width>
void WideDecoder<Width>::put(char32_t code_point) {
  append_utf8(out_, code_point);
  if (code_point == '\n' || code_point == '\r') said_ = false;
}

template <std::size_t Width>
void WideDecoder<Width>::put_replacement(std::string detail) {
  if (!said_) say(Code::undecodable, Span{position() + out_.size(), replacement_size}, std::move(detail));
  said_ = true;
  append_utf8(out_, replacement);
}

template <std::size_t Width>
void WideDecoder<Width>::end() {
  ended_ = true;
  if (lead_ != 0) put_replacement(fmt::format("unpaired surrogate 0x{:04X}", static_cast<std::uint32_t>(lead_)));
  if (held_ != 0) put_replacement("the last character is cut off");
}

}  // namespace

std::unique_ptr<Source> utf16_decoder(std::unique_ptr<Source> raw, ByteOrder order, Diagnostics& diagnostics) {
  return std::make_unique<WideDecoder<2>>(std::move(raw), order, diagnostics);
}

std::unique_ptr<Source> utf32_decoder(std::unique_ptr<Source> raw, ByteOrder order, Diagnostics& diagnostics) {
  return std::make_unique<WideDecoder<4>>(std::move(raw), order, diagnostics);
}

}  // namespace opcit::io
