#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

#include "io/decoder.h"
#include "io/utf8_scan.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "text/converter.h"

namespace opcit::io {
namespace {

constexpr std::size_t block = std::size_t{32} << 10;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class Cp1252Decoder final : public Decoder {
 public:
  using Decoder::Decoder;

 private:
  std::string_view next() override {
    const std::size_t got = read_raw(buffer_);
    out_.clear();
    append_cp1252(out_, {buffer_.data(), got});
    if (out_.size() > got) note_cp1252(out_.size());
    return out_;
  }

  std::array<char, block> buffer_;
  std::string out_;
};

std::string fault_detail(const text::ConversionFault& fault) {
  if (fault.bytes.empty()) return {};
  if (fault.bytes.size() == 1) return byte_detail(fault.bytes.front());
  std::string detail = "bytes";
  for (const char byte : fault.bytes) detail += fmt::format(" 0x{:02X}", static_cast<unsigned char>(byte));
  return detail;
}

class ConvertingDecoder final : public Decoder {
 public:
  ConvertingDecoder(std::unique_ptr<Source> raw, text::Converter converter, Diagnostics& diagnostics)
      : Decoder(std::move(raw), diagnostics), converter_(std::move(converter)) {}

 private:
  std::string_view next() override;
  void drop_byte_order_mark();
  void tell_faults();

  text::Converter converter_;
  std::array<char, block> buffer_;
  bool begun_ = false;
  bool ended_ = false;
  bool said_ = false;
  std::string out_;
  std::vector<text::ConversionFault> faults_;
};

std::string_view ConvertingDecoder::next() {
  out_.clear();
  while (out_.empty() && !ended_) {
    const std::size_t got = read_raw(buffer_);
    ended_ = got == 0;
    faults_.clear();
    converter_.convert({buffer_.data(), got}, ended_, out_, faults_);
    drop_byte_order_mark();
    tell_faults();
  }
  return out_;
}

void ConvertingDecoder::drop_byte_order_mark() {
  if (begun_ || out_.empty()) return;
  begun_ = true;
  // It is one unit of the output: ICU converts whole characters.
  if (!out_.starts_with(byte_order_mark)) return;
  out_.erase(0, byte_order_mark.size());
  for (text::ConversionFault& fault : faults_) fault.pos -= byte_order_mark.size();
}

void ConvertingDecoder::tell_faults() {
  const std::string_view out = out_;
  std::size_t seen = 0;
  for (const text::ConversionFault& fault : faults_) {
    if (after_last_line_end(out.substr(seen, fault.pos - seen)) != 0) said_ = false;
    seen = fault.pos;
    if (std::exchange(said_, true)) continue;
    say(Code::undecodable, Span{position() + fault.pos, byte_order_mark.size()}, fault_detail(fault));
  }
  if (after_last_line_end(out.substr(seen)) != 0) said_ = false;
}

}  // namespace

std::unique_ptr<Source> cp1252_decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics) {
  return std::make_unique<Cp1252Decoder>(std::move(raw), diagnostics);
}

std::unique_ptr<Source> converting_decoder(std::unique_ptr<Source> raw, const std::string& encoding,
                                           Diagnostics& diagnostics) {
  std::optional<text::Converter> converter = text::Converter::open(encoding);
  if (!converter) throw UsageError("unknown encoding '" + encoding + "'", "for example utf-8, utf-16, cp1252, gb18030");
  return std::make_unique<ConvertingDecoder>(std::move(raw), std::move(*converter), diagnostics);
}

}  // namespace opcit::io
