/// A dialect: how the pages of one site look when they are copied, as data. grammar.cpp is what reads by it,
/// dialects.cpp the list of all.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "opcit/arena.h"
#include "profile/dialects/page.h"

namespace opcit::profile {

/// What a line does whose shape is known.
enum class Role : std::uint8_t {
  furniture,  ///< Belongs to the page.
  inside,     ///< The same, within a record: the lines above and below it stay together.
  anchor,     ///< Each record has one. Its holes are parts of the record.
  field,      ///< Its holes are parts of the record whose anchor is above.
  heading,    ///< Its holes are parts of all records below it, up to the next heading.
};

struct Row {
  Role role;
  std::string_view pattern;  ///< See pattern.h.
  Part next = Part::none;    ///< What the next line of no known shape is: "Abstract:" stands above an abstract.
};

/// A place for a line of no known shape, above the anchor or below it.
struct Slot {
  Part part;
  bool (*fits)(std::string_view line) = nullptr;  ///< nullptr: any line.
  bool optional = false;
  bool repeated = false;
};

/// A shape that speaks for the dialect, by so many points. The first few lines with it count.
struct Proof {
  int points;
  std::string_view pattern;
};

/// How the site writes the names in an author line.
enum class AuthorStyle : std::uint8_t {
  listed,          ///< As src/names reads: "Jane Doe, Wei Chen", "Doe, J., Chen, W.", "Doe, J; Chen, W".
  initials_last,   ///< "Doe JM, Chen W": MEDLINE's and Vancouver's.
  initials_first,  ///< "JM Doe, W Chen": Google Scholar's.
  one_each,        ///< A piece is one person.
  affiliated,      ///< "Jane Doe (U. Example), Wei Chen"
};

/// What a page says of itself.
struct PageFacts {
  std::string_view owner = {};
  std::string_view total = {};
  std::vector<std::string_view> strangers = {};  ///< Lines of no record and no known shape.
  std::size_t furniture = 0;                     ///< Lines of a known shape that belong to the page.
};

struct Dialect {
  std::string_view id;    ///< For --dialect.
  std::string_view page;  ///< For people: "page of Google Scholar".
  std::span<const Proof> proofs = {};
  std::span<const Row> rows = {};    ///< The first that fits counts.
  std::span<const Slot> above = {};  ///< From top to bottom, the last one directly above the anchor.
  std::span<const Slot> below = {};
  AuthorStyle authors = AuthorStyle::listed;
  bool preprints = false;      ///< All of its works are.
  bool paragraphs = false;     ///< Its lines are wrapped: lines up to a blank one, or to a known shape, are one.
  std::string_view more = {};  ///< What to do when the page shows fewer works than there are.
  /// Adds to `entry` the parts that `line`, a Part::citation, is made of. Views of `line` only.
  void (*cite)(Entry& entry, std::string_view line) = nullptr;
  /// After the last line of a record.
  void (*finish)(Entry& entry) = nullptr;
  /// Evidence that no proof can hold: points for the lines.
  int (*evidence)(std::span<const PageLine> lines) = nullptr;
  int (*whole_evidence)(std::string_view head) = nullptr;
  /// Instead of the tables; `forced` by --dialect. Text that is no view of the page is in `arena`.
  PageFacts (*read)(std::string_view text, Arena& arena, bool forced,
                    const std::function<void(Entry&)>& take) = nullptr;
};

}  // namespace opcit::profile
