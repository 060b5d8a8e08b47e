/// One side of a three-way merge: the parts of a file with names by which they find each other.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/outline.h"

namespace opcit::update {

struct SideField {
  std::string name;        ///< Lower case; a second one of this name has a number.
  std::string_view value;  ///< As written.
  std::string_view lines;  ///< From the name to the value, with the comma after it.
};

struct SidePart {
  std::string id;         ///< "entry lee2020", "macro jot", "text" and a hash; a second one has a number.
  bool is_entry = false;  ///< Sound, so that its fields can be merged.
  std::string_view whole;
  std::string_view gap;  ///< Blanks up to the next part.
  std::string head;      ///< Type and key.
  std::string trivia;    ///< What is between the fields, blanks left out.
  std::vector<SideField> fields;

  const SideField* find(std::string_view name) const;
};

struct Side {
  std::string_view lead;  ///< Before the first part.
  std::vector<SidePart> parts;
  std::map<std::string_view, std::size_t> index;

  const SidePart* find(std::string_view id) const;
};

Side side_of(const Format& format, std::string_view text);

}  // namespace opcit::update
