/// @file
/// The people of a bibliography: their spellings, which of these are surely one person's, which may be; and the map
/// from spellings to the names that are to stand for them. The rules are those of opcit-names(1).
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
/// Health Organization}" (a literal). Braces keep together what would be split otherwise; a backslash stands before
/// braces and backslashes, and for tab, line feed and carriage return (`\t \n \r`). read_name_line() gives the same
/// parts again, whatever they hold; iD and affiliations are not in the line.
OPCIT_API std::string name_line(const Name& name);
/// The inverse. A line without comma and braces is read as printed on a page: "Vincent van Gogh". Views of the result
/// live as long as both `line` and `arena`.
OPCIT_API Name read_name_line(std::string_view line, Arena& arena);

/// One way to write a name, with or without an iD.
struct SpellingCount {
  std::string line;         ///< name_line().
  std::string orcid;        ///< Its iD; empty without.
  std::uint64_t count = 0;  ///< Of names written so.
};

/// One person, as far as spellings tell.
struct Person {
  std::string name;                      ///< The fullest of the spellings.
  std::string orcid;                     ///< The iD that one of the spellings has.
  std::uint64_t count = 0;               ///< Of names in all spellings.
  std::vector<SpellingCount> spellings;  ///< The most frequent first.
};

/// Why two who are listed apart may be one.
enum class Doubt : std::uint8_t {
  several,        ///< The name fits several people: "J. Schmude" beside Johannes and Jakob.
  initials_only,  ///< Initials beside other initials: "J. Schmude", "J. P. Schmude".
  middle_name,    ///< A middle name is written out on one side only.
  prefix,         ///< One given name begins the other: "Alex", "Alexander".
  no_given,       ///< One has no given name.
  family,         ///< One has a particle or a further family name: "García", "García Márquez".
  suffix,         ///< One has a suffix: "Jr.".
  spacing,        ///< The same letters, parted otherwise: "Mingzhou", "Ming Zhou"; "García Márquez" cut elsewhere.
  swapped,        ///< Family and given name change places: "Mingzhou, Zhou", "Zhou, Mingzhou".
  crowded,        ///< More names share family and initial than were compared.
};
/// As opcit-names(1) has it: "several", "initials-only" ..
OPCIT_API std::string_view spelling(Doubt doubt) noexcept;

/// Somebody who may be one with others in the list.
struct DoubtfulPerson {
  std::size_t person = 0;           ///< Index into People::people.
  Doubt doubt = Doubt::several;     ///< Why.
  std::vector<std::size_t> others;  ///< Indices as well. At most five; none for Doubt::crowded.
};

/// What PeopleCounter has found.
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
  /// The one that was moved from may only be destroyed.
  PeopleCounter(PeopleCounter&&) noexcept;
  PeopleCounter& operator=(PeopleCounter&&) noexcept;
  /// @}

  /// One name.
  void add(const Name& name);
  /// All names of all roles, but for those that were inherited from a parent, which counts them itself.
  void add(const Record& record);

  /// Independent of the order in which names were added. Close to linear in the number of distinct names.
  People people() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Which name stands for which: the lines of `opcit names --format tsv`, maybe edited. Immutable; any thread.
class OPCIT_API NameMap {
 public:
  /// Reads tab-separated lines: spelling, canonical name, and what follows, of which only the fifth (an ORCID iD)
  /// counts. A first line "spelling, canonical .." is the heading; empty lines, and lines without a tab that begin with
  /// "#", are passed over. Bad lines are diagnostics and left out. Throws IoError.
  static NameMap read(Source& source, Observer& observer);

  NameMap();
  ~NameMap();
  /// @{
  /// What find() gave stays good.
  NameMap(NameMap&&) noexcept;
  NameMap& operator=(NameMap&&) noexcept;
  /// @}

  /// The canonical name, nullptr when the map does not have `name` or has it as canonical. A line with the name's own
  /// iD wins over one without. Lives as long as the map; without iD and affiliations.
  const Name* find(const Name& name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace opcit
