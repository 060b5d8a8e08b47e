/// Sorts records with the same printed name among their authors by person, and with a person file into that person's
/// and others'. Start here; library.h, evidence.h and graph.h do the work, in this order.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "opcit/export.h"
#include "opcit/record.h"
#include "people/person.h"

namespace opcit::people {

/// Evidence for a join, or against it (negative points).
struct Evidence {
  std::string text;
  double points = 0;
};

/// The two records with the strongest link between two clusters, and the evidence.
struct Bond {
  std::size_t a = 0;  ///< The number of the record, in the order of add(); `person_itself` for the person file.
  std::size_t b = 0;
  double points = 0;
  std::uint32_t pairs = 0;  ///< How many pairs of records are linked.
  std::vector<Evidence> evidence;
};
inline constexpr std::size_t person_itself = static_cast<std::size_t>(-1);

/// The points needed to join two clusters.
OPCIT_API double enough_points() noexcept;

enum class Verdict : std::uint8_t { mine, not_mine, unsure };

struct Group {
  std::string name;                    ///< The fullest printed name.
  std::vector<std::string> spellings;  ///< All printed names.
  std::vector<std::size_t> records;
  std::vector<Bond> bonds;  ///< The joins that made the group.
};

struct Doubtful {
  std::size_t record = 0;
  std::string reason;         ///< The reason, in one line.
  std::vector<Bond> nearest;  ///< At most one: the strongest link, if too weak to join.
};

struct Sorted {
  std::vector<std::string> names;  ///< The names looked for.
  std::vector<Group> groups;       ///< The largest first; without the records in `unsure`.
  std::vector<Doubtful> unsure;
  std::vector<Verdict> verdicts;  ///< Of each record; empty without a person file.
  std::size_t mine = 0;           ///< The first `mine` groups are the person's.
};

class OPCIT_API Sorter {
 public:
  Sorter();
  ~Sorter();
  Sorter(Sorter&&) noexcept;
  Sorter& operator=(Sorter&&) noexcept;

  void add(const Record& record);
  std::size_t size() const;
  /// @{
  /// The key, title and year of a record, numbered in the order of add().
  const std::string& key(std::size_t record) const;
  const std::string& title(std::size_t record) const;
  std::int32_t year(std::size_t record) const;  ///< 0: unknown.
  /// @}

  /// The printed names on the most records: the default if the user gives no name. Several: the choice is unclear.
  std::vector<std::string> most_frequent_names() const;
  Sorted sort(const std::vector<std::string>& names);
  Sorted sort(const Person& person);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace opcit::people
