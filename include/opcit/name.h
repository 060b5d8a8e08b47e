/// @file
/// Personal names and names of organisations, in CSL 1.0.2's parts
/// (https://docs.citationstyles.org/en/stable/specification.html#names).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "opcit/arena.h"
#include "opcit/export.h"

namespace opcit {

/// Views live as long as the batch that the name was read in. The name of an organisation is only `literal`.
struct Name {
  std::string_view family = {};             ///< "Gogh"
  std::string_view given = {};              ///< "Vincent", "V.", "Jean-Paul"
  std::string_view dropping_particle = {};  ///< "de" in "Alfred de Musset": omitted if only the family name is printed.
  std::string_view non_dropping_particle = {};          ///< "van" in "Vincent van Gogh": BibTeX's von part.
  std::string_view suffix = {};                         ///< "Jr.", "III"
  std::string_view literal = {};                        ///< "World Health Organization": not split.
  std::string_view orcid = {};                          ///< The bare iD: 0000-0002-1825-0097.
  std::span<const std::string_view> affiliations = {};  ///< As written, in order.

  /// True if the name is empty.
  bool empty() const noexcept { return family.empty() && given.empty() && literal.empty(); }
};

/// The order of a name, if the target stores it as one string and supports both orders.
enum class NameOrder : std::uint8_t {
  habit,         ///< The usual order of the target.
  reading,       ///< "Vincent van Gogh"
  family_first,  ///< "van Gogh, Vincent"
};

/// A list of people. "et al." and "and others" are the flag `truncated`, never a person.
struct Names {
  std::span<const Name> people = {};  ///< In the order of the source.
  bool truncated = false;             ///< The source has more people than these.
  /// People who belong to a truncated list but are not in it (the owner of a profile); their positions are
  /// unknown.
  std::span<const Name> unlisted = {};
  NameOrder order = NameOrder::habit;  ///< A request of the user; readers do not set it.
};

/// How a name was written, which determines how it is split.
enum class NameSyntax : std::uint8_t {
  display,  ///< As printed on a page: UTF-8, no braces; "First von Last Jr", "Last, First" or a script that writes the
            ///< family first.
  bibtex,   ///< BibTeX's rules: commas, braces and the case of words decide ("BibTeXing", Patashnik 1988, section 4).
};

/// Splits one name. Views in the result point into `source` or `arena`, both of which must outlive it. Never throws for
/// invalid data: a name that cannot be split is a literal.
OPCIT_API Name parse_name(std::string_view source, NameSyntax syntax, Arena& arena);

/// A key that is equal for two spellings of one written form: case, diacritics, hyphens, apostrophes, no-break and
/// zero-width spaces and the order "Last, First" are ignored; initials stay initials. Letters that Unicode does not
/// decompose count as their plain equivalents (ø o, ł l, ß ss); transliterations do not ("Goedel" is compatible with
/// "Gödel", not the same). Particles and suffixes count. Never shown to a person.
OPCIT_API std::string comparison_key(const Name& name);

/// Whether two names may belong to the same person.
enum class Compatibility : std::uint8_t {
  different,   ///< Different people according to the written form: "J. Schmude" and "Maria Schmude".
  compatible,  ///< Possibly one person: "J. Schmude" and "Johannes Schmude".
  same,        ///< The same written form: comparison_key() is equal.
};

/// Compares the written forms only: ORCID iDs and nicknames are up to the caller. Symmetric; not transitive ("J.
/// Schmude" is compatible with both "Johannes" and "Jakob").
OPCIT_API Compatibility compatible(const Name& a, const Name& b);

}  // namespace opcit
