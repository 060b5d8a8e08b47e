/// Reads a whole file unchanged, for code that writes unchanged parts back.
/// opcit/io.h reads decoded text.
#pragma once

#include <string>

#include "opcit/export.h"

namespace opcit::io {

/// All bytes of a file, or of standard input for "-", without decompression or decoding. Throws IoError ("cannot open
/// refs.bib: No such file or directory").
OPCIT_API std::string read_raw(const std::string& path);

}  // namespace opcit::io
