/// What `opcit check` finds in the syntax of an entry: characters that TeX takes for commands, and what a target's
/// import refuses, drops or alters (targets.h). Rules that hold for records of any format are in src/check.
#pragma once

#include <string_view>

#include "bibtex/tree/syntax.h"
#include "opcit/format.h"

namespace opcit::bibtex {

/// The reader's option that turns these checks on, which the command line does not show: "on", or the name of a target.
inline constexpr std::string_view lint_option = ".lint";

class Lint {
 public:
  /// Empty: nothing is checked.
  explicit Lint(std::string_view option) noexcept : option_(option) {}

  bool is_on() const noexcept { return !option_.empty(); }
  void check(const Block& block, const Chunk& chunk, Diagnostics& findings) const;

 private:
  std::string_view target() const noexcept { return option_ == "on" ? std::string_view() : option_; }

  std::string_view option_;
};

}  // namespace opcit::bibtex
