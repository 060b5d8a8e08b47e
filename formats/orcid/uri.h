/// Converts URLs to XML Schema's anyURI (RFC 3986, with non-ASCII characters as in RFC 3987).
/// work_reader.h and work_writer.h use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "opcit/record.h"

namespace opcit::orcid {

/// `url` with percent-encoding for characters that a URI cannot contain (spaces, quotes, <>[]{}|\^`, a % without
/// digits, a second #). nullopt if it is still not a URI. A valid URL is not changed.
std::optional<std::string> to_uri(std::string_view url);

/// The URL of an identifier; characters of its value with a meaning in URLs (# ? %) are encoded.
/// nullopt if the scheme has no URLs.
std::optional<std::string> uri_of(const Identifier& identifier);

}  // namespace opcit::orcid
