/// Decompresses gzip (RFC 1952): all members in turn, with their checksums checked.
#pragma once

#include <zlib.h>

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "opcit/io.h"

namespace opcit::io {

/// True when `head` begins with gzip's magic number (1F 8B), which begins no text in any encoding.
bool is_gzip(std::string_view head) noexcept;

/// Holds 64 KiB of compressed data and zlib's window, whatever the input. read() throws IoError for data that are
/// corrupt, end early, or are followed by something that is neither a member nor the padding of a tape.
class GzipSource final : public Source {
 public:
  explicit GzipSource(std::unique_ptr<Source> from);
  ~GzipSource() override;

  std::string_view name() const override { return from_->name(); }
  std::size_t read(std::span<char> room) override;

 private:
  /// What the next bytes of input belong to.
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
