/// The values of RIS tags, one by one: lines, names, pages, serial numbers, remarks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/trim.h"
#include "opcit/arena.h"
#include "opcit/name.h"
#include "opcit/record.h"

namespace opcit::ris {

/// "TI", "A1": what may stand for a tag.
bool is_tag(std::string_view tag) noexcept;

/// Appends "TI  - value" and CR LF; nothing when there is no value. White space at the ends goes, control characters
/// and line ends of every kind become blanks, so that no part of a value is able to look like a tag. Never wrapped:
/// readers join wrapped lines each in its own way.
void append_line(std::string& out, std::string_view tag, std::string_view value);
/// The value alone, as append_line() writes it.
void append_as_line(std::string_view value, std::string& out);
/// Whether append_line() writes `value` as it is.
bool fits_in_a_line(std::string_view value) noexcept;

/// Appends "Family, Given, Suffix". A corporate name gets the comma at its end by which EndNote knows one ("World
/// Health Organization,"), a comma within it is doubled. False when it is read back in other parts: then it is written
/// as that name would be. Appends nothing when no name is left.
bool append_name(const Name& name, std::string& out);
/// The next name of `rest`, which ProCite's and some publishers' exports fill with several: "A, B; C, D", "A, B//C, D".
/// Empty when there is nothing between two separators.
std::string_view take_name(std::string_view& rest) noexcept;
/// The inverse of append_name(). `given_first`: the record's other names show that one without comma is "Given Family".
Name read_name(std::string_view value, bool given_first, Arena& arena);

/// Appends the pieces of `text` between `separators`, those without content aside.
void append_keywords(std::string_view text, std::string_view separators, std::vector<std::string_view>& pieces);

/// "476-481" in two, each end bare; whatever is no plain range is all in the first.
std::pair<std::string_view, std::string_view> split_pages(std::string_view pages) noexcept;

/// The inverse, for SP and EP in whatever order they came: "476", "481" and "476-481", "481" are both "476-481".
std::string_view join_pages(std::string_view first, std::string_view last, Arena& arena);

/// ISSN or ISBN when the value has the shape of one, with or without hyphens and prefix; the check digit is not
/// considered.
std::optional<Scheme> serial_scheme(std::string_view value) noexcept;
/// "0028-0836", "9783642002304"; the value as it is when it has no such shape.
std::string_view normal_serial(std::string_view value, Scheme scheme, Arena& arena);

/// The bare DOI when the text is one and nothing else; empty otherwise.
std::string_view whole_doi(std::string_view text) noexcept;

/// The digits of "PMC1234", "pmc1234", and with `bare` also of "1234".
std::optional<std::string_view> read_pmcid(std::string_view value, bool bare) noexcept;

/// "Code: https://github.com/..", "Code available".
std::string link_remark(const Link& link);
/// "PMID: 1234".
std::string identifier_remark(const Identifier& identifier);
/// The inverses; nullopt when the note is an ordinary one. Views of `note`.
std::optional<Link> read_link_remark(std::string_view note) noexcept;
/// PMC's "PMC1234567[pmcid]", "31452104[pmid]", which it writes in U1 and U2.
std::optional<Identifier> read_marked_identifier(std::string_view value) noexcept;
std::optional<Identifier> read_identifier_remark(std::string_view note) noexcept;

inline std::string_view trim(std::string_view text) noexcept {
  return ascii::trim_if(text, [](char c) { return c == ' ' || ascii::is_control(c); });
}

}  // namespace opcit::ris
