/// libFuzzer target of the engines below the formats; the first byte chooses which one.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "model/dates.h"
#include "model/edtf.h"
#include "model/identifiers.h"
#include "opcit/arena.h"
#include "opcit/error.h"
#include "opcit/io.h"
#include "opcit/latex.h"
#include "opcit/name.h"
#include "opcit/registry.h"

namespace opcit::test {
namespace {

std::string read_all(Source& source) {
  std::string text;
  std::array<char, 1000> room = {};
  while (const std::size_t got = source.read(room)) text.append(room.data(), got);
  return text;
}

std::string decoded(std::string_view bytes, const char* encoding) {
  Diagnostics diagnostics;
  return read_all(*memory_source("fuzz", bytes, diagnostics, {.encoding = encoding}));
}

/// What was encoded is decoded to the same words, and encoded the same again.
void latex(std::string_view bytes) {
  const std::string tex = decoded(bytes, "utf-8");
  Arena arena;
  static_cast<void>(decode_latex(tex, LatexFlavour::listing, arena));
  std::vector<LatexNote> notes;
  const Text text = decode_latex(tex, LatexFlavour::bibtex, arena, &notes);
  for (const LatexNote& note : notes) {
    if (note.pos + note.len > tex.size()) std::abort();
  }
  for (const bool ascii : {false, true}) {
    std::string once;
    encode_latex(text, {.ascii = ascii, .protect_case = true}, once);
    static_cast<void>(decode_latex(once, LatexFlavour::bibtex, arena));
  }
}

void names(std::string_view bytes) {
  const std::string source = decoded(bytes, "utf-8");
  Arena arena;
  const Name printed = parse_name(source, NameSyntax::display, arena);
  const Name tex = parse_name(source, NameSyntax::bibtex, arena);
  if ((compatible(printed, tex) == Compatibility::same) != (comparison_key(printed) == comparison_key(tex)))
    std::abort();
  if (compatible(printed, tex) != compatible(tex, printed)) std::abort();
}

void sniffers(std::string_view bytes) {
  const std::string head = decoded(bytes, "");
  Registry registry;
  add_builtin_formats(registry);
  static_cast<void>(registry.detect("", head));
}

void encodings(std::string_view bytes) {
  constexpr auto all =
      std::to_array<const char*>({"", "utf-8", "utf-16", "utf-32be", "cp1252", "gb18030", "shift_jis"});
  for (const char* encoding : all) {
    static_cast<void>(decoded(bytes, encoding));
  }
}

void small_values(std::string_view bytes) {
  const std::string text = decoded(bytes, "utf-8");
  const auto date = parse_edtf(text);
  if (date && date->literal.empty() && !parse_edtf(to_edtf(*date))) std::abort();
  static_cast<void>(bare_doi(text));
  const auto id = parse_arxiv_id(text);
  if (id && !parse_arxiv_id(canonical_arxiv(id->value))) std::abort();
}

constexpr auto engines = std::to_array({latex, names, sniffers, encodings, small_values});

}  // namespace
}  // namespace opcit::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    opcit::test::engines[data[0] % opcit::test::engines.size()](bytes);
  } catch (const opcit::IoError&) {
    return 0;  // gzip data that are corrupt
  }
  return 0;
}
