/// Single values of RIS tags: lines, names, pages, serial numbers, remarks.
/// record_reader.h reads them, and record_writer.h writes them.
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

/// True if `tag` has the form of a tag: "TI", "A1".
bool is_tag(std::string_view tag) noexcept;

/// Appends "TI  - value" and CR LF; nothing for an empty value. Trims the value and replaces control characters
/// and line ends of all kinds by spaces, so that no part of it can look like a tag. Lines are not wrapped, because
/// readers join wrapped lines in different ways.
void append_line(std::string& out, std::string_view tag, std::string_view value);
/// Appends only the value, in the form of append_line().
void append_as_line(std::string_view value, std::string& out);
/// True if append_line() writes `value` unchanged.
bool fits_in_a_line(std::string_view value) noexcept;

/// Appends "Family, Given, Suffix". An organisation ends with a comma, by which EndNote recognises it ("World
/// Health Organization,"); a comma inside is doubled. Returns false if it will be read as other parts; then those are
/// written. Appends nothing if no name remains.
bool append_name(const Name& name, std::string& out);

/// True if both have the same parts. ORCID iD and affiliations do not count.
bool is_same_name(const Name& a, const Name& b) noexcept;

/// Removes the next name from `rest`. ProCite and some publishers write several on a line: "A, B; C, D", "A, B//C, D".
/// Empty if there is nothing between two separators.
std::string_view take_name(std::string_view& rest) noexcept;
/// The inverse of append_name(). `given_first`: the record's other names show that a name without comma is "Given
/// Family".
Name read_name(std::string_view value, bool given_first, Arena& arena);

/// Appends the non-empty pieces of `text` between `separators`.
void append_keywords(std::string_view text, std::string_view separators, std::vector<std::string_view>& pieces);

/// Splits "476-481" into its ends; the first has everything if it is not a plain range.
std::pair<std::string_view, std::string_view> split_pages(std::string_view pages) noexcept;

/// The inverse for SP and EP, which can overlap: "476", "481" and "476-481", "481" are both "476-481".
std::string_view join_pages(std::string_view first, std::string_view last, Arena& arena);

/// ISSN or ISBN if the value has this shape, with or without hyphens and prefix. The check digit is not
/// checked.
std::optional<Scheme> serial_scheme(std::string_view value) noexcept;
/// "0028-0836", "9783642002304"; the unchanged value if it has another shape.
std::string_view normal_serial(std::string_view value, Scheme scheme, Arena& arena);

/// The bare DOI if the text is only a DOI; otherwise empty.
std::string_view whole_doi(std::string_view text) noexcept;

/// The digits of "PMC1234", "pmc1234" and, with `bare`, of "1234".
std::optional<std::string_view> read_pmcid(std::string_view value, bool bare) noexcept;

/// "Code: https://github.com/..", "Code available".
std::string link_remark(const Link& link);
/// "PMID: 1234".
std::string identifier_remark(const Identifier& identifier);
/// The inverses; nullopt for an ordinary note. Views of `note`.
std::optional<Link> read_link_remark(std::string_view note) noexcept;
/// Reads PMC's "PMC1234567[pmcid]", "31452104[pmid]" in U1 and U2.
std::optional<Identifier> read_marked_identifier(std::string_view value) noexcept;
std::optional<Identifier> read_identifier_remark(std::string_view note) noexcept;

inline std::string_view trim(std::string_view text) noexcept {
  return ascii::trim_if(text, [](char c) { return c == ' ' || ascii::is_control(c); });
}

}  // namespace opcit::ris
