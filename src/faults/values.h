/// Faults of single values, found by their form alone. Pure functions; any thread. html.h and specials.h have more of
/// them, repairs.h repairs the safe ones; check/checker.h applies all to records.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "opcit/export.h"
#include "opcit/name.h"

namespace opcit::faults {

/// The check digit is correct. Hyphens and spaces are ignored. An ISBN can be followed by a note in parentheses:
/// "978-3-16-148410-0 (print)".
bool is_isbn(std::string_view text);
bool is_issn(std::string_view text);
OPCIT_API bool is_orcid(std::string_view text);
/// "10.1234/suffix", without spaces and without punctuation at the end.
bool is_doi(std::string_view text) noexcept;
/// A scheme, "://" and a host without spaces, or a scheme that needs no host ("mailto:").
bool is_url(std::string_view text) noexcept;

enum class PageFault : std::uint8_t { none, malformed, reversed };
/// `none` for ranges such as "12-34", "S5-S9", "1234-45" and "7, 9-12".
PageFault page_fault(std::string_view pages) noexcept;

/// The whole value is "Unknown", "n.d.", "TODO", "???" or the like.
bool is_placeholder(std::string_view text);

/// @{
/// The first such piece of `text`, or empty:
/// UTF-8 that was decoded as CP1252 ("Ã¼"), and U+FFFD.
std::string_view find_mojibake(std::string_view text) noexcept;
/// Zero-width and bidirectional controls, soft hyphens, private characters; but not joiners inside words of scripts
/// that need them.
std::string_view find_invisible(std::string_view text) noexcept;
/// @}

/// "Jr.", "III": what follows a family name and is no given name.
bool is_name_suffix(std::string_view suffix);

/// Why `name` is probably not the name of one person ("e-mail address"); empty if it may be one.
std::string_view name_fault(const Name& name);

}  // namespace opcit::faults
