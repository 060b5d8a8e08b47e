/// Joins papers to people: a graph of what papers share, whose strongest links are joined first, cluster with cluster.
/// evidence.h weighs the links.
#pragma once

#include <cstdint>
#include <vector>

#include "people/evidence.h"

namespace opcit::people {

/// What is known before: a paper is the person's or surely not. The person itself may be a paper of its own (`mine`).
enum class Mark : std::uint8_t { open, mine, other };

/// Two clusters that were joined, or might be, by their strongest pair of papers.
struct Link {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double points = 0;        ///< All together, with the rarity of the name; `enough` joins.
  std::uint32_t pairs = 1;  ///< How many pairs of papers speak for it.
};

struct Clustering {
  std::vector<std::uint32_t> cluster;  ///< Of each paper: its number, from 0 in the order of the first papers.
  std::vector<Link> joins;             ///< In the order in which they were made.
  std::vector<Link> rest;              ///< Links between clusters that stay apart, the strongest of each pair.
};

/// Close to linear in the number of papers: a token of many papers links each of them with a few neighbours only.
Clustering cluster(const Judge& judge, const std::vector<Paper>& papers, const std::vector<Mark>& marks);

}  // namespace opcit::people
