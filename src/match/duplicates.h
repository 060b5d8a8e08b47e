/// Which records of a library are the same work: candidates by blocks, so that time is nearly linear, and a decision
/// with a reason for each pair. Nothing is joined that contradicts itself; what looks alike is listed. opcit-merge(1)
/// states the rules. src/update/merge.h unites the records.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "match/title.h"
#include "opcit/record.h"

namespace opcit::match {

/// What is kept of a record to compare it: a few hundred bytes.
struct Brief {
  Title title;
  bool generic_title = false;         ///< "Editorial", "Book review", or missing.
  std::int32_t year = 0;              ///< 0: unknown.
  std::vector<std::string> families;  ///< Folded, of the authors or else editors, at most 12.
  std::vector<std::string> initials;  ///< Of each of them, folded; may be empty.
  std::size_t authors = 0;
  bool truncated = false;
  std::vector<std::string> dois;  ///< Lower case, without those of arXiv.
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
  std::size_t weight = 0;  ///< How much the record holds.
};

Brief brief_of(const Record& record);

enum class Likeness : std::uint8_t { different, alike, same };

struct Comparison {
  Likeness likeness = Likeness::different;
  std::string reason;  ///< "DOI 10.1000/182", "same title; the years differ".
};

Comparison compare(const Brief& a, const Brief& b);

/// Two records, by their numbers, a < b.
struct Pair {
  std::size_t a = 0;
  std::size_t b = 0;
  std::string reason;
};

struct Clusters {
  std::vector<std::size_t> survivor;  ///< For each record the number of the one that stands for it.
  std::vector<Pair> joined;           ///< Why, in order of the records.
  std::vector<Pair> alike;            ///< Not joined.
};

/// The survivor of a cluster is the record that holds most, the first of equals.
Clusters find_duplicates(const std::vector<Brief>& records);

}  // namespace opcit::match
