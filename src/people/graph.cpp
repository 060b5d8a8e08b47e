#include "people/graph.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace opcit::people {
namespace {

/// In inputs up to this size, all pairs of papers are compared.
constexpr std::size_t small_input = 200;
/// If at most this many papers have a token, all pairs of them are compared: one limit up to `medium_input`, one above.
constexpr std::size_t most_of_token = 48;
constexpr std::size_t medium_input = 3000;
constexpr std::size_t most_of_token_in_large = 12;
/// For a more frequent token, each paper is compared with this many that follow it by year.
constexpr std::size_t neighbours = 4;
/// The mean of the links of the other papers in the smaller cluster is added to the strongest link, times this factor.
constexpr double support = 0.2;
/// Points if all pairs of papers of two clusters are linked, with `pairs_for_density` links or more.
constexpr double density = 3.0;
constexpr double pairs_for_density = 5;
constexpr std::size_t most_rounds = 60;
/// At most this many different printed names of each cluster are compared.
constexpr std::size_t most_names = 12;

struct Edge {
  std::uint32_t a, b;
  double points;
};

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
  return (static_cast<std::uint64_t>(std::min(a, b)) << 32U) | std::max(a, b);
}

void add_all_pairs(const std::vector<std::uint32_t>& papers, std::size_t reach, std::vector<std::uint64_t>& out) {
  for (std::size_t i = 0; i < papers.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(papers.size(), i + 1 + reach); ++j)
      out.push_back(pair_key(papers[i], papers[j]));
  }
}

std::vector<std::uint64_t> candidates(const Judge& judge, const std::vector<Paper>& papers) {
  std::vector<std::uint64_t> pairs;
  std::vector<std::uint32_t> all(papers.size());
  std::iota(all.begin(), all.end(), 0U);
  if (papers.size() <= small_input) {
    add_all_pairs(all, all.size(), pairs);
    return pairs;
  }
  std::stable_sort(all.begin(), all.end(), [&](auto x, auto y) { return papers[x].first_year < papers[y].first_year; });
  std::unordered_map<Token, std::vector<std::uint32_t>> with_token;
  for (const std::uint32_t paper : all) {
    for (const Token token : papers[paper].tokens) {
      if (judge.frequency(token) > 1) with_token[token].push_back(paper);
    }
  }
  const std::size_t most = papers.size() <= medium_input ? most_of_token : most_of_token_in_large;
  for (const auto& [token, list] : with_token) add_all_pairs(list, list.size() <= most ? most : neighbours, pairs);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

class Joiner {
 public:
  Joiner(const Judge& judge, const std::vector<Paper>& papers, const std::vector<Mark>& marks)
      : judge_(judge),
        papers_(papers),
        marks_(marks),
        parent_(papers.size()),
        size_(papers.size(), 1),
        names_(papers.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (std::uint32_t i = 0; i < papers.size(); ++i) {
      if (papers[i].spelling != none) names_[i].push_back(i);
    }
  }

  Clustering run() {
    join_marked();
    make_edges();
    std::vector<Link> links;
    for (std::size_t round = 0; round < most_rounds; ++round) {
      links = find_links();
      if (!join_best(links)) break;
    }
    links = find_links();
    Clustering result;
    result.cluster = numbered();
    result.joins = std::move(joins_);
    result.rest = std::move(links);
    return result;
  }

 private:
  std::uint32_t root(std::uint32_t paper) {
    while (parent_[paper] != paper) paper = parent_[paper] = parent_[parent_[paper]];
    return paper;
  }

  void unite(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (b < a) std::swap(a, b);  // the lower number stays, so that numbers do not depend on the order of joins
    parent_[b] = a;
    size_[a] += size_[b];
    if (marks_[a] == Mark::open) marks_[a] = marks_[b];
    for (const std::uint32_t name : names_[b]) add_name(names_[a], name);
    names_[b] = {};
  }

  void add_name(std::vector<std::uint32_t>& names, std::uint32_t paper) const {
    if (names.size() >= most_names) return;
    const bool known = std::any_of(names.begin(), names.end(), [&](std::uint32_t other) {
      return papers_[other].spelling == papers_[paper].spelling && papers_[other].orcid == papers_[paper].orcid;
    });
    if (!known) names.push_back(paper);
  }

  void join_marked() {
    std::uint32_t first = none;
    for (std::uint32_t i = 0; i < papers_.size(); ++i) {
      if (marks_[i] != Mark::mine) continue;
      if (first == none)
        first = i;
      else
        unite(first, i);
    }
  }

  void make_edges() {
    for (const std::uint64_t pair : candidates(judge_, papers_)) {
      const auto a = static_cast<std::uint32_t>(pair >> 32U);
      const auto b = static_cast<std::uint32_t>(pair);
      const Judgement judged = judge_.compare(a, b);
      if (!judged.apart && judged.any && judged.points > 0) edges_.push_back({a, b, judged.points});
    }
  }

  /// The links between all pairs of clusters, the strongest first.
  std::vector<Link> find_links() {
    std::erase_if(edges_, [this](const Edge& edge) { return root(edge.a) == root(edge.b); });
    std::vector<std::pair<std::uint64_t, std::uint32_t>> by_clusters(edges_.size());
    for (std::uint32_t i = 0; i < edges_.size(); ++i)
      by_clusters[i] = {pair_key(root(edges_[i].a), root(edges_[i].b)), i};
    std::sort(by_clusters.begin(), by_clusters.end());
    std::vector<Link> links;
    for (std::size_t from = 0, end = 0; from < by_clusters.size(); from = end) {
      while (end < by_clusters.size() && by_clusters[end].first == by_clusters[from].first) ++end;
      links.push_back(weigh(by_clusters.data() + from, end - from));
    }
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
      return std::tuple(-x.points, x.a, x.b) < std::tuple(-y.points, y.a, y.b);
    });
    return links;
  }

  Link weigh(const std::pair<std::uint64_t, std::uint32_t>* edges, std::size_t count) {
    const auto a = static_cast<std::uint32_t>(edges->first >> 32U);
    const auto b = static_cast<std::uint32_t>(edges->first);
    const std::uint32_t smaller = size_[a] <= size_[b] ? a : b;
    std::unordered_map<std::uint32_t, double> best_of;  // the highest points of each paper in the smaller cluster
    const Edge* best = &edges_[edges->second];
    for (std::size_t i = 0; i < count && count > 1; ++i) {
      const Edge& edge = edges_[edges[i].second];
      if (edge.points > best->points) best = &edge;
      double& points = best_of[root(edge.a) == smaller ? edge.a : edge.b];
      points = std::max(points, edge.points);
    }
    double sum = best->points;
    if (count > 1)
      sum = std::accumulate(best_of.begin(), best_of.end(), 0.0,
                            [](double so_far, const auto& one) { return so_far + one.second; });
    const auto small = static_cast<double>(size_[smaller]);
    const auto all = static_cast<double>(size_[a]) * static_cast<double>(size_[b]);
    const auto linked = static_cast<double>(count);
    double points = best->points + support * (sum - best->points) / std::max(1.0, small - 1);
    points += density * std::min(1.0, linked / pairs_for_density) * linked / all;
    points += rarity_weight * judge_.rarity(best->a, best->b);
    return {best->a, best->b, points, static_cast<std::uint32_t>(count)};
  }

  bool may_join(std::uint32_t a, std::uint32_t b) const {
    if (marks_[a] != Mark::open && marks_[b] != Mark::open && marks_[a] != marks_[b]) return false;
    for (const std::uint32_t x : names_[a]) {
      for (const std::uint32_t y : names_[b]) {
        const bool other_ids =
            !papers_[x].orcid.empty() && !papers_[y].orcid.empty() && papers_[x].orcid != papers_[y].orcid;
        if (other_ids || judge_.names_differ(x, y)) return false;
      }
    }
    return true;
  }

  /// Joins each cluster at most once a round, because a join changes its links to the others.
  bool join_best(const std::vector<Link>& links) {
    std::vector<bool> used(papers_.size());
    bool any = false;
    for (const Link& link : links) {
      if (link.points < enough) break;
      const std::uint32_t a = root(link.a);
      const std::uint32_t b = root(link.b);
      if (a == b || used[a] || used[b] || !may_join(a, b)) continue;
      used[a] = used[b] = any = true;
      unite(a, b);
      joins_.push_back(link);
    }
    return any;
  }

  std::vector<std::uint32_t> numbered() {
    std::vector<std::uint32_t> numbers(papers_.size(), none);
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < papers_.size(); ++i) {
      if (root(i) == i) numbers[i] = next++;
    }
    for (std::uint32_t i = 0; i < papers_.size(); ++i) numbers[i] = numbers[root(i)];
    return numbers;
  }

  const Judge& judge_;
  const std::vector<Paper>& papers_;
  std::vector<Mark> marks_;  // of each cluster, at its root
  std::vector<std::uint32_t> parent_, size_;
  std::vector<std::vector<std::uint32_t>> names_;  // papers with the different names and iDs of a cluster, at the root
  std::vector<Edge> edges_;
  std::vector<Link> joins_;
};

}  // namespace

Clustering cluster(const Judge& judge, const std::vector<Paper>& papers, const std::vector<Mark>& marks) {
  return Joiner(judge, papers, marks).run();
}

}  // namespace opcit::people
