/// Joins papers to people: builds a graph of what the papers share, and joins clusters, strongest link first.
/// evidence.h weighs the links.
#pragma once

#include <cstdint>
#include <vector>

#include "people/evidence.h"

namespace opcit::people {

/// What is known in advance about a paper: it is the person's or not. The person file is one more paper (`mine`).
enum class Mark : std::uint8_t { open, mine, other };

/// A link between two clusters, made or possible, given by their strongest pair of papers.
struct Link {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double points = 0;        ///< The sum, including the rarity of the name; a join needs `enough`.
  std::uint32_t pairs = 1;  ///< How many pairs of papers are linked.
};

struct Clustering {
  std::vector<std::uint32_t> cluster;  ///< The number of each paper's cluster, from 0 in the order of the papers.
  std::vector<Link> joins;             ///< In the order in which they were made.
  std::vector<Link> rest;              ///< Links between clusters that were not joined, one for each pair.
};

/// Almost linear in the number of papers: for a frequent token, each paper is compared with a few neighbours only.
Clustering cluster(const Judge& judge, const std::vector<Paper>& papers, const std::vector<Mark>& marks);

}  // namespace opcit::people
