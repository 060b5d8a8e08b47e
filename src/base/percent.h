/// Percent-encoding of bytes (RFC 3986, section 2.1). Which bytes must be encoded is a rule of the caller's format.
#pragma once

#include <string>
#include <string_view>

namespace opcit {

/// Appends "%XX" for the byte `c`.
inline void append_percent_escape(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
}

/// `text` with each byte escaped for which `must_be_escaped` is true.
template <class Rule>
std::string percent_encoded(std::string_view text, Rule must_be_escaped) {
  std::string out;
  for (const char c : text) {
    if (must_be_escaped(c)) {
      append_percent_escape(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace opcit
