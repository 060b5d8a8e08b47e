/// Whose papers: sorts records that have one printed name among their authors into people, and by a person file into
/// this person's and others'. Start here; library.h, evidence.h and graph.h do the work in this order.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "opcit/export.h"
#include "opcit/record.h"
#include "people/person.h"

namespace opcit::people {

/// Something that speaks for a join, or against it with negative points.
struct Evidence {
  std::string text;
  double points = 0;
};

/// Two records that link two clusters best, and why.
struct Bond {
  std::size_t a = 0;  ///< Number of the record, in the order of add(); `person` for what the person file says.
  std::size_t b = 0;
  double points = 0;
  std::uint32_t pairs = 0;  ///< How many pairs of records link the two clusters.
  std::vector<Evidence> evidence;
};
inline constexpr std::size_t person_itself = static_cast<std::size_t>(-1);

/// Points that join two clusters.
OPCIT_API double enough_points() noexcept;

enum class Verdict : std::uint8_t { mine, not_mine, unsure };

struct Group {
  std::string name;                    ///< The fullest printed name.
  std::vector<std::string> spellings;  ///< All printed names.
  std::vector<std::size_t> records;
  std::vector<Bond> bonds;  ///< The joins that made it.
};

struct Doubtful {
  std::size_t record = 0;
  std::string reason;         ///< Why it was not decided, in one line.
  std::vector<Bond> nearest;  ///< At most one: the strongest link that was not enough.
};

struct Sorted {
  std::vector<std::string> names;  ///< That were looked for.
  std::vector<Group> groups;       ///< The largest first; what is unsure is in none.
  std::vector<Doubtful> unsure;
  std::vector<Verdict> verdicts;  ///< Of each record; empty without a person.
  std::size_t mine = 0;           ///< How many of `groups` are the person's: the first ones.
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
  /// Of a record, in the order of add().
  const std::string& key(std::size_t record) const;
  const std::string& title(std::size_t record) const;
  std::int32_t year(std::size_t record) const;  ///< 0: unknown.
  /// @}

  /// The printed names that most records have: what to sort by when the user names nobody. More than one: unclear.
  std::vector<std::string> most_frequent_names() const;
  Sorted sort(const std::vector<std::string>& names);
  Sorted sort(const Person& person);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace opcit::people
