/// The data of an entry that others inherit from. parents.h collects it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bibtex/read/source_entry.h"

namespace opcit::bibtex {

/// The fields that a parent contributes: its known fields with macros expanded, at most max_handed_down bytes. The
/// limit is lower if many entries name it, so that a few bytes of a child never become megabytes.
struct Parent {
  struct Field {
    Tag tag;
    std::string tex;
  };
  std::string type;  ///< Lower case.
  std::vector<Field> fields;
  bool cut_short = false;  ///< A field exceeded the limit and has an empty value.
};
using ParentMap = std::map<std::string, std::shared_ptr<Parent>, std::less<>>;
/// Limits in bytes: for all entries that name a parent once, and the minimum for each if there are many.
inline constexpr std::size_t max_handed_down_in_all = std::size_t{16} << 20;
inline constexpr std::size_t always_handed_down = std::size_t{8} << 10;

}  // namespace opcit::bibtex
