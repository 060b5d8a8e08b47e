/// Refuses command lines on which one file would be overwritten by another.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace opcit::cli {

/// A file and the option that names it. An empty path and "-" mean no file.
struct NamedPath {
  std::string_view option;
  std::string path;
};

/// Whether both name one regular file, which need not exist.
bool is_same_file(const std::string& a, const std::string& b);

/// Throws UsageError if two of `outputs` are one file, or one of them is one of `inputs`.
void refuse_clashes(std::span<const NamedPath> outputs, std::span<const NamedPath> inputs);

/// works.xml -> works-1.xml for number 0.
std::string numbered_path(const std::string& path, std::uint64_t number);

/// A numbered file from `number` on that exists already; empty: none.
std::string later_numbered_file(const std::string& path, std::uint64_t number);

}  // namespace opcit::cli
