/// The input options of all commands that read bibliographies: files, format and encoding.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "opcit/convert.h"
#include "opcit/registry.h"

namespace opcit::cli {

struct InputArguments {
  std::vector<std::string> files;
  std::string from;
  std::string encoding;
  std::string max_record = "16M";
  unsigned threads = 0;
  bool allow_no_record = false;

  void add_to(CLI::App& command);
  /// Returns standard input if no file was named.
  std::vector<Input> inputs() const;
  /// Sets `options.from`, `options.max_record` and `options.threads`. Throws UsageError.
  void apply_to(ConvertOptions& options, const Registry& registry) const;
};

/// " bibtex csl-json ..": the formats that can be read, or those that can be written.
std::string list_of_formats(const Registry& registry, bool readable);

/// Throws UsageError for an unknown format, or if it cannot be read or written.
const Format& named_format(const Registry& registry, const std::string& id, bool readable);

}  // namespace opcit::cli
