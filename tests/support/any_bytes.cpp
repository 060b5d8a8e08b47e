#include "support/any_bytes.h"

#include <fmt/format.h>

#include <array>

#include "opcit/diagnostic.h"
#include "opcit/error.h"
#include "opcit/io.h"
#include "support/format_run.h"
#include "support/run.h"

namespace opcit::test {
namespace {

/// Larger inputs are read in one window only, because small windows would take too long.
constexpr std::size_t most_in_small_windows = 2048;

std::string decoded(std::string_view bytes) {
  Diagnostics diagnostics;
  const auto source = memory_source("bytes", bytes, diagnostics, {.encoding = "utf-8"});
  std::string text;
  std::array<char, 4096> room = {};
  while (const std::size_t got = source->read(room)) text.append(room.data(), got);
  return text;
}

std::string outcome(const Read& read, const Format& target) {
  std::string out;
  for (const Diagnostic& each : read.diagnostics) {
    out += fmt::format("{} {}+{} {}\n", info(each.code).name, each.span.pos, each.span.len, each.detail);
  }
  return out + run_writer(target, read.items).text;
}

std::string fault_of_text(const Format& format, const std::string& text) {
  if (format.sniff != nullptr) static_cast<void>(format.sniff(text));
  const Read whole = run_reader(format, text, {}, text.size() + 1);
  if (text.size() > most_in_small_windows) return {};
  for (const Format* target : builtin_formats().all()) {
    if (target->writer != nullptr) static_cast<void>(run_writer(*target, whole.items));
  }
  const Format& target = *builtin_formats().find("csl-jsonl");
  const std::string expected = outcome(whole, target);
  for (const std::size_t block : {std::size_t{1}, std::size_t{13}}) {
    const std::string got = outcome(run_reader(format, text, {}, block), target);
    if (got != expected) return fmt::format("in windows of {} bytes\n{}\ninstead of\n{}", block, got, expected);
  }
  return {};
}

}  // namespace

std::string fault_of_reading(const Format& format, std::string_view bytes) {
  try {
    return fault_of_text(format, decoded(bytes));
  } catch (const IoError&) {
    return {};
  }
}

}  // namespace opcit::test
