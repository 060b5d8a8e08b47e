/// Runs a conversion while its n-th allocation fails, for each n until the conversion succeeds. The result must be
/// std::bad_alloc or a complete output, never a partial file. With AddressSanitizer, it also finds leaks.
#include <fmt/format.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <string>
#include <vector>

#include "opcit/convert.h"
#include "opcit/error.h"
#include "support/run.h"
#include "support/source_dir.h"

namespace {

std::atomic<long> allocations_left = -1;  // -1: all allocations succeed

void* allocate(std::size_t size) {
  if (allocations_left >= 0 && allocations_left-- == 0) return nullptr;
  return std::malloc(size == 0 ? 1 : size);
}

void* allocate_or_throw(std::size_t size) {
  void* const bytes = allocate(size);
  if (bytes == nullptr) throw std::bad_alloc();
  return bytes;
}

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size); }
void* operator new[](std::size_t size) { return allocate_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* bytes) noexcept { std::free(bytes); }
void operator delete[](void* bytes) noexcept { std::free(bytes); }
void operator delete(void* bytes, std::size_t) noexcept { std::free(bytes); }
void operator delete[](void* bytes, std::size_t) noexcept { std::free(bytes); }
void operator delete(void* bytes, const std::nothrow_t&) noexcept { std::free(bytes); }
void operator delete[](void* bytes, const std::nothrow_t&) noexcept { std::free(bytes); }

namespace opcit::test {
namespace {

class Silent final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override {}
  void loss(const Loss&) override {}
};

struct Job {
  const Format* from;
  const Format* to;
  std::string text;
  std::string output = {};  ///< Path of the output.
  unsigned threads = 1;
};

void convert_once(const Job& job) {
  ConvertOptions options;
  options.from = job.from;
  options.to = job.to;
  options.block = 1000;
  options.threads = job.threads;
  options.reader_options = {{"as-of", "2026-11-22"}};
  std::vector<Input> inputs;
  inputs.push_back({"in", [&job](Diagnostics& said) { return memory_source("in", job.text, said); }});
  Silent silent;
  const SinkFactory make_sink = [&job](std::uint64_t) { return file_sink(job.output); };
  Conversion conversion =
      convert(builtin_formats(), inputs, options, make_sink, silent, [](const Input&, const std::string&) {});
  if (conversion.result.inputs_failed > 0) throw std::bad_alloc();
  for (const auto& sink : conversion.outputs) sink->commit();
}

/// True if the conversion succeeds without this allocation.
bool goes_through_without(long number, const Job& job) {
  allocations_left = number;
  bool done = false;
  try {
    convert_once(job);
    done = true;
  } catch (const std::bad_alloc&) {
    done = false;
  }
  const bool reached = allocations_left < 0;
  allocations_left = -1;
  return done && !reached;
}

std::size_t files_in(const std::string& folder) {
  std::size_t number = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++number;
  return number;
}

bool holds(bool condition, const Job& job, long number, const char* what) {
  if (!condition) fmt::print(stderr, "{} to {}, allocation {}: {}\n", job.from->id, job.to->id, number, what);
  return condition;
}

/// Tests every one of the first numbers, then fewer and fewer.
bool check(Job job, const std::string& folder) {
  job.output = folder + "/out";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  convert_once(job);
  const std::string expected = read_file(job.output);
  long tried = 0;
  for (long number = 0;; number += 1 + number / 400, ++tried) {
    std::filesystem::remove(job.output);
    const bool done = goes_through_without(number, job);
    if (!holds(files_in(folder) <= 1, job, number, "something is left beside the output")) return false;
    if (std::filesystem::exists(job.output) &&
        !holds(read_file(job.output) == expected, job, number, "the output is another")) {
      return false;
    }
    if (done) break;
  }
  fmt::print("{} to {} in {} threads: {} faults survived\n", job.from->id, job.to->id, job.threads, tried);
  return true;
}

bool check_all(const std::string& folder) {
  constexpr const char* pairs[][3] = {
      {"bibtex", "csl-json", "bibtex.bib"},
      {"biblatex", "bibtex", "biblatex.bib"},
      {"ris", "biblatex", "ris.ris"},
      {"csl-json", "ris", "csl-json.json"},
      {"csl-jsonl", "csl-jsonl", "csl-jsonl.jsonl"},
      {"orcid", "orcid", "orcid.xml"},
      {"arxiv", "bibtex", "arxiv.atom"},
      {"nbib", "ris", "nbib.nbib"},
  };
  bool good = true;
  for (const auto& [from, to, sample] : pairs) {
    Job job{builtin_formats().find(from), builtin_formats().find(to), {}};
    job.text = read_file(std::string(OPCIT_SOURCE_DIR "/tests/laws/samples/") + sample);
    for (job.threads = 1; job.threads <= 3; job.threads += 2) good = check(job, folder) && good;
  }
  Job listing{builtin_formats().find("profile"), builtin_formats().find("orcid"), {}};
  listing.text = read_file(OPCIT_SOURCE_DIR "/samples/profile.txt").substr(0, 4000);
  return check(std::move(listing), folder) && good;
}

}  // namespace
}  // namespace opcit::test

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "opcit-faults-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 1;
  const bool good = opcit::test::check_all(folder);
  std::filesystem::remove_all(folder);
  return good ? 0 : 1;
}
