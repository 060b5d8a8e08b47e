/// Writes JSON strings directly to the output (RFC 8259, section 7).
/// syntax/json/emitter.h writes whole documents with it.
#pragma once

#include <string>
#include <string_view>

namespace opcit::text {

/// Appends `value`, quoted and escaped. Invalid UTF-8 becomes U+FFFD, so that the document stays valid.
void append_json_string(std::string& out, std::string_view value);
/// The same without quotes, for strings that are built from pieces.
void append_json_escaped(std::string& out, std::string_view value);

}  // namespace opcit::text
