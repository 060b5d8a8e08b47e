/// Protects standard input, output and error.
/// main.cpp calls it first.
#pragma once

namespace opcit::cli {

/// If one of them is closed, the next opened file would get its number and be read or written by mistake. Opens a
/// placeholder that can be neither read nor written in the required direction.
void keep_numbers_of_standard_streams() noexcept;

}  // namespace opcit::cli
