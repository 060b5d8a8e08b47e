/// Shared by the commands that edit files in place of converting them.
/// Read merge.h or update.h next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "opcit/convert.h"
#include "update/whole_file.h"

namespace opcit::update {

inline constexpr std::size_t nobody = SIZE_MAX;

/// The bytes after a byte order mark. Positions of records count from here.
inline std::string_view text_of(const LoadedFile& file) noexcept {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string_view text = file.bytes;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
}

/// ASCII only.
inline std::string lower_case(std::string_view text) {
  std::string out;
  for (const char c : text) out += ascii::to_lower(c);
  return out;
}

/// Ignores diagnostics that were reported before.
class Silent final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override {}
  void loss(const Loss&) override {}
};

}  // namespace opcit::update
