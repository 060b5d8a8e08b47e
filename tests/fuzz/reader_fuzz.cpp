/// libFuzzer target of one format's reader (OPCIT_FUZZ_FORMAT): any bytes are read without a fault, and the same
/// whatever the size of the windows; all writers take what was read.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "opcit/diagnostic.h"
#include "opcit/error.h"
#include "opcit/io.h"
#include "opcit/registry.h"
#include "support/format_run.h"

namespace opcit::test {
namespace {

const Registry& registry() {
  static const Registry all = [] {
    Registry made;
    add_builtin_formats(made);
    return made;
  }();
  return all;
}

const Format& fuzzed() { return *registry().find(OPCIT_FUZZ_FORMAT); }

/// Readers are promised UTF-8: the sources see to that.
std::string decoded(std::string_view bytes) {
  Diagnostics diagnostics;
  const auto source = memory_source("fuzz", bytes, diagnostics, {.encoding = "utf-8"});
  std::string text(bytes.size() * 3 + 16, '\0');
  std::size_t length = 0;
  while (const std::size_t got = source->read({text.data() + length, text.size() - length})) length += got;
  text.resize(length);
  return text;
}

std::string outcome(const Read& read, const Format& target) {
  std::string out;
  for (const Diagnostic& each : read.diagnostics) {
    out += std::string(info(each.code).name) + "@" + std::to_string(each.span.pos) + "+" +
           std::to_string(each.span.len) + " " + each.detail + "\n";
  }
  return out + run_writer(target, read.items).text;
}

void same(const std::string& whole, const std::string& parts, std::size_t block) {
  if (whole == parts) return;
  std::fprintf(stderr, "windows of %zu bytes differ\n--- whole\n%s\n--- parts\n%s\n", block, whole.c_str(),
               parts.c_str());
  std::abort();
}

void run(std::string_view bytes) {
  const std::string text = decoded(bytes);
  static_cast<void>(fuzzed().sniff != nullptr && fuzzed().sniff(text) == Match::sure);
  const Read whole = run_reader(fuzzed(), text, {}, text.size() + 1);
  if (text.size() > 2048) return;
  for (const Format* target : registry().all()) {
    if (target->writer != nullptr) static_cast<void>(run_writer(*target, whole.items));
  }
  const Format& target = *registry().find("csl-jsonl");
  const std::string expected = outcome(whole, target);
  for (const std::size_t block : {std::size_t{1}, std::size_t{13}}) {
    same(expected, outcome(run_reader(fuzzed(), text, {}, block), target), block);
  }
}

}  // namespace
}  // namespace opcit::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    opcit::test::run({reinterpret_cast<const char*>(data), size});
  } catch (const opcit::IoError&) {
    return 0;  // gzip data that are corrupt
  }
  return 0;
}
