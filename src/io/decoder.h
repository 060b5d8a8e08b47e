/// Decoders: each converts the bytes of one encoding to UTF-8. A decoder is a source that reads from another source.
/// source.cpp chooses one; opcit/io.h is the public interface.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/encoded_source.h"
#include "opcit/diagnostic.h"
#include "opcit/io.h"

namespace opcit::io {

/// The shared part of decoders: returns what was decoded, and reports a fault at most once per line.
class Decoder : public Source, public EncodedSource {
 public:
  Decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics);

  std::string_view name() const override { return raw_->name(); }
  std::size_t read(std::span<char> room) override;

  std::string_view mark() const override { return mark_; }
  void set_mark(std::string_view mark) noexcept { mark_ = mark; }
  std::vector<Span> take_cp1252() override { return std::exchange(cp1252_, {}); }

 protected:
  /// The next decoded bytes, valid until the next call; empty only at the end.
  virtual std::string_view next() = 0;

  std::size_t read_raw(std::span<char> room) { return raw_->read(room); }
  /// The position, in the decoded text, of the bytes that next() is about to return.
  std::uint64_t position() const noexcept { return position_; }
  void say(Code code, Span span, std::string detail);
  /// The next `size` decoded bytes were CP1252.
  void note_cp1252(std::size_t size) { cp1252_.push_back({position_, size}); }

 private:
  std::unique_ptr<Source> raw_;
  Diagnostics& diagnostics_;
  std::string_view ready_;
  std::uint64_t position_ = 0;
  std::string_view mark_;
  std::vector<Span> cp1252_;
};

/// "byte 0xE9"
std::string byte_detail(char byte);

/// Decodes UTF-8; lines with invalid UTF-8 are decoded as CP1252.
std::unique_ptr<Source> utf8_decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics);

enum class ByteOrder { little, big };
std::unique_ptr<Source> utf16_decoder(std::unique_ptr<Source> raw, ByteOrder order, Diagnostics& diagnostics);
std::unique_ptr<Source> utf32_decoder(std::unique_ptr<Source> raw, ByteOrder order, Diagnostics& diagnostics);

/// Decodes all of the input as CP1252.
std::unique_ptr<Source> cp1252_decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics);

/// Decodes an encoding with ICU. Throws UsageError if ICU does not know it.
std::unique_ptr<Source> converting_decoder(std::unique_ptr<Source> raw, const std::string& encoding,
                                           Diagnostics& diagnostics);

}  // namespace opcit::io
