/// A dialect describes, as data, how copied pages of one site look. grammar.cpp reads pages by it; dialects.cpp has the
/// list of all dialects.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "opcit/arena.h"
#include "profile/dialects/page.h"

namespace opcit::profile {

/// The role of a line with a known shape.
enum class Role : std::uint8_t {
  furniture,  ///< Belongs to the page, not to a record.
  inside,     ///< The same, but inside a record: the lines above and below it stay together.
  anchor,     ///< Each record has one. Its holes are parts of the record.
  field,      ///< Its holes are parts of the record with the anchor above.
  heading,    ///< Its holes are parts of all records below it, up to the next heading.
};

struct Row {
  Role role;
  std::string_view pattern;  ///< See pattern.h.
  Part next = Part::none;    ///< The part of the next line of unknown shape: "Abstract:" precedes an abstract.
};

/// The place of a line of unknown shape, above or below the anchor.
struct Slot {
  Part part;
  bool (*fits)(std::string_view line) = nullptr;  ///< nullptr: any line.
  bool optional = false;
  bool repeated = false;
};

/// A line shape that is evidence for the dialect, with its points. The first few matching lines count.
struct Proof {
  int points;
  std::string_view pattern;
};

/// The site's form of names in an author line.
enum class AuthorStyle : std::uint8_t {
  listed,          ///< As src/names reads: "Jane Doe, Wei Chen", "Doe, J., Chen, W.", "Doe, J; Chen, W".
  initials_last,   ///< "Doe JM, Chen W": MEDLINE and Vancouver.
  initials_first,  ///< "JM Doe, W Chen": Google Scholar.
  one_each,        ///< Each piece is one person.
  affiliated,      ///< "Jane Doe (U. Example), Wei Chen"
};

/// Facts about the page as a whole.
struct PageFacts {
  std::string_view owner = {};
  std::string_view total = {};
  std::vector<std::string_view> strangers = {};  ///< Lines without a record and without a known shape.
  std::size_t furniture = 0;                     ///< The number of lines with a known shape that belong to the page.
};

struct Dialect {
  std::string_view id;    ///< For --dialect.
  std::string_view page;  ///< For messages: "page of Google Scholar".
  std::span<const Proof> proofs = {};
  std::span<const Row> rows = {};    ///< The first row that matches counts.
  std::span<const Slot> above = {};  ///< From top to bottom; the last one is directly above the anchor.
  std::span<const Slot> below = {};
  AuthorStyle authors = AuthorStyle::listed;
  bool preprints = false;      ///< All works are preprints.
  bool paragraphs = false;     ///< Lines are wrapped: lines up to a blank line or a known shape are joined.
  std::string_view more = {};  ///< What the user can do if the page shows fewer works than exist.
  std::size_t step = 0;        ///< A page without a total shows a multiple of this number, or all works.
  /// Splits `line`, a Part::citation, and adds its parts to `entry`. Only views of `line`.
  void (*cite)(Entry& entry, std::string_view line) = nullptr;
  /// Called after the last line of a record.
  void (*finish)(Entry& entry) = nullptr;
  /// Additional evidence: returns points for the lines.
  int (*evidence)(std::span<const PageLine> lines) = nullptr;
  int (*whole_evidence)(std::string_view head) = nullptr;
  /// Replaces the tables. `forced`: selected by --dialect. Text that is not a view of the page is stored in `arena`.
  PageFacts (*read)(std::string_view text, Arena& arena, bool forced,
                    const std::function<void(Entry&)>& take) = nullptr;
};

}  // namespace opcit::profile
