#include "csl/sidecar_values.h"

#include <charconv>
#include <cstdint>
#include <vector>

#include "csl/values.h"

namespace opcit::csl::sidecar {
namespace {

bool read_style(json::Cursor& cursor, Style& out) {
  std::string_view text;
  if (!cursor.string(text)) return false;
  for (int i = 0; i <= static_cast<int>(Style::tex); ++i) {
    if (spelling(static_cast<Style>(i)) != text) continue;
    out = static_cast<Style>(i);
    return true;
  }
  return cursor.fail("no such style");
}

/// [index, pos, len, style, detail?]
bool read_run(json::Cursor& cursor, IndexedRun& out) {
  std::size_t place = 0;
  std::size_t pos = 0;
  std::size_t length = 0;
  const auto read = [&] {
    switch (place++) {
      case 0:
        return read_size(cursor, out.index);
      case 1:
        return read_size(cursor, pos);
      case 2:
        return read_size(cursor, length);
      case 3:
        return read_style(cursor, out.run.style);
      case 4:
        return read_string(cursor, out.run.detail);
      default:
        return false;
    }
  };
  if (!each_element(cursor, read) || place < 4 || pos > UINT32_MAX || length > UINT32_MAX) {
    return cursor.fail("this is no run");
  }
  out.run.pos = static_cast<std::uint32_t>(pos);
  out.run.len = static_cast<std::uint32_t>(length);
  return true;
}

}  // namespace

bool read_string(json::Cursor& cursor, std::string_view& out) { return cursor.string(out); }

bool read_size(json::Cursor& cursor, std::size_t& out) {
  std::string_view text;
  if (!cursor.scalar(text)) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return (error == std::errc() && end == text.data() + text.size()) || cursor.fail("a number is expected here");
}

bool read_flag(json::Cursor& cursor, bool& out) {
  std::string_view text;
  if (!cursor.scalar(text)) return false;
  out = text == "true";
  return true;
}

bool skip(json::Cursor& cursor) {
  std::string_view raw;
  return cursor.raw(raw);
}

bool read_runs(json::Cursor& cursor, ValueContext& context, std::span<const IndexedRun>& out) {
  std::vector<IndexedRun> runs;
  const auto read = [&] { return read_run(cursor, runs.emplace_back()); };
  if (!each_element(cursor, read)) return false;
  out = context.arena.copy(runs);
  return true;
}

}  // namespace opcit::csl::sidecar
