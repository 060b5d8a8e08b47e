/// Addresses as XML Schema's anyURI takes them (RFC 3986, with characters beyond ASCII as in RFC 3987).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "opcit/record.h"

namespace opcit::orcid {

/// `url` with what a URI cannot hold (blanks, quotes, <>[]{}|\^`, a % without digits, a second #) percent-encoded;
/// nullopt when it is no URI even so. An address that was right is not changed.
std::optional<std::string> to_uri(std::string_view url);

/// Where an identifier leads to; its own characters that would mean something in an address (# ? %) are encoded.
/// nullopt when the scheme has no addresses.
std::optional<std::string> uri_of(const Identifier& identifier);

}  // namespace opcit::orcid
