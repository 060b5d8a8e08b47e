/// Finds lines that a page has twice because it was copied twice, or in overlapping pieces. page_text.h drops them.
#pragma once

#include <string_view>
#include <vector>

namespace opcit::profile {

/// Runs of lines that repeat an earlier run, in order, each with its last line end. Only long runs count, and the
/// whole text again. Linear in `text`.
std::vector<std::string_view> find_repeated_lines(std::string_view text);

}  // namespace opcit::profile
