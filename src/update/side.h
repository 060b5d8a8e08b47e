/// One side of a three-way merge: the parts of a file, with ids that pair the parts of different sides.
/// merge_file.h merges three of them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/outline.h"

namespace opcit::update {

struct SideField {
  std::string name;        ///< In lower case; repeated names are numbered.
  std::string_view value;  ///< As written.
  std::string_view lines;  ///< From the name to the value, with the comma after it.
};

struct SidePart {
  std::string id;         ///< "entry lee2020", "macro jot", or "text" and a hash; repeated ids are numbered.
  bool is_entry = false;  ///< A sound entry, whose fields can be merged.
  std::string_view whole;
  std::string_view gap;  ///< Blanks up to the next part.
  std::string head;      ///< Type and key.
  std::string trivia;    ///< The text between the fields, without blanks.
  std::vector<SideField> fields;

  const SideField* find(std::string_view name) const;
};

struct Side {
  std::string_view lead;  ///< The text before the first part.
  std::vector<SidePart> parts;
  std::map<std::string_view, std::size_t> index;

  const SidePart* find(std::string_view id) const;
};

Side side_of(const Format& format, std::string_view text);

/// From the name of a field of the entry `whole` to its value, with the comma that follows.
std::string_view lines_of(const OutlineField& field, std::string_view whole);
/// The spaces before `lines` where they begin a line of `whole`.
std::string_view indent_of(std::string_view whole, std::string_view lines);
/// Removes `lines` from `whole`, with their line where they have one of their own.
TextEdit removal(std::string_view whole, std::string_view lines);

}  // namespace opcit::update
