/// The fixed parts of the page of `html`: style sheet and script. The page loads no other files. Without the script,
/// everything is shown; the script adds the filter.
#pragma once

#include <string_view>

namespace opcit::html {

extern const std::string_view page_begin;
extern const std::string_view page_end;

}  // namespace opcit::html
