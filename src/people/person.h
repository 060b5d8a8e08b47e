/// The file of --person: who the person is, and which works are known to be theirs. opcit-people(1) describes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/export.h"

namespace opcit::people {

struct Person {
  std::vector<std::string> names;  ///< As printed or "Family, Given".
  std::string orcid;
  std::vector<std::string> coauthors;
  std::vector<std::string> categories;  ///< arXiv's.
  std::int32_t first_year = 0;          ///< 0: unknown.
  std::int32_t last_year = 0;
  std::vector<std::string> in;   ///< Keys and ids (DOI, arXiv id ..) of the person's works.
  std::vector<std::string> out;  ///< Keys and ids of works of other people.
};

/// Reads a JSON object, with lines "accept KEY" and "reject KEY" before or after it. The last line about a key counts.
/// Throws IoError if the file is invalid.
OPCIT_API Person read_person(std::string_view text);

}  // namespace opcit::people
