/// Looking at the first bytes of a source before deciding what reads it.
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

  /// The first `size` bytes that were not yet read, fewer only at the end. Short reads do not shorten it, so that what
  /// is decided by it does not depend on them. Valid until the next call.
  std::string_view head(std::size_t size);
  /// Leaves out the first `size` bytes, at most as many as head() has shown.
  void skip(std::size_t size) noexcept;

  std::string_view name() const override { return from_->name(); }
  std::size_t read(std::span<char> room) override;

 private:
  std::unique_ptr<Source> from_;
  std::string head_;
  std::size_t used_ = 0;
};

}  // namespace opcit::io
