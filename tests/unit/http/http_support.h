/// A temporary folder, a fake clock, a watcher that records its calls, and the stub's papers.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "arxiv_stub/papers.h"
#include "http/clock.h"
#include "http/watcher.h"
#include "module/module.h"
#include "opcit/version.h"
#include "support/run.h"
#include "support/source_dir.h"

namespace opcit::test {

class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "opcit-fetch-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = pattern;
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }
  std::string below(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// Its time passes only during sleep.
class FakeClock final : public fetch::Clock {
 public:
  fetch::Instant now() override { return now_; }
  void sleep(fetch::Milliseconds time) override {
    now_ += time.count();
    slept_ += time.count();
  }
  void pass(std::int64_t milliseconds) { now_ += milliseconds; }
  std::int64_t slept() const { return slept_; }

 private:
  fetch::Instant now_ = 1'700'000'000'000;
  std::int64_t slept_ = 0;
};

class NotingWatcher final : public fetch::Watcher {
 public:
  void again(std::string_view reason) override { reasons.emplace_back(reason); }
  void warning(std::string_view message) override { warnings.emplace_back(message); }

  std::vector<std::string> reasons;
  std::vector<std::string> warnings;
};

inline const fetch::Module& linked_module() { return *opcit_fetch_module(OPCIT_VERSION, fetch::module_interface); }

inline std::vector<stub::Paper> stub_papers() {
  return stub::read_papers(read_file(OPCIT_SOURCE_DIR "/tests/arxiv_stub/papers.jsonl"));
}

}  // namespace opcit::test
