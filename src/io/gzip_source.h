/// Decompresses gzip (RFC 1952): all members in order, with their checksums verified.
/// source.cpp puts it before the decoder.
#pragma once

#include <zlib.h>

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "opcit/io.h"

namespace opcit::io {

/// True if `head` begins with gzip's magic number (1F 8B). No text in any encoding begins with it.
bool is_gzip(std::string_view head) noexcept;

/// Uses 64 KiB for compressed data plus zlib's window for any input. read() throws IoError if the data is
/// corrupt, ends early, or is followed by anything other than a member or the padding of a tape.
class GzipSource final : public Source {
 public:
  explicit GzipSource(std::unique_ptr<Source> from);
  ~GzipSource() override;

  std::string_view name() const override { return from_->name(); }
  std::size_t read(std::span<char> room) override;

 private:
  /// The part of the file that the next bytes of input belong to.
  enum class State { member, between_members, done };

  bool refill();
  void inflate_some();
  void begin_next_member();
  void skip_padding();

  std::unique_ptr<Source> from_;
  z_stream stream_ = {};
  State state_ = State::member;
  std::array<char, std::size_t{64} << 10> input_;
};

}  // namespace opcit::io
