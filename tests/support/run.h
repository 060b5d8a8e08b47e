/// Runs a conversion in memory and keeps all its results.
/// format_run.h runs a single reader or writer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "opcit/convert.h"

namespace opcit::test {

struct Outcome {
  std::vector<std::string> outputs;
  std::string said;    ///< Diagnostics as rendered text, in order.
  std::string losses;  ///< One line of JSON per loss.
  std::vector<std::string> unreadable;
  ConvertResult result;

  const std::string& output() const { return outputs.at(0); }
};

struct Bytes {
  std::string name;
  std::string_view bytes;
};

/// Converts `inputs` from memory. `options.to` must be set.
Outcome run(const Registry& registry, const std::vector<Bytes>& inputs, const ConvertOptions& options);

/// The same with the builtin formats; `from` may be empty (detect).
Outcome run(std::string_view from, std::string_view to, std::string_view bytes, const Options& options = {});

/// Registry of the builtin formats.
const Registry& builtin_formats();

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// The whole file. Throws if it cannot be read.
std::string read_file(const std::string& path);

}  // namespace opcit::test
