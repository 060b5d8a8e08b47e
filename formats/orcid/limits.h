/// Values cut to what the schema holds.
#pragma once

#include <string>
#include <string_view>

namespace opcit::orcid {

/// Nothing in it but XML's white space: the schema's non-empty-string takes no such value.
inline bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// `text` itself when it has at most `limit` characters. Else its head with "…" behind the last whole word, in
/// `scratch`; a head without blanks is cut between grapheme clusters.
std::string_view shorten(std::string_view text, std::size_t limit, std::string& scratch);

}  // namespace opcit::orcid
