#include "orcid/uri.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/percent.h"
#include "model/identifiers.h"

namespace opcit::orcid {
namespace {

bool is_hex(char c) noexcept { return ascii::is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool must_be_encoded(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F || std::string_view("\"<>[]\\^`{|}").find(c) != std::string_view::npos;
}

std::string encode(std::string_view url) {
  std::string out;
  bool fragment = false;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const char c = url[i];
    const bool escape = c == '%' && i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2]);
    if (must_be_encoded(c) || (c == '%' && !escape) || (c == '#' && fragment)) {
      append_percent_escape(out, c);
    } else {
      out += c;
    }
    fragment = fragment || c == '#';
  }
  return out;
}

/// "http" for "http://.."; empty for a relative reference.
std::string_view scheme_of(std::string_view uri) noexcept {
  const std::size_t end = uri.find_first_of(":/?#");
  return end == std::string_view::npos || uri[end] != ':' ? std::string_view() : uri.substr(0, end);
}

/// RFC 3986, section 3.2: "//" [userinfo "@"] host [":" port].
bool has_good_authority(std::string_view behind_scheme) noexcept {
  if (!behind_scheme.starts_with("//")) return true;
  std::string_view authority = behind_scheme.substr(2, behind_scheme.find_first_of("/?#", 2) - 2);
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) authority.remove_prefix(at + 1);
  const std::size_t colon = authority.find(':');
  if (colon == 0 || authority.empty()) return false;
  const std::string_view port = colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
  return port.size() <= 5 && std::ranges::all_of(port, ascii::is_digit);
}

}  // namespace

std::optional<std::string> to_uri(std::string_view url) {
  std::string uri = encode(url);
  const std::string_view scheme = scheme_of(uri);
  const auto in_scheme = [](char c) {
    return ascii::is_letter(c) || ascii::is_digit(c) || c == '+' || c == '-' || c == '.';
  };
  if (scheme.empty() || !ascii::is_letter(scheme[0]) || !std::ranges::all_of(scheme, in_scheme)) return std::nullopt;
  const std::string_view rest = std::string_view(uri).substr(scheme.size() + 1);
  if (rest.empty() || !has_good_authority(rest)) return std::nullopt;
  return uri;
}

std::optional<std::string> uri_of(const Identifier& identifier) {
  if (identifier.scheme == Scheme::url) return to_uri(identifier.value);
  Identifier encoded = identifier;
  std::string value;
  for (const char c : identifier.value) {
    if (c == '#' || c == '?' || c == '%') {
      append_percent_escape(value, c);
    } else {
      value += c;
    }
  }
  encoded.value = value;
  return to_uri(address_of(encoded));
}

}  // namespace opcit::orcid
