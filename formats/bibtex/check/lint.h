/// Checks the syntax of entries for `opcit check`: characters that TeX interprets as commands, and what a target's
/// import rejects, drops or alters (targets.h). Rules for records of any format are in src/check.
#pragma once

#include <string_view>

#include "bibtex/tree/syntax.h"
#include "opcit/format.h"

namespace opcit::bibtex {

/// The reader's option that turns these checks on; hidden on the command line. Value: "on" or the name of a target.
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
