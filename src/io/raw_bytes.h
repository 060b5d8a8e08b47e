/// Whole files as they are, for those who write back what they do not change.
#pragma once

#include <string>

#include "opcit/export.h"

namespace opcit::io {

/// All bytes of a file, or of standard input for "-", neither decompressed nor decoded. Throws IoError ("cannot open
/// refs.bib: No such file or directory").
OPCIT_API std::string read_raw(const std::string& path);

}  // namespace opcit::io
