#include "cli/folder_sink.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <vector>

#include "opcit/error.h"

namespace opcit::cli {
namespace {

constexpr std::size_t tar_block = 512;
constexpr std::size_t path_size = 100;
constexpr std::size_t size_at = 124;
constexpr std::size_t size_digits = 11;

/// True for a relative path that does not leave its folder.
bool stays_below(const std::filesystem::path& path) {
  if (path.empty() || path.is_absolute()) return false;
  for (const std::filesystem::path& part : path) {
    if (part == "..") return false;
  }
  return true;
}

class FolderSink final : public Sink {
 public:
  explicit FolderSink(std::string folder) : folder_(std::move(folder)) {
    std::error_code unknown;
    if (std::filesystem::exists(folder_, unknown) && !std::filesystem::is_directory(folder_, unknown))
      throw IoError(fmt::format("cannot write {}: not a folder", folder_.string()));
  }

  void write(std::string_view bytes) override { archive_ += bytes; }

  void commit() override {
    std::vector<std::unique_ptr<Sink>> files;
    for (std::string_view rest = archive_; rest.size() >= tar_block && rest.front() != '\0';) {
      const std::string_view header = rest.substr(0, tar_block);
      const std::size_t size = size_of(header);
      rest.remove_prefix(tar_block);
      files.push_back(file(header.substr(0, path_size)));
      files.back()->write(rest.substr(0, size));
      files.back()->finish();
      rest.remove_prefix(std::min(rest.size(), (size + tar_block - 1) / tar_block * tar_block));
    }
    // Nothing is replaced before all files have been written.
    for (const std::unique_ptr<Sink>& sink : files) sink->commit();
    archive_.clear();
  }

 private:
  static std::size_t size_of(std::string_view header) {
    std::size_t size = 0;
    constexpr int octal = 8;
    const std::string_view digits = header.substr(size_at, size_digits);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, octal);
    if (error != std::errc()) throw IoError("damaged archive");
    return size;
  }

  std::unique_ptr<Sink> file(std::string_view name) const {
    const std::filesystem::path below(name.substr(0, name.find('\0')));
    if (!stays_below(below)) throw IoError(fmt::format("cannot write {}: outside of the folder", below.string()));
    const std::filesystem::path path = folder_ / below;
    std::error_code failed;
    std::filesystem::create_directories(path.parent_path(), failed);
    if (failed) throw IoError(fmt::format("cannot create {}: {}", path.parent_path().string(), failed.message()));
    return file_sink(path.string());
  }

  std::filesystem::path folder_;
  std::string archive_;
};

}  // namespace

std::unique_ptr<Sink> folder_sink(const std::string& folder) { return std::make_unique<FolderSink>(folder); }

}  // namespace opcit::cli
