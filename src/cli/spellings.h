/// Lists the people of bibliographies with their spellings: `opcit people --spellings` and its alias `opcit names`.
/// opcit/people.h counts the people.
#pragma once

#include <string>

#include "cli/commands.h"
#include "cli/format_options.h"
#include "cli/inputs.h"
#include "cli/report_options.h"

namespace opcit::cli {

struct SpellingArguments {
  InputArguments input;
  std::string format = "text";
  std::string output;
  bool allow_empty = false;
  ReportOptions report;
  FormatOptions formats;
};

Exit list_spellings(const SpellingArguments& arguments, const Registry& registry);

}  // namespace opcit::cli
