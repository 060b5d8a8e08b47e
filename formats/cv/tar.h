/// Writes files as a tar stream: POSIX ustar (https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html).
#pragma once

#include <string>
#include <string_view>

namespace opcit::tar {

/// Appends a file. `path` has at most 100 bytes.
void append_file(std::string& out, std::string_view path, std::string_view content);
/// Appends the end of the stream.
void append_end(std::string& out);

}  // namespace opcit::tar
