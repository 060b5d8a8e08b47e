/// Parses and checks the URLs that opcit requests, and writes their queries.
/// fetcher.h requests them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "opcit/export.h"

namespace opcit::fetch {

/// The parts of a URL such as "https://export.arxiv.org/api/query". Views of the text.
struct Address {
  std::string_view scheme;  ///< "http" or "https".
  std::string_view host;    ///< "export.arxiv.org", "127.0.0.1", "[::1]".
  std::string_view port;    ///< Empty: the default of the scheme.
  std::string_view path;    ///< From "/" on, with query; "" if missing.

  /// "https://export.arxiv.org:8080".
  std::string_view origin;
};

/// Returns nullopt for everything except plain http and https URLs. Stricter than a browser, so that no program
/// interprets the URL differently: lower case, ASCII, no user, no backslash, no space, no fragment.
OPCIT_API std::optional<Address> parse_address(std::string_view text) noexcept;

/// True for localhost, 127.x.x.x, [::1].
bool is_loopback(const Address& address) noexcept;

/// True if `text` may be requested at all: https, or http on this machine.
bool may_be_asked(std::string_view text) noexcept;

/// True if a redirect may be followed: the target may be requested, and its host is the same, a parent or a subdomain
/// (export.arxiv.org, arxiv.org). On this machine the port must also be equal. Never from https to http.
bool same_site(const Address& from, const Address& to) noexcept;

/// Appends `text`, encoded for a query: a space becomes "+".
void append_encoded(std::string& out, std::string_view text);

}  // namespace opcit::fetch
