/// Shortens values to the limits of the schema.
/// work_writer.h and contributor_writer.h use it.
#pragma once

#include <string>
#include <string_view>

namespace opcit::orcid {

/// True if `text` only has XML whitespace: the schema's non-empty-string rejects such a value.
inline bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// `text` itself if it has at most `limit` characters. Otherwise its start up to a whole word and "…", in
/// `scratch`; text without spaces is cut between grapheme clusters.
std::string_view shorten(std::string_view text, std::size_t limit, std::string& scratch);

}  // namespace opcit::orcid
