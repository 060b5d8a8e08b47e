/// The rules of `opcit check`: one row each, with an example that breaks it. Source of the table in opcit-check(1);
/// a test runs every example. Problems of reading (bad-date, unresolved-parent ..) are rules as well.
#pragma once

#include <span>
#include <string_view>

#include "opcit/diagnostic.h"
#include "opcit/export.h"

namespace opcit::check {

struct Rule {
  Code code;
  std::string_view example;      ///< The value of --for that the rule requires; empty: any.
  std::string_view target = {};  ///< The --for that it needs.
  std::string_view fixed = {};   ///< What --fix makes of the example, where it repairs this fault.
};

OPCIT_API std::span<const Rule> rules() noexcept;

}  // namespace opcit::check
