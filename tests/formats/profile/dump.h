/// The result of a reader in readable form: each part with the bytes that its span covers.
/// golden_test.cpp compares it with files.
#pragma once

#include <string>
#include <string_view>

#include "support/format_run.h"

namespace opcit::test {

std::string dump(const Read& read, std::string_view input);

}  // namespace opcit::test
