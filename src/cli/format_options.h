/// The options that formats declare, as options of a command. Each option has one meaning for all formats.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "opcit/format.h"
#include "opcit/registry.h"

namespace opcit::cli {

/// Options whose names begin with a dot are set by commands, not by users.
inline bool is_internal(const OptionSpec& option) noexcept { return option.name.starts_with('.'); }

class FormatOptions {
 public:
  enum class Side : std::uint8_t { reading, both };

  /// Adds --plugin, and --NAME for each option of each format in `registry` (its reader or both sides), to
  /// `command`. Throws UsageError if NAME is an option of the command itself (plug-ins can have one).
  void add_to(CLI::App& command, const Registry& registry, Side side);

  /// The values given on the command line.
  Options given() const;
  /// The same, but throws UsageError for an option that only writers other than `to` declare, so that
  /// no option is ignored silently.
  Options given(const Registry& registry, const Format& to) const;

 private:
  std::map<std::string, std::string> values_;
  std::map<std::string, bool> flags_;
};

}  // namespace opcit::cli
