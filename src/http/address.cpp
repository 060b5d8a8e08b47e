#include "http/address.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/percent.h"

namespace opcit::fetch {
namespace {

bool is_host(std::string_view host) noexcept {
  const auto fits = [](char c) { return ascii::is_digit(c) || ascii::is_lower(c) || c == '-' || c == '.'; };
  return !host.empty() && host.size() < 254 && host[0] != '.' && std::ranges::all_of(host, fits);
}

/// True if `path` only has characters that RFC 3986 allows in path and query, without "#".
bool is_path(std::string_view path) noexcept {
  static constexpr std::string_view marks = "-._~!$&'()*+,;=:@/?%[]";
  return std::ranges::all_of(path, [](char c) {
    return ascii::is_digit(c) || ascii::is_lower(c) || ascii::is_upper(c) || marks.find(c) != std::string_view::npos;
  });
}

/// True if `host` is a subdomain of `above`: "export.arxiv.org" of "arxiv.org". False if `above` has no dot.
bool is_below(std::string_view host, std::string_view above) noexcept {
  return above.find('.') != std::string_view::npos && host.size() > above.size() && host.ends_with(above) &&
         host[host.size() - above.size() - 1] == '.';
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) noexcept {
  Address address;
  const std::size_t colon = text.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  address.scheme = text.substr(0, colon);
  if (address.scheme != "http" && address.scheme != "https") return std::nullopt;
  const std::size_t host_begin = colon + 3;
  const std::size_t authority_end = std::min(text.find_first_of("/?#", host_begin), text.size());
  const std::string_view authority = text.substr(host_begin, authority_end - host_begin);
  const std::size_t host_end = authority.starts_with("[::1]") ? 5 : std::min(authority.find(':'), authority.size());
  address.host = authority.substr(0, host_end);
  if (address.host != "[::1]" && !is_host(address.host)) return std::nullopt;
  if (host_end != authority.size()) {
    address.port = authority.substr(host_end + 1);
    const bool number = !address.port.empty() && std::ranges::all_of(address.port, ascii::is_digit);
    if (authority[host_end] != ':' || !number || address.port.size() > 5) return std::nullopt;
  }
  address.path = text.substr(authority_end);
  address.origin = text.substr(0, authority_end);
  if (!is_path(address.path)) return std::nullopt;
  return address;
}

bool is_loopback(const Address& address) noexcept {
  if (address.host == "localhost" || address.host == "[::1]") return true;
  // "127.evil.example" is a name; "127.1" is an address for some programs only.
  const auto numeric = [](char c) { return ascii::is_digit(c) || c == '.'; };
  return address.host.starts_with("127.") && std::ranges::all_of(address.host, numeric) &&
         std::ranges::count(address.host, '.') == 3;
}

bool may_be_asked(std::string_view text) noexcept {
  const auto address = parse_address(text);
  return address && (address->scheme == "https" || is_loopback(*address));
}

bool same_site(const Address& from, const Address& to) noexcept {
  if (is_loopback(from)) return from.scheme == to.scheme && from.host == to.host && from.port == to.port;
  if (to.scheme != "https" || is_loopback(to)) return false;
  return from.host == to.host || is_below(from.host, to.host) || is_below(to.host, from.host);
}

void append_encoded(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (ascii::is_digit(c) || ascii::is_lower(c) || ascii::is_upper(c) ||
        std::string_view("-._~").find(c) != std::string_view::npos) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      append_percent_escape(out, c);
    }
  }
}

}  // namespace opcit::fetch
