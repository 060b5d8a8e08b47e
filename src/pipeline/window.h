/// Reads an input block by block and has its reader cut it into chunks of whole records, in bounded memory.
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

/// This input cannot be opened or read; the others can still be converted.
class InputError : public IoError {
 public:
  using IoError::IoError;
};

/// What `function` returns; its IoError becomes an InputError.
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

  /// The first `size` bytes of the input, or all of a shorter one; before the first next().
  std::string_view head(std::size_t size);

  enum class Result : std::uint8_t { chunk, oversized, end };
  /// `chunk`: text() is a run of whole records which begins at start(); it lives until the next call.
  /// `oversized`: a record is larger than the limit; text() is its beginning; the next call goes on behind it.
  Result next(Reader& reader);

  std::string_view text() const noexcept { return text_; }
  /// text() of a chunk with what its excerpts may show of the input before and behind it.
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
  std::size_t size_ = 0;   ///< What was read.
  std::size_t begin_ = 0;  ///< Where what is pending begins.
  bool ended_ = false;
  bool skipping_ = false;
  std::string_view text_;
  std::string_view around_;
  Place start_;
  Place next_start_;
};

}  // namespace opcit
