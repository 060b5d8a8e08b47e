/// The rules of `opcit check`: one row each, with an example that breaks it. opcit-check(1) is made from this table,
/// and a test runs every example. Faults of reading (bad-date, unresolved-parent ..) are rules as well.
#pragma once

#include <span>
#include <string_view>

#include "opcit/diagnostic.h"
#include "opcit/export.h"

namespace opcit::check {

struct Rule {
  Code code;
  std::string_view example;      ///< A .bib file that breaks the rule.
  std::string_view target = {};  ///< The --for that it needs.
};

OPCIT_API std::span<const Rule> rules() noexcept;

}  // namespace opcit::check
