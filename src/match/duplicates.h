/// Finds records of a library that are the same work: blocks give candidates in nearly linear time, and each pair gets
/// a decision with a reason. Contradicting records are never joined; similar records are listed. opcit-merge(1)
/// states the rules. src/update/merge.h merges the records.
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

enum class Likeness : std::uint8_t { different, alike, same };

struct Comparison {
  Likeness likeness = Likeness::different;
  std::string reason;  ///< "DOI 10.1000/182", "same title; the years differ".
};

Comparison compare(const Brief& a, const Brief& b);

/// Two records by number, with a < b.
struct Pair {
  std::size_t a = 0;
  std::size_t b = 0;
  std::string reason;
};

struct Clusters {
  std::vector<std::size_t> survivor;  ///< For each record, the number of the record that represents its cluster.
  std::vector<Pair> joined;           ///< Joined pairs with reasons, in record order.
  std::vector<Pair> alike;            ///< Similar pairs that were not joined.
};

/// The survivor of a cluster is the record with the most data, the first one among equals.
Clusters find_duplicates(const std::vector<Brief>& records);

}  // namespace opcit::match
