/// libFuzzer target of one format's reader (OPCIT_FUZZ_FORMAT): any bytes are read without a crash, and the same
/// whatever the size of the windows; all writers take what was read.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "opcit/registry.h"
#include "support/any_bytes.h"

#ifndef OPCIT_FUZZ_FORMAT
#define OPCIT_FUZZ_FORMAT "bibtex"
#endif

namespace {

const opcit::Format& fuzzed() {
  static const opcit::Registry registry = [] {
    opcit::Registry made;
    opcit::add_builtin_formats(made);
    return made;
  }();
  return *registry.find(OPCIT_FUZZ_FORMAT);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string fault = opcit::test::fault_of_reading(fuzzed(), {reinterpret_cast<const char*>(data), size});
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
