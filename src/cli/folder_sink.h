/// Unpacks an output that is an archive (POSIX ustar) into a folder: `opcit convert -t hugo -o content/publication`.
/// writing.cpp uses it; formats/cv/tar.h makes the archive.
#pragma once

#include <memory>
#include <string>

#include "opcit/io.h"

namespace opcit::cli {

/// On commit(), each file of the archive replaces the file with its name in `folder`, which is created if needed. Other
/// files are kept. Throws IoError.
std::unique_ptr<Sink> folder_sink(const std::string& folder);

}  // namespace opcit::cli
