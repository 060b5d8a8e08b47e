/// What every command that reads bibliographies has: its files, their format and encoding.
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

  void add_to(CLI::App& command);
  /// Standard input when no file was named.
  std::vector<Input> inputs() const;
  /// Sets `options.from`, `options.max_record` and `options.threads`. Throws UsageError.
  void apply_to(ConvertOptions& options, const Registry& registry) const;
};

/// " bibtex csl-json ..", of those that can be read or written.
std::string list_of_formats(const Registry& registry, bool readable);

/// Throws UsageError when there is none, or it cannot be read or written.
const Format& named_format(const Registry& registry, const std::string& id, bool readable);

}  // namespace opcit::cli
