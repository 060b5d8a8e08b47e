/// Classifies lines by their shape: a person's name, a list of authors, a sentence. Pages do not mark these; shape and
/// position must decide.
#pragma once

#include <cstdint>
#include <string_view>

namespace opcit::profile {

/// True if the line can be a name used as heading: few words, capitals or particles, nothing unusual in names.
bool looks_like_name(std::string_view line) noexcept;

/// "jane doe": a few words of letters. Only the position can show that this is a name.
bool may_be_written_small(std::string_view line) noexcept;

enum class AuthorLikeness : std::uint8_t {
  none,
  weak,    ///< Can be one author, or a title of a few words: the position decides.
  strong,  ///< Several people, or one with "et al.".
};
/// Only examines the first names: linear in a bounded part of the line.
AuthorLikeness author_likeness(std::string_view line) noexcept;

/// True if "et al.", "and others" or three dots end the line.
bool ends_truncated(std::string_view line) noexcept;

std::size_t count_words(std::string_view text) noexcept;

}  // namespace opcit::profile
