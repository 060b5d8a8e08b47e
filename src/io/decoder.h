/// From the bytes of one encoding to UTF-8. Each decoder is a source on top of another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "opcit/diagnostic.h"
#include "opcit/io.h"

namespace opcit::io {

/// What decoders share: handing out what was decoded, and saying a fault once a line.
class Decoder : public Source {
 public:
  Decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics);

  std::string_view name() const override { return raw_->name(); }
  std::size_t read(std::span<char> room) override;

 protected:
  /// The next decoded bytes, valid until the next call; empty only at the end.
  virtual std::string_view next() = 0;

  std::size_t read_raw(std::span<char> room) { return raw_->read(room); }
  /// Where the bytes that next() is about to return will stand in the decoded text.
  std::uint64_t position() const noexcept { return position_; }
  void say(Code code, Span span, std::string detail);

 private:
  std::unique_ptr<Source> raw_;
  Diagnostics& diagnostics_;
  std::string_view ready_;
  std::uint64_t position_ = 0;
};

/// "byte 0xE9"
std::string byte_detail(char byte);

/// UTF-8; lines that are none are read as CP1252.
std::unique_ptr<Source> utf8_decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics);

enum class ByteOrder { little, big };
std::unique_ptr<Source> utf16_decoder(std::unique_ptr<Source> raw, ByteOrder order, Diagnostics& diagnostics);
std::unique_ptr<Source> utf32_decoder(std::unique_ptr<Source> raw, ByteOrder order, Diagnostics& diagnostics);

/// CP1252 throughout.
std::unique_ptr<Source> cp1252_decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics);

/// An encoding that only ICU knows. Throws UsageError when it does not.
std::unique_ptr<Source> converting_decoder(std::unique_ptr<Source> raw, const std::string& encoding,
                                           Diagnostics& diagnostics);

}  // namespace opcit::io
