/// A table of what programs reject, drop or alter when they import .bib files. Each row is a fact, seen by running
/// their import code or documented by their authors. `opcit check --for TARGET` applies it.
#pragma once

#include <span>
#include <string_view>

#include "bibtex/tree/syntax.h"
#include "opcit/diagnostic.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {

/// How a row finds a fault. `words` is a list of lower-case words, separated by spaces.
enum class Test : std::uint8_t {
  type_in,         ///< The entry type is one of `words`.
  type_not_in,     ///< The entry type is not one of `words`.
  has_field,       ///< The entry has one of the fields `words`.
  first_not_rest,  ///< The entry has the first of `words` and none of the others.
  value_has,       ///< A field of `words` contains `text`, in any letter case.
  value_not,       ///< A field of `words` has a value other than `text` (case-sensitive).
  not_digits,      ///< A field of `words` is not a number.
  not_month,       ///< A field of `words` is not a macro, a number, or three lower-case letters.
  wrapped,         ///< A field of `words` has a line end in its value.
  braced_and,      ///< A field of `words` has " and " in braces.
  bare_last,       ///< The last value has no delimiters and no comma.
  any_entry,       ///< Reported for each entry.
  string_block,    ///< The file contains @string.
};

struct TargetRow {
  std::string_view targets;  ///< Separated by spaces.
  Test test;
  std::string_view words;
  std::string_view text;
  Code code;
  std::string_view what;  ///< The message's second part, after that of the code: "ORCID ..".
};

std::span<const TargetRow> target_rows() noexcept;

/// The place of the fault in `block`; an empty view with data() == nullptr if the rule is satisfied.
std::string_view find_fault(const TargetRow& row, const Block& block);

}  // namespace opcit::bibtex
