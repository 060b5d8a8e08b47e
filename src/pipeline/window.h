/// Reads an input in blocks and lets its reader cut it into chunks of whole records, in bounded memory.
/// converter.h makes jobs of the chunks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "diagnostics/locator.h"
#include "opcit/error.h"
#include "opcit/format.h"
#include "opcit/io.h"

namespace opcit {

/// This input cannot be opened or read; other inputs can still be converted.
class InputError : public IoError {
 public:
  using IoError::IoError;
};

/// Returns the result of `function`; converts its IoError to an InputError.
template <class Function>
auto reading(const Function& function) {
  try {
    return function();
  } catch (const IoError& error) {
    throw InputError(error.what());
  }
}

class Window {
 public:
  Window(Source& source, std::size_t block, std::size_t max_record);

  /// The first `size` bytes of the input, or all of a shorter input. Call it before the first next().
  std::string_view head(std::size_t size);

  enum class Result : std::uint8_t { chunk, oversized, end };
  /// `chunk`: text() consists of whole records and begins at start(); it is valid until the next call.
  /// `oversized`: a record exceeds the limit; text() is its beginning; the next call continues after it.
  Result next(Reader& reader);

  std::string_view text() const noexcept { return text_; }
  /// text() of a chunk, with the input before and after it that excerpts can show.
  std::string_view around() const noexcept { return around_; }
  Place start() const noexcept { return start_; }
  bool last() const noexcept { return ended_ && begin_ == size_; }

 private:
  std::string_view held() const noexcept { return {buffer_.get(), size_}; }
  std::string_view pending() const noexcept { return held().substr(begin_); }
  /// Reads until `size` bytes are pending or the input ends.
  void fill(std::size_t size);
  void make_room(std::size_t size);
  void pass(std::size_t size);
  void take(std::size_t length);
  void skip_oversized(Reader& reader);

  Source& source_;
  std::size_t block_;
  std::size_t max_record_;
  std::unique_ptr<char[]> buffer_;  ///< Not a string, which would set all bytes to zero before they are read.
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;   ///< End of the bytes that were read.
  std::size_t begin_ = 0;  ///< Start of the pending bytes.
  bool ended_ = false;
  bool skipping_ = false;
  std::string_view text_;
  std::string_view around_;
  Place start_;
  Place next_start_;
};

}  // namespace opcit
