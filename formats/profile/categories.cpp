#include "profile/categories.h"

#include <algorithm>

#include "base/ascii.h"
#include "model/arxiv_categories.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

constexpr int clear_majority = 3;

/// Finds complete ids, and retired archives of old papers ("astro-ph"), which are not short codes.
const ArxivCategory* find_whole(std::string_view code) {
  if (const ArxivCategory* found = find_arxiv_category(code)) return found;
  std::string lower(code);
  std::ranges::transform(lower, lower.begin(), ascii::to_lower);
  return find_arxiv_category(lower);
}

}  // namespace

std::vector<CategoryResolver::Candidate> CategoryResolver::candidates_of(std::string_view code) {
  std::vector<Candidate> candidates;
  for (const ArxivCategory* category : arxiv_categories_by_code(code)) {
    auto found = std::ranges::find(candidates, category->canonical, &Candidate::id);
    if (found == candidates.end()) {
      found = candidates.insert(candidates.end(), {category->canonical, {arxiv_archive(category->canonical)}});
    }
    const std::string_view archive = arxiv_archive(category->id);
    if (std::ranges::find(found->archives, archive) == found->archives.end()) found->archives.push_back(archive);
  }
  return candidates;
}

void CategoryResolver::see(std::string_view code) {
  if (!code.empty()) ++seen_[code];
}

void CategoryResolver::count() {
  counted_ = true;
  for (const auto& [code, papers] : seen_) {
    if (const ArxivCategory* whole = find_whole(code)) {
      archives_[arxiv_archive(whole->id)] += papers;
      continue;
    }
    const std::vector<Candidate> candidates = candidates_of(code);
    // An alias of two archives (NA: cs, math) does not vote for either.
    if (candidates.size() == 1 && candidates[0].archives.size() == 1) archives_[candidates[0].archives[0]] += papers;
  }
}

int CategoryResolver::votes_for(const Candidate& candidate) const {
  int votes = 0;
  for (const std::string_view archive : candidate.archives) {
    const auto found = archives_.find(archive);
    if (found != archives_.end()) votes += found->second;
  }
  return votes;
}

ResolvedCategory CategoryResolver::decide(std::string_view code) const {
  if (const ArxivCategory* whole = find_whole(code)) return {Resolution::plain, whole->id, {}};
  const std::vector<Candidate> candidates = candidates_of(code);
  if (candidates.empty()) return {};
  if (candidates.size() == 1) return {Resolution::plain, candidates[0].id, {}};
  ResolvedCategory resolved{Resolution::ambiguous, {}, {}};
  int best = 0;
  int second = 0;
  for (const Candidate& candidate : candidates) {
    resolved.candidates += (resolved.candidates.empty() ? "" : ", ") + std::string(candidate.id);
    const int votes = votes_for(candidate);
    second = std::max(second, std::min(best, votes));
    if (votes > best) resolved.id = candidate.id;
    best = std::max(best, votes);
  }
  if (best > 0 && best >= clear_majority * second) {
    resolved.how = Resolution::by_papers;
  } else {
    resolved.id = {};
  }
  return resolved;
}

const ResolvedCategory& CategoryResolver::resolve(std::string_view code) {
  if (!counted_) count();
  const auto found = resolved_.find(code);
  return found != resolved_.end() ? found->second : resolved_.emplace(code, decide(code)).first->second;
}

}  // namespace opcit::profile
