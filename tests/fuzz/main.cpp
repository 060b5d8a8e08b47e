/// The libFuzzer program of one target (OPCIT_FUZZ_TARGET).
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "fuzz/targets/targets.h"

#ifndef OPCIT_FUZZ_TARGET
#define OPCIT_FUZZ_TARGET "bibtex"
#endif

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string fault = opcit::fuzz::fault_of(OPCIT_FUZZ_TARGET, {reinterpret_cast<const char*>(data), size});
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
