/// Finds records of a library that are the same work: blocks give candidates in nearly linear time, and each pair gets
/// a decision with a reason. Contradicting records are never joined; similar records are listed. opcit-merge(1)
/// states the rules. src/update/merge.h merges the records.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "match/brief.h"

namespace opcit::match {

enum class Likeness : std::uint8_t { different, alike, same };

struct Comparison {
  Likeness likeness = Likeness::different;
  std::string reason;  ///< "DOI 10.1000/182", "same title; the years differ".
};

Comparison compare(const Brief& a, const Brief& b);

/// Title, authors and time, or an identifier, show that `published` is what the preprint became.
bool is_published_version(const Brief& preprint, const Brief& published);

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
