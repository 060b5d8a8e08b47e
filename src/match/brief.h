/// A record as far as comparing it with many others needs it: folded and cut short. duplicates.h compares briefs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "match/title.h"
#include "opcit/record.h"

namespace opcit::match {

/// The data of a record that comparisons need: a few hundred bytes.
struct Brief {
  Title title;
  bool generic_title = false;         ///< "Editorial", "Book review", or missing.
  std::int32_t year = 0;              ///< 0: unknown.
  std::vector<std::string> families;  ///< Folded; of at most 12 authors or, without authors, editors.
  std::vector<std::string> initials;  ///< For each of them, folded; may be empty.
  std::size_t authors = 0;
  bool truncated = false;
  std::vector<std::string> dois;  ///< Lower case, without DOIs of arXiv.
  std::string arxiv;
  std::string pmid;
  std::vector<std::string> isbns;
  std::string container;  ///< Folded.
  std::string volume;
  std::string issue;
  std::string first_page;
  std::string last_page;
  std::string edition;
  std::string number;
  Kind kind = Kind::document;
  std::size_t weight = 0;  ///< How much data the record has.
};

Brief brief_of(const Record& record);

}  // namespace opcit::match
