#include "io/encoded_source.h"

#include "base/utf8.h"
#include "io/utf8_scan.h"

namespace opcit::io {

void append_in_cp1252(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    const unsigned char byte = cp1252_byte(next.value);
    if (byte == 0) {
      out += text.substr(at, next.size);
    } else {
      out += static_cast<char>(byte);
    }
    at += next.size;
  }
}

}  // namespace opcit::io
