/// Finds URLs at the end of an abstract: "Code is at https://github.com/x/y."
/// record_reader.h makes links of them.
#pragma once

#include <string_view>
#include <vector>

namespace opcit::profile {

/// The URLs in the last sentence of `paragraph`, in order, if the paragraph ends with one; otherwise empty. The views
/// exclude final punctuation; TeX escapes ("\_") are as written.
std::vector<std::string_view> trailing_addresses(std::string_view paragraph);

}  // namespace opcit::profile
