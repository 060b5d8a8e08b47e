/// Standard input, output and error.
#pragma once

namespace opcit::cli {

/// Where one of them is closed, a file that is opened would take its number, and be read or written in its place: puts
/// something there that can be neither.
void keep_numbers_of_standard_streams() noexcept;

}  // namespace opcit::cli
