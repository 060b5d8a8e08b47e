/// What the programs that import .bib files refuse, drop or alter, as a table: one row a fact, seen by running their
/// own import code or documented by their makers. `opcit check --for TARGET` applies it.
#pragma once

#include <span>
#include <string_view>

#include "bibtex/tree/syntax.h"
#include "opcit/diagnostic.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {

/// How a row finds its fault. `words` are separated by spaces, in lower case.
enum class Test : std::uint8_t {
  type_in,         ///< The entry type is one of `words`.
  type_not_in,     ///< It is none of them.
  has_field,       ///< The entry has one of the fields `words`.
  first_not_rest,  ///< It has the first of them and none of the others.
  value_has,       ///< A field of `words` holds `text`, without case.
  value_not,       ///< A field of `words` has another value than `text` (with case).
  not_digits,      ///< A field of `words` is not a number.
  not_month,       ///< A field of `words` is neither a macro nor a number nor three small letters.
  wrapped,         ///< A field of `words` has a line end in its value.
  braced_and,      ///< A field of `words` has " and " in braces.
  bare_last,       ///< The last field is without delimiters and comma.
  any_entry,       ///< The file has an entry at all; reported for each.
  string_block,    ///< The file has @string.
};

struct TargetRow {
  std::string_view targets;  ///< Separated by spaces.
  Test test;
  std::string_view words;
  std::string_view text;
  Code code;
  std::string_view what;  ///< Of the message, after the code's own: "ORCID ..".
};

std::span<const TargetRow> target_rows() noexcept;

/// Where in `block` the fault of `row` is; an empty view with data() == nullptr where it has none.
std::string_view find_fault(const TargetRow& row, const Block& block);

}  // namespace opcit::bibtex
