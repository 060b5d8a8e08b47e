// Converts a text in memory to BibTeX: convert_in_memory LISTING
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "opcit/document.h"
#include "opcit/error.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  if (!file) return 3;
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  try {
    const opcit::ConvertedText converted = opcit::convert_text(text, "profile", "bibtex", {{"as-of", "2026-11-22"}});
    for (const opcit::Diagnostic& diagnostic : converted.diagnostics) {
      std::fputs(render_text(diagnostic, {}, info(diagnostic.code).severity).c_str(), stderr);
    }
    std::printf("%zu records, %zu bytes, %zu losses\n", converted.records, converted.text.size(),
                converted.losses.size());
  } catch (const opcit::UsageError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  return 0;
}
