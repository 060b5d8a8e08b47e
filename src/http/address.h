/// The few addresses that are asked: what they may look like, and how they are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "opcit/export.h"

namespace opcit::fetch {

/// "https://export.arxiv.org/api/query" in parts. Views into the text.
struct Address {
  std::string_view scheme;  ///< "http" or "https".
  std::string_view host;    ///< "export.arxiv.org", "127.0.0.1", "[::1]".
  std::string_view port;    ///< Empty: the scheme's own.
  std::string_view path;    ///< From "/" on, with query; "" when there is none.

  /// "https://export.arxiv.org:8080".
  std::string_view origin;
};

/// nullopt for anything but plain http and https addresses. Stricter than a browser, so that nobody reads the address
/// differently: lower case, no user, no backslash, no blank, nothing beyond ASCII, no fragment.
OPCIT_API std::optional<Address> parse_address(std::string_view text) noexcept;

/// localhost, 127.x.x.x, [::1].
bool is_loopback(const Address& address) noexcept;

/// Whether `text` may be asked at all: https, or http to the loopback.
bool may_be_asked(std::string_view text) noexcept;

/// Whether a redirect from one to the other may be followed: it may be asked, and it is the same host or one above or
/// below it (export.arxiv.org, arxiv.org); on the loopback the port counts, too. Never from https to http.
bool same_site(const Address& from, const Address& to) noexcept;

/// Appends `text` as it stands in a query: a blank is "+".
void append_encoded(std::string& out, std::string_view text);

}  // namespace opcit::fetch
