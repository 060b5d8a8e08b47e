/// Which written forms are surely one person's. The rules, and why they are safe, stand in opcit-names(1).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "names/compared.h"
#include "opcit/people.h"

namespace opcit::names {

/// Spellings that differ in nothing that counts: one comparison key, one transliteration, one iD or none.
struct WrittenForm {
  ComparedName name;
  std::string orcid;
  std::string line;  ///< One of its spellings, which settles the order of forms that are equally full.
};

struct DoubtfulForm {
  std::size_t form = 0;
  Doubt doubt = Doubt::several;
  std::vector<std::size_t> others;  ///< Forms of other people.
};

struct Clusters {
  std::vector<std::size_t> person;  ///< Of each form: a form of the same person, the same one for all of them.
  std::vector<DoubtfulForm> doubtful;
};

/// Forms are compared only within a family and an initial, each with a bounded number of others. The result depends on
/// what the forms are, not on their order.
Clusters cluster(const std::vector<WrittenForm>& forms);

}  // namespace opcit::names
