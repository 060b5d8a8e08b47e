/// The options that formats declare, as options of a command: each has one name and one meaning everywhere.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "opcit/format.h"
#include "opcit/registry.h"

namespace opcit::cli {

/// Options whose names begin with a dot are set by commands, not by people.
inline bool is_internal(const OptionSpec& option) noexcept { return option.name.starts_with('.'); }

class FormatOptions {
 public:
  enum class Side : std::uint8_t { reading, both };

  /// Adds --plugin, and --NAME for every option of every format in `registry`, of its reader or of both sides, to
  /// `command`. Throws UsageError for a NAME that is an option of the command itself (plug-ins may have one).
  void add_to(CLI::App& command, const Registry& registry, Side side);

  /// The values given on the command line.
  Options given() const;
  /// The same. Throws UsageError for one that only writers other than `to` declare, so that
  /// no option is without effect in silence.
  Options given(const Registry& registry, const Format& to) const;

 private:
  std::map<std::string, std::string> values_;
  std::map<std::string, bool> flags_;
};

}  // namespace opcit::cli
