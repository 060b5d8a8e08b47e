/// The result of a reader in readable form: each part with the bytes that its span covers.
/// golden_test.cpp compares it with files.
#pragma once

#include <string>
#include <string_view>

#include "support/format_run.h"

namespace opcit::test {

std::string dump(const Read& read, std::string_view input);
/// The fields, identifiers, categories and links of the records only, without spans and extras.
std::string dump_records(const Read& read);

}  // namespace opcit::test
