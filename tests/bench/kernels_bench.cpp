/// Measures the kernels on texts of the generated corpus: kernels_bench [--benchmark_filter=Latex]. The other options
/// are Google Benchmark's; --benchmark_format=json is for scripts.
#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

#include "corpus.h"
#include "io/utf8_scan.h"
#include "model/key_set.h"
#include "opcit/latex.h"
#include "opcit/name.h"
#include "opcit/registry.h"
#include "text/json.h"

namespace opcit::bench {
namespace {

constexpr std::size_t papers = 2000;

const std::string& bibtex() {
  static const std::string text = corpus(*find_spelling("bibtex"), papers, 1);
  return text;
}

/// The values between `begin` and "}," in the lines of the corpus: titles and abstracts, half of them with TeX.
std::vector<std::string> values(std::string_view begin) {
  std::vector<std::string> found;
  for (std::size_t at = bibtex().find(begin); at != std::string::npos; at = bibtex().find(begin, at + 1)) {
    const std::size_t start = at + begin.size();
    found.push_back(bibtex().substr(start, bibtex().find("},\n", start) - start));
  }
  return found;
}

const std::vector<std::string>& abstracts() {
  static const std::vector<std::string> found = values("abstract = {");
  return found;
}

std::int64_t bytes_of(const std::vector<std::string>& texts) {
  std::int64_t bytes = 0;
  for (const std::string& text : texts) bytes += static_cast<std::int64_t>(text.size());
  return bytes;
}

/// Runs `kernel` over all texts in each round.
template <class Kernel>
void over(benchmark::State& state, const std::vector<std::string>& texts, const Kernel& kernel) {
  for (auto round : state) {
    for (const std::string& text : texts) kernel(text);
  }
  const std::int64_t rounds = static_cast<std::int64_t>(state.iterations());
  state.SetBytesProcessed(rounds * bytes_of(texts));
  state.SetItemsProcessed(rounds * static_cast<std::int64_t>(texts.size()));
}

void LatexDecode(benchmark::State& state) {
  Arena arena;
  over(state, abstracts(), [&](const std::string& text) {
    arena.reset();
    benchmark::DoNotOptimize(decode_latex(text, LatexFlavour::bibtex, arena));
  });
}
BENCHMARK(LatexDecode);

void LatexEncode(benchmark::State& state) {
  Arena arena;
  std::vector<std::string> plain;
  for (const std::string& text : abstracts()) plain.emplace_back(decode_latex(text, LatexFlavour::bibtex, arena).plain);
  std::string out;
  const LatexEncoding how = {.ascii = state.range(0) != 0};
  over(state, plain, [&](const std::string& text) {
    out.clear();
    benchmark::DoNotOptimize(encode_latex(Text{text, {}}, how, out));
  });
}
BENCHMARK(LatexEncode)->ArgName("ascii")->Arg(0)->Arg(1);

std::vector<std::string> names() {
  std::vector<std::string> found;
  for (const std::string& list : values("author = {")) {
    std::string_view rest = list;
    while (!rest.empty()) {
      const std::string_view name = rest.substr(0, rest.find(" and "));
      found.emplace_back(name);
      rest.remove_prefix(std::min(rest.size(), name.size() + 5));
    }
  }
  return found;
}

void SplitName(benchmark::State& state) {
  Arena arena;
  const auto syntax = static_cast<NameSyntax>(state.range(0));
  over(state, names(), [&](const std::string& name) {
    arena.reset();
    benchmark::DoNotOptimize(parse_name(name, syntax, arena));
  });
}
BENCHMARK(SplitName)
    ->ArgName("syntax")
    ->Arg(static_cast<int>(NameSyntax::display))
    ->Arg(static_cast<int>(NameSyntax::bibtex));

void ScanUtf8(benchmark::State& state) {
  over(state, {bibtex()}, [](const std::string& text) { benchmark::DoNotOptimize(io::utf8_prefix(text)); });
}
BENCHMARK(ScanUtf8);

void ScanUtf8BeyondAscii(benchmark::State& state) {
  std::string text;
  while (text.size() < bibtex().size()) text += "\u7530\u4e2d \u0418\u0432\u0430\u043d\u043e\u0432 na\u00efve ";
  over(state, {text}, [](const std::string& scanned) { benchmark::DoNotOptimize(io::utf8_prefix(scanned)); });
}
BENCHMARK(ScanUtf8BeyondAscii);

void Sniff(benchmark::State& state) {
  Registry registry;
  add_builtin_formats(registry);
  const std::string head = bibtex().substr(0, std::size_t{64} << 10);
  over(state, {head}, [&](const std::string& text) { benchmark::DoNotOptimize(registry.detect("refs", text)); });
}
BENCHMARK(Sniff);

void WriteJsonString(benchmark::State& state) {
  std::string out;
  over(state, abstracts(), [&](const std::string& text) {
    out.clear();
    opcit::text::append_json_string(out, text);
    benchmark::DoNotOptimize(out.data());
  });
}
BENCHMARK(WriteJsonString);

void InsertKeys(benchmark::State& state) {
  std::vector<std::string> keys;
  for (int i = 0; i < 100000; ++i) keys.push_back("key" + std::to_string(i) + "robustness");
  for (auto round : state) {
    KeySet set;
    for (const std::string& key : keys) benchmark::DoNotOptimize(set.insert(key));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(keys.size()));
}
BENCHMARK(InsertKeys);

void MakeUniqueKeys(benchmark::State& state) {
  for (auto round : state) {
    KeySet set;
    for (int i = 0; i < 100000; ++i) benchmark::DoNotOptimize(set.make_unique("smith2024robust"));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * 100000);
}
BENCHMARK(MakeUniqueKeys);

}  // namespace
}  // namespace opcit::bench

BENCHMARK_MAIN();
