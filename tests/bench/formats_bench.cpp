/// Measures each reader, each writer and whole conversions on a generated corpus: CPU time, allocations per record,
/// peak memory. Prints JSON and asserts nothing: the figures depend on the machine and its load.
///
///   formats_bench [--records 20000] [--seed 1] [--only FORMAT[,FORMAT]]
#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "corpus.h"
#include "opcit/convert.h"
#include "opcit/registry.h"

namespace {
std::atomic<std::uint64_t> allocations = 0;
}  // namespace

// Counts every `new` of this program and of the library, which is linked in.
void* operator new(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* got = std::malloc(std::max<std::size_t>(size, 1))) return got;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

namespace opcit::bench {
namespace {

constexpr std::size_t block = std::size_t{1} << 18;

struct Settings {
  std::size_t records = 20000;
  std::uint64_t seed = 1;
  std::string only;

  bool wants(std::string_view format) const {
    if (only.empty()) return true;
    return ("," + only + ",").find("," + std::string(format) + ",") != std::string::npos;
  }
};

double cpu_seconds() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::size_t peak_kib() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss);
}

struct Cost {
  double seconds = 0;
  std::uint64_t allocations = 0;
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;
};

void print(std::string_view what, std::string_view from, std::string_view to, const Cost& cost) {
  static bool any = false;
  const double seconds = std::max(cost.seconds, 1e-9);
  const double records = std::max(static_cast<double>(cost.records), 1.0);
  fmt::print(
      "{}\n  {{\"what\": \"{}\", \"from\": \"{}\", \"to\": \"{}\", \"bytes\": {}, \"records\": {}, \"cpu_s\": {:.3f}, "
      "\"mb_per_s\": {:.1f}, \"records_per_s\": {:.0f}, \"allocations_per_record\": {:.2f}, \"peak_kib\": {}}}",
      any ? "," : "", what, from, to, cost.bytes, cost.records, cost.seconds,
      static_cast<double>(cost.bytes) / 1e6 / seconds, records / seconds,
      static_cast<double>(cost.allocations) / records, peak_kib());
  std::fflush(stdout);
  any = true;
}

class Stopwatch {
 public:
  explicit Stopwatch(Cost& cost) : cost_(cost), seconds_(cpu_seconds()), allocations_(allocations) {}
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() {
    cost_.seconds += cpu_seconds() - seconds_;
    cost_.allocations += allocations - allocations_;
  }

 private:
  Cost& cost_;
  double seconds_;
  std::uint64_t allocations_;
};

/// Reads `text` in windows like the pipeline, into one recycled batch; calls `consume` for each batch.
template <class Consume>
Cost read_all(const Format& format, std::string_view text, const Consume& consume) {
  Cost cost;
  cost.bytes = text.size();
  const auto reader = format.reader({});
  Batch batch;
  std::size_t size = block;
  for (std::size_t start = 0; start < text.size();) {
    {
      const Stopwatch watch(cost);
      const std::string_view window = text.substr(start, size);
      const bool last = start + window.size() == text.size();
      const std::size_t length = reader->cut(window, last);
      if (length == 0) {
        size *= 2;
        continue;
      }
      batch.reset();
      batch.text.assign(window.substr(0, length));
      reader->parse({batch.text, start, last && length == window.size(), reader->preamble()}, batch);
      start += length;
      size = block;
    }
    cost.records += static_cast<std::uint64_t>(
        std::ranges::count_if(batch.items, [](const Item& item) { return item.record != nullptr; }));
    consume(batch);
  }
  return cost;
}

Cost write_all(const Format& from, std::string_view text, const Format& to) {
  Cost cost;
  const auto writer = to.writer({});
  std::string out;
  Diagnostics diagnostics;
  Losses losses;
  WriteReport report{&diagnostics, &losses};
  const Cost read = read_all(from, text, [&](const Batch& batch) {
    out.clear();
    diagnostics.clear();
    losses.clear();
    const Stopwatch watch(cost);
    for (const Item& item : batch.items) writer->write(item, out, report);
    cost.bytes += out.size();
  });
  cost.records = read.records;
  return cost;
}

class NullSink final : public Sink {
 public:
  explicit NullSink(std::string* kept) : kept_(kept) {}
  void write(std::string_view bytes) override {
    if (kept_ != nullptr) *kept_ += bytes;
  }
  void commit() override {}

 private:
  std::string* kept_;
};

class Silence final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override {}
  void loss(const Loss&) override {}
};

/// All steps of `opcit convert`. The output goes to `kept` unless it is null.
Cost convert_all(const Registry& registry, const Format& from, std::string_view text, const Format& to,
                 std::string* kept) {
  Cost cost;
  cost.bytes = text.size();
  Silence silence;
  const std::vector<Input> inputs = {
      {"corpus", [&](Diagnostics& diagnostics) { return memory_source("corpus", text, diagnostics); }}};
  ConvertOptions options;
  options.from = &from;
  options.to = &to;
  const Stopwatch watch(cost);
  const Conversion done = convert(
      registry, inputs, options, [&](std::uint64_t) { return std::make_unique<NullSink>(kept); }, silence,
      [](const Input&, const std::string&) {});
  cost.records = done.result.records;
  return cost;
}

class Bench {
 public:
  explicit Bench(const Settings& settings) : settings_(settings) {
    add_builtin_formats(registry_);
    bibtex_ = corpus(*find_spelling("bibtex"), settings.records, settings.seed);
  }

  void run() {
    fmt::print("[");
    for (const Format* format : registry_.all()) {
      if (!settings_.wants(format->id)) continue;
      if (format->reader != nullptr) reader(*format);
      if (format->writer != nullptr) print("write", "bibtex", format->id, write_all(of("bibtex"), bibtex_, *format));
    }
    conversions();
    fmt::print("\n]\n");
  }

 private:
  const Format& of(std::string_view id) const { return *registry_.find(id); }

  std::string text_in(const Format& format) const {
    if (const Spelling* spelling = find_spelling(format.id))
      return corpus(*spelling, settings_.records, settings_.seed);
    std::string text;
    if (format.writer != nullptr) convert_all(registry_, of("bibtex"), bibtex_, format, &text);
    return text;
  }

  void reader(const Format& format) const {
    const std::string text = text_in(format);
    if (text.empty()) return;
    print("read", format.id, "", read_all(format, text, [](const Batch&) {}));
  }

  void conversions() const {
    constexpr auto pairs = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"bibtex", "csl-json"}, {"bibtex", "bibtex"}, {"ris", "bibtex"}, {"csl-json", "bibtex"}});
    for (const auto& pair : pairs) {
      if (!settings_.wants(pair.first) || !settings_.wants(pair.second)) continue;
      const std::string text = text_in(of(pair.first));
      print("convert", pair.first, pair.second, convert_all(registry_, of(pair.first), text, of(pair.second), nullptr));
    }
  }

  Settings settings_;
  Registry registry_;
  std::string bibtex_;
};

bool parse_number(std::string_view text, auto& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

int main_of(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string_view value = argv[i + 1];
    const bool known = (name == "--records" && parse_number(value, settings.records)) ||
                       (name == "--seed" && parse_number(value, settings.seed)) || name == "--only";
    if (name == "--only") settings.only = value;
    if (known) continue;
    fmt::print(stderr, "usage: formats_bench [--records N] [--seed N] [--only FORMAT,..]\n");
    return 2;
  }
  Bench(settings).run();
  return 0;
}

}  // namespace
}  // namespace opcit::bench

int main(int argc, char** argv) { return opcit::bench::main_of(argc, argv); }
