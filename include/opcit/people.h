/// @file
/// The people of a bibliography: their spellings, which of these certainly or possibly belong to one person, and the
/// map from spellings to the names that replace them. The rules are in opcit-names(1).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/convert.h"
#include "opcit/export.h"
#include "opcit/name.h"
#include "opcit/record.h"

namespace opcit {

/// A name as one line: "van Gogh, Vincent", "Smith, John, Jr.", "Musset, Alfred de" (a dropping particle), "{World
/// Health Organization}" (a literal). Braces protect text from being split; a backslash escapes
/// braces and backslashes, and writes tab, line feed and carriage return (`\t \n \r`). read_name_line() returns the
/// same parts for any name; iD and affiliations are not in the line.
OPCIT_API std::string name_line(const Name& name);
/// The inverse. A line without comma and braces is read as printed on a page: "Vincent van Gogh". Views of the result
/// live as long as both `line` and `arena`.
OPCIT_API Name read_name_line(std::string_view line, Arena& arena);

/// One way to write a name, with or without an iD.
struct SpellingCount {
  std::string line;         ///< name_line().
  std::string orcid;        ///< Its iD; empty without.
  std::uint64_t count = 0;  ///< Number of names with this spelling.
};

/// One person, as far as spellings show.
struct Person {
  std::string name;                      ///< The most complete spelling.
  std::string orcid;                     ///< The iD that one of the spellings has.
  std::uint64_t count = 0;               ///< Number of names in all spellings.
  std::vector<SpellingCount> spellings;  ///< The most frequent first.
};

/// Why two people in the list may be the same.
enum class Doubt : std::uint8_t {
  several,        ///< The name matches several people: "J. Schmude" next to Johannes and Jakob.
  initials_only,  ///< Different initials: "J. Schmude", "J. P. Schmude".
  middle_name,    ///< A middle name is written out on one side only.
  prefix,         ///< One given name begins the other: "Alex", "Alexander".
  no_given,       ///< One has no given name.
  family,         ///< One has a particle or a further family name: "García", "García Márquez".
  suffix,         ///< One has a suffix: "Jr.".
  spacing,        ///< The same letters, split differently: "Mingzhou", "Ming Zhou"; "García Márquez" split elsewhere.
  swapped,        ///< Family and given name are exchanged: "Mingzhou, Zhou", "Zhou, Mingzhou".
  crowded,        ///< More names share family and initial than were compared.
};
/// As in opcit-names(1): "several", "initials-only" ..
OPCIT_API std::string_view spelling(Doubt doubt) noexcept;

/// A person who may be the same as others in the list.
struct DoubtfulPerson {
  std::size_t person = 0;           ///< Index into People::people.
  Doubt doubt = Doubt::several;     ///< Why.
  std::vector<std::size_t> others;  ///< Indices as well. At most five; none for Doubt::crowded.
};

/// The result of PeopleCounter.
struct People {
  std::vector<Person> people;            ///< By name.
  std::vector<DoubtfulPerson> doubtful;  ///< In the order of `people`.
};

/// Counts names. Memory grows with the number of distinct names only. One thread at a time.
class OPCIT_API PeopleCounter {
 public:
  PeopleCounter();
  ~PeopleCounter();
  /// @{
  /// A moved-from object may only be destroyed.
  PeopleCounter(PeopleCounter&&) noexcept;
  PeopleCounter& operator=(PeopleCounter&&) noexcept;
  /// @}

  /// One name.
  void add(const Name& name);
  /// All names of all roles, except inherited ones: they are counted in the parent.
  void add(const Record& record);

  /// Independent of the order in which names were added. Close to linear in the number of distinct names.
  People people() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Maps names to names: the lines of `opcit names --format tsv`, possibly edited. Immutable; any thread.
class OPCIT_API NameMap {
 public:
  /// Reads tab-separated lines: spelling, canonical name, and more columns, of which only the fifth (an ORCID iD)
  /// is used. A first line "spelling, canonical .." is the heading; empty lines, and lines without a tab that begin
  /// with "#", are skipped. Invalid lines are reported and skipped. Throws IoError.
  static NameMap read(Source& source, Observer& observer);

  NameMap();
  ~NameMap();
  /// @{
  /// Results of find() stay valid.
  NameMap(NameMap&&) noexcept;
  NameMap& operator=(NameMap&&) noexcept;
  /// @}

  /// The canonical name; nullptr if the map does not have `name` or has it as canonical. A line with the name's own
  /// iD wins over one without. Lives as long as the map; without iD and affiliations.
  const Name* find(const Name& name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace opcit
