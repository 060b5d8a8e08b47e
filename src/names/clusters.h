/// Decides which written forms certainly belong to one person. opcit-names(1) has the rules and why they are safe;
/// relation.h compares two forms.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "names/compared.h"
#include "opcit/people.h"

namespace opcit::names {

/// Spellings without significant differences: the same comparison key, the same transliteration, the same iD or none.
struct WrittenForm {
  ComparedName name;
  std::string orcid;
  std::string line;  ///< One of its spellings, by which equally full forms are sorted.
};

struct DoubtfulForm {
  std::size_t form = 0;
  Doubt doubt = Doubt::several;
  std::vector<std::size_t> others;  ///< Forms of other people.
};

struct Clusters {
  std::vector<std::size_t> person;  ///< For each form, the index of a form that represents its person.
  std::vector<DoubtfulForm> doubtful;
};

/// Compares forms only if they share family name and initial, each with a limited number of others. The result does
/// not depend on the order of the forms.
Clusters cluster(const std::vector<WrittenForm>& forms);

}  // namespace opcit::names
