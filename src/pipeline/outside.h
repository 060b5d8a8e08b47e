/// Counts what an input has outside of its records, to tell an empty input from one that is not a bibliography.
#pragma once

#include <cstdint>
#include <string_view>

#include "opcit/format.h"

namespace opcit {

class Outside {
 public:
  void count(const Batch& batch);

  /// Of text that is neither a comment nor the header of an export.
  std::uint64_t lines() const noexcept { return lines_; }
  std::uint64_t bytes() const noexcept { return bytes_; }

  /// Whether an input of `format` without records has the structure of one: macros and comments, the root of a
  /// document, an empty list. `head` is its beginning.
  bool is_structure(const Format& format, std::string_view head) const;

 private:
  void count_text(std::string_view text);

  std::uint64_t lines_ = 0;
  std::uint64_t bytes_ = 0;
  bool has_documents_ = false;
  bool promises_records_ = false;  ///< A feed says that there are results.
};

}  // namespace opcit
