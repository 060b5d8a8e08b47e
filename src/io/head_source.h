/// Shows the first bytes of a source before they are read, to choose what reads it.
/// source.cpp uses it to recognise gzip and encodings.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "opcit/io.h"

namespace opcit::io {

class HeadSource final : public Source {
 public:
  explicit HeadSource(std::unique_ptr<Source> from);

  /// The first `size` unread bytes; fewer only at the end. Short reads do not shorten the result, so that decisions
  /// based on it do not depend on them. Valid until the next call.
  std::string_view head(std::size_t size);
  /// Skips the first `size` bytes, at most as many as head() has returned.
  void skip(std::size_t size) noexcept;

  std::string_view name() const override { return from_->name(); }
  std::size_t read(std::span<char> room) override;

 private:
  std::unique_ptr<Source> from_;
  std::string head_;
  std::size_t used_ = 0;
};

}  // namespace opcit::io
