#include <algorithm>
#include <cstring>
#include <memory>

#include "io/decoder.h"
#include "io/utf8_scan.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::io {
namespace {

constexpr std::size_t buffer_size = std::size_t{64} << 10;
// Longer lines are machine-made (a whole JSON file without line ends). One invalid byte must not change all of such a
// line to CP1252, and memory must not grow with it.
constexpr std::size_t longest_stretch = 4096;

/// Valid input is returned directly from the buffer. ASCII is the same in both encodings. From the first other byte of
/// a line, the decoder must wait for the end of the line, or for longest_stretch bytes. Only the content determines
/// these stretches: the first one begins at the first non-ASCII byte of the line, and each other one at the first
/// non-ASCII byte after the previous stretch. So the result does not depend on the size of the reads.
class Utf8Decoder final : public Decoder {
 public:
  Utf8Decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics)
      : Decoder(std::move(raw), diagnostics), buffer_(std::make_unique_for_overwrite<char[]>(buffer_size)) {}

 private:
  std::string_view next() override;
  std::string_view undecided() const noexcept { return {buffer_.get() + start_, end_ - start_}; }
  std::size_t decided_length() noexcept;
  std::size_t stretch_length() const noexcept;
  std::string_view decode_stretch(std::size_t length);
  std::string_view take(std::size_t length) noexcept;
  void refill();

  std::unique_ptr<char[]> buffer_;
  std::size_t start_ = 0;  ///< Start of the undecided bytes.
  std::size_t valid_ = 0;  ///< buffer_[start_, valid_) is valid UTF-8.
  std::size_t end_ = 0;
  bool ended_ = false;  ///< The input ends at end_.
  bool said_ = false;   ///< The fault of this line has been reported.
  std::string transcoded_;
};

std::string_view Utf8Decoder::next() {
  for (;;) {
    valid_ += utf8_prefix({buffer_.get() + valid_, end_ - valid_});
    if (const std::size_t length = decided_length(); length != 0) return take(length);
    if (const std::size_t length = stretch_length(); length != 0) return decode_stretch(length);
    if (ended_) return {};
    refill();
  }
}

/// Complete valid lines, and the ASCII bytes that follow.
std::size_t Utf8Decoder::decided_length() noexcept {
  const std::size_t lines = after_last_line_end({buffer_.get() + start_, valid_ - start_});
  if (lines != 0) said_ = false;
  return lines + ascii_prefix({buffer_.get() + start_ + lines, valid_ - start_ - lines});
}

/// The length of the stretch that begins with the non-ASCII byte at start_; 0 if more input is needed.
std::size_t Utf8Decoder::stretch_length() const noexcept {
  const std::string_view window = undecided().substr(0, longest_stretch);
  if (const std::size_t line = after_first_line_end(window); line != 0) return line;
  if (window.size() == longest_stretch) return longest_stretch - incomplete_tail(window);
  return ended_ ? window.size() : 0;
}

std::string_view Utf8Decoder::decode_stretch(std::size_t length) {
  if (start_ + length <= valid_) return take(length);
  const std::string_view stretch = undecided().substr(0, length);
  const std::size_t bad = valid_ - start_;
  transcoded_.clear();
  append_cp1252(transcoded_, stretch.substr(0, bad));
  const std::size_t at = transcoded_.size();
  append_cp1252(transcoded_, stretch.substr(bad, 1));
  const std::size_t size = transcoded_.size() - at;
  append_cp1252(transcoded_, stretch.substr(bad + 1));
  if (!said_) say(Code::invalid_utf8, Span{position() + at, size}, byte_detail(stretch[bad]));
  said_ = after_last_line_end(stretch) == 0;
  take(length);
  note_cp1252(transcoded_.size());
  return transcoded_;
}

std::string_view Utf8Decoder::take(std::size_t length) noexcept {
  const std::string_view taken = undecided().substr(0, length);
  start_ += length;
  valid_ = std::max(valid_, start_);
  return taken;
}

void Utf8Decoder::refill() {
  std::memmove(buffer_.get(), buffer_.get() + start_, end_ - start_);
  end_ -= start_;
  valid_ -= start_;
  start_ = 0;
  const std::size_t got = read_raw({buffer_.get() + end_, buffer_size - end_});
  end_ += got;
  ended_ = got == 0;
}

}  // namespace

std::unique_ptr<Source> utf8_decoder(std::unique_ptr<Source> raw, Diagnostics& diagnostics) {
  return std::make_unique<Utf8Decoder>(std::move(raw), diagnostics);
}

}  // namespace opcit::io
