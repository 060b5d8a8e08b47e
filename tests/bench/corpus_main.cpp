/// Writes a generated corpus to standard output: opcit_corpus FORMAT PAPERS [SEED].
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <cstring>

#include "corpus.h"

namespace {

std::size_t number(const char* text) {
  std::size_t value = 0;
  std::from_chars(text, text + std::strlen(text), value);
  return value;
}

}  // namespace

int main(int argc, char** argv) {
  const opcit::bench::Spelling* spelling = argc < 3 ? nullptr : opcit::bench::find_spelling(argv[1]);
  if (spelling == nullptr) {
    fmt::print(stderr, "usage: opcit_corpus arxiv|arxiv-jsonl|bibtex|bibtex-messy|nbib|profile PAPERS [SEED]\n");
    return 2;
  }
  opcit::bench::PaperSource source(argc > 3 ? number(argv[3]) : 1);
  fmt::print("{}", spelling->head);
  for (std::size_t i = 0, papers = number(argv[2]); i < papers; ++i) {
    fmt::print("{}{}", i == 0 ? "" : spelling->between, spelling->paper(source.next()));
  }
  fmt::print("{}", spelling->tail);
  return std::fflush(stdout) == 0 ? 0 : 3;
}
