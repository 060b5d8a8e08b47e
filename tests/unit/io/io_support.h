/// Shared helpers of the io tests: read a source completely, sources with small reads, a temporary folder.
#pragma once

#include <stdlib.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/diagnostic.h"
#include "opcit/io.h"

namespace opcit::io {

inline std::string read_all(Source& source, std::size_t room = 4096) {
  std::string out;
  std::vector<char> block(room);
  for (;;) {
    const std::size_t got = source.read(block);
    if (got == 0) return out;
    out.append(block.data(), got);
  }
}

/// Gives at most `bite` bytes per read, or `first` bytes at the first read.
class BiteSource final : public Source {
 public:
  BiteSource(std::string bytes, std::size_t bite, std::size_t first = 0)
      : bytes_(std::move(bytes)), bite_(bite), first_(first) {}

  std::string_view name() const override { return "bites"; }
  std::size_t read(std::span<char> room) override {
    const std::size_t wanted = at_ == 0 && first_ != 0 ? first_ : bite_;
    const std::size_t size = std::min({room.size(), wanted, bytes_.size() - at_});
    std::memcpy(room.data(), bytes_.data() + at_, size);
    at_ += size;
    return size;
  }

 private:
  std::string bytes_;
  std::size_t bite_;
  std::size_t first_;
  std::size_t at_ = 0;
};

struct Decoded {
  std::string text;
  /// "code@pos+len detail"
  std::vector<std::string> said;

  bool operator==(const Decoded&) const = default;
};

inline std::vector<std::string> listed(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& each : diagnostics) {
    out.push_back(std::string(info(each.code).name) + "@" + std::to_string(each.span.pos) + "+" +
                  std::to_string(each.span.len) + " " + each.detail);
  }
  return out;
}

inline Decoded decode(const std::string& bytes, const std::string& encoding = {}, std::size_t bite = 1 << 20,
                      std::size_t first = 0, std::size_t room = 4096) {
  Diagnostics diagnostics;
  const auto source =
      decoded_source(std::make_unique<BiteSource>(bytes, bite, first), diagnostics, SourceOptions{encoding});
  Decoded out;
  out.text = read_all(*source, room);
  out.said = listed(diagnostics);
  return out;
}

/// A folder that the destructor removes.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (std::filesystem::temp_directory_path() / "opcit-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) out.push_back(entry.path().filename());
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  std::string path_;
};

inline void put_file(const std::string& path, std::string_view content) {
  std::ofstream(path, std::ios::binary) << content;
}

inline std::string get_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace opcit::io
