#include <algorithm>
#include <cstring>
#include <utility>

#include "io/decoder.h"
#include "io/descriptor.h"
#include "io/gzip_source.h"
#include "io/head_source.h"
#include "opcit/io.h"

namespace opcit {
namespace io {
namespace {

using MakeDecoder = std::unique_ptr<Source> (*)(std::unique_ptr<Source> raw, Diagnostics& diagnostics);

std::unique_ptr<Source> utf16_little(std::unique_ptr<Source> raw, Diagnostics& diagnostics) {
  return utf16_decoder(std::move(raw), ByteOrder::little, diagnostics);
}
std::unique_ptr<Source> utf16_big(std::unique_ptr<Source> raw, Diagnostics& diagnostics) {
  return utf16_decoder(std::move(raw), ByteOrder::big, diagnostics);
}
std::unique_ptr<Source> utf32_little(std::unique_ptr<Source> raw, Diagnostics& diagnostics) {
  return utf32_decoder(std::move(raw), ByteOrder::little, diagnostics);
}
std::unique_ptr<Source> utf32_big(std::unique_ptr<Source> raw, Diagnostics& diagnostics) {
  return utf32_decoder(std::move(raw), ByteOrder::big, diagnostics);
}
std::unique_ptr<Source> gb18030(std::unique_ptr<Source> raw, Diagnostics& diagnostics) {
  return converting_decoder(std::move(raw), "gb18030", diagnostics);
}

using namespace std::string_view_literals;

struct ByteOrderMark {
  std::string_view bytes;
  MakeDecoder make;
};
/// UTF-32 is before UTF-16, because its byte order mark begins with that of UTF-16.
constexpr ByteOrderMark marks[] = {
    {"\xEF\xBB\xBF"sv, utf8_decoder}, {"\xFF\xFE\0\0"sv, utf32_little}, {"\0\0\xFE\xFF"sv, utf32_big},
    {"\xFF\xFE"sv, utf16_little},     {"\xFE\xFF"sv, utf16_big},        {"\x84\x31\x95\x33"sv, gb18030},
};

/// Enough to recognise the zero bytes of UTF-16; small, because a terminal or pipe makes opcit wait for the bytes.
constexpr std::size_t sniffed = 1024;

/// UTF-16 without a mark has a zero byte in each ASCII character, always on the same side. UTF-8 text has far fewer.
MakeDecoder by_zero_bytes(std::string_view head) noexcept {
  std::size_t zeros[2] = {0, 0};
  const std::size_t pairs = head.size() / 2;
  for (std::size_t i = 0; i < pairs * 2; ++i) zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
  const auto carries = [&](std::size_t side, std::size_t other) {
    return pairs >= 2 && zeros[side] * 4 >= pairs && zeros[other] * 8 <= zeros[side];
  };
  if (carries(1, 0)) return utf16_little;
  return carries(0, 1) ? utf16_big : nullptr;
}

MakeDecoder found_out(std::string_view head) noexcept {
  for (const ByteOrderMark& mark : marks) {
    if (head.starts_with(mark.bytes)) return mark.make;
  }
  const MakeDecoder wide = by_zero_bytes(head);
  return wide == nullptr ? utf8_decoder : wide;
}

MakeDecoder utf16_of_any_order(std::string_view head) noexcept {
  const MakeDecoder found = found_out(head);
  return found == utf16_big ? found : utf16_little;
}

struct NamedEncoding {
  std::string_view name;  ///< Lower case, without hyphens and underscores.
  MakeDecoder make;
};
constexpr NamedEncoding named[] = {
    {"utf8", utf8_decoder},     {"ascii", utf8_decoder},      {"usascii", utf8_decoder},
    {"utf16le", utf16_little},  {"utf16be", utf16_big},       {"utf32le", utf32_little},
    {"utf32be", utf32_big},     {"cp1252", cp1252_decoder},   {"windows1252", cp1252_decoder},
    {"latin1", cp1252_decoder}, {"iso88591", cp1252_decoder}, {"gb18030", gb18030},
};

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != '-' && c != '_') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

MakeDecoder find_encoding(std::string_view folded_name, std::string_view head) noexcept {
  if (folded_name == "utf16") return utf16_of_any_order(head);
  const auto* const found = std::ranges::find(named, folded_name, &NamedEncoding::name);
  return found == std::end(named) ? nullptr : found->make;
}

/// Length of the byte order mark at the start of `head`, if it belongs to the encoding that will be decoded.
std::size_t mark_length(std::string_view head, MakeDecoder make) noexcept {
  for (const ByteOrderMark& mark : marks) {
    if (mark.make == make && head.starts_with(mark.bytes)) return mark.bytes.size();
  }
  return 0;
}

std::unique_ptr<Source> decompressed(std::unique_ptr<Source> raw) {
  auto peeked = std::make_unique<HeadSource>(std::move(raw));
  if (!is_gzip(peeked->head(2))) return peeked;
  return std::make_unique<GzipSource>(std::move(peeked));
}

class MemorySource final : public Source {
 public:
  MemorySource(std::string name, std::string_view bytes) : name_(std::move(name)), bytes_(bytes) {}

  std::string_view name() const override { return name_; }
  std::size_t read(std::span<char> room) override {
    const std::size_t size = std::min(room.size(), bytes_.size());
    if (size != 0) std::memcpy(room.data(), bytes_.data(), size);
    bytes_.remove_prefix(size);
    return size;
  }

 private:
  std::string name_;
  std::string_view bytes_;
};

}  // namespace
}  // namespace io

std::unique_ptr<Source> decoded_source(std::unique_ptr<Source> raw, Diagnostics& diagnostics,
                                       const SourceOptions& options) {
  auto plain = std::make_unique<io::HeadSource>(io::decompressed(std::move(raw)));
  const std::string_view head = plain->head(io::sniffed);
  const bool forced = !options.encoding.empty();
  const auto make = forced ? io::find_encoding(io::folded(options.encoding), head) : io::found_out(head);
  if (make == nullptr) return io::converting_decoder(std::move(plain), options.encoding, diagnostics);
  const std::size_t mark = io::mark_length(head, make);
  plain->skip(mark);
  std::unique_ptr<Source> decoder = make(std::move(plain), diagnostics);
  if (make == io::utf8_decoder && mark > 0) static_cast<io::Decoder&>(*decoder).set_mark(io::marks[0].bytes);
  return decoder;
}

std::unique_ptr<Source> open_source(const std::string& path, Diagnostics& diagnostics, const SourceOptions& options) {
  return decoded_source(io::open_raw(path), diagnostics, options);
}

std::unique_ptr<Source> memory_source(std::string name, std::string_view bytes, Diagnostics& diagnostics,
                                      const SourceOptions& options) {
  return decoded_source(std::make_unique<io::MemorySource>(std::move(name), bytes), diagnostics, options);
}

}  // namespace opcit
