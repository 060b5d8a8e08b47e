/// Addresses at the end of an abstract: "Code is at https://github.com/x/y."
#pragma once

#include <string_view>
#include <vector>

namespace opcit::profile {

/// The addresses of the last sentence of `paragraph`, in order, if the paragraph ends with one; else none. Views
/// without the punctuation behind them, TeX escapes ("\_") as written.
std::vector<std::string_view> trailing_addresses(std::string_view paragraph);

}  // namespace opcit::profile
