/// What a line looks like: a person's name, a list of authors, a sentence. Pages mark none of these; shape and place
/// must tell.
#pragma once

#include <cstdint>
#include <string_view>

namespace opcit::profile {

/// One person's name as a heading: few words, each capitalised or a particle, nothing that names lack.
bool looks_like_name(std::string_view line) noexcept;

/// "jane doe": a few words of letters. Only the place can tell that this is a name.
bool may_be_written_small(std::string_view line) noexcept;

enum class AuthorLikeness : std::uint8_t {
  none,
  weak,    ///< May be one author, or a title of a few words: the place decides.
  strong,  ///< Several people, or "et al." behind one.
};
/// Looks at the first names only: linear in a bounded part of a line.
AuthorLikeness author_likeness(std::string_view line) noexcept;

/// "et al.", "and others" or three dots at the end.
bool ends_truncated(std::string_view line) noexcept;

std::size_t count_words(std::string_view text) noexcept;

}  // namespace opcit::profile
