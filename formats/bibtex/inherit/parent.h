/// An entry that others inherit from, as data.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bibtex/read/source_entry.h"

namespace opcit::bibtex {

/// What a parent hands down: its known fields, macros expanded; together at most max_handed_down bytes, and less when
/// many name it, so that a few bytes of a child never stand for megabytes.
struct Parent {
  struct Field {
    Tag tag;
    std::string tex;
  };
  std::string type;  ///< Lower case.
  std::vector<Field> fields;
  bool cut_short = false;  ///< A field had no room: it is there without its value.
};
using ParentMap = std::map<std::string, std::shared_ptr<Parent>, std::less<>>;
/// To all who name it once, and to one of many.
inline constexpr std::size_t max_handed_down_in_all = std::size_t{16} << 20;
inline constexpr std::size_t always_handed_down = std::size_t{8} << 10;

}  // namespace opcit::bibtex
