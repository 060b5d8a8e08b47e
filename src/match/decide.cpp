#include "match/decide.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace opcit::match {
namespace {

bool is_same_work(const Work& a, const Work& b) { return !a.arxiv.empty() && a.arxiv == b.arxiv; }

bool has_title(const Score& score) noexcept { return score.title == TitleLevel::equal; }

/// The best candidates, without repeated works.
std::vector<Ranked> rank(const Work& wanted, std::span<const Work> candidates, std::span<const std::size_t> among) {
  std::vector<Ranked> all;
  for (const std::size_t i : among) {
    Score scored = score(wanted, candidates[i]);
    if (scored.points > 0 || scored.same_id) all.push_back({i, std::move(scored)});
  }
  std::ranges::stable_sort(all, [&](const Ranked& a, const Ranked& b) {
    if (a.score.same_id != b.score.same_id) return a.score.same_id;
    if (a.score.points != b.score.points) return a.score.points > b.score.points;
    if (has_title(a.score) != has_title(b.score)) return has_title(a.score);
    return candidates[a.candidate].arxiv < candidates[b.candidate].arxiv;
  });
  std::vector<Ranked> best;
  for (Ranked& each : all) {
    const auto same = [&](const Ranked& other) {
      return is_same_work(candidates[each.candidate], candidates[other.candidate]);
    };
    if (best.size() < kept && std::ranges::none_of(best, same)) best.push_back(std::move(each));
  }
  return best;
}

/// The verdict if the record has the id of the candidate. The id can still be wrong.
Verdict judge_named(const Score& score, std::vector<std::string>& reasons) {
  const bool plausible = score.title >= TitleLevel::similar || score.authors >= AuthorLevel::most;
  const bool silent = score.title == TitleLevel::unknown && score.authors == AuthorLevel::unknown;
  if (plausible || silent) {
    reasons.emplace_back("the record has this arXiv id");
    return Verdict::accepted;
  }
  reasons.emplace_back("the record has this arXiv id, but title and authors are those of another paper");
  return Verdict::ambiguous;
}

/// True if a similar title means another paper: all titles of this candidate are known, and none is the wanted one.
bool never_had_title(const Score& score, const Work& candidate) noexcept {
  return score.title < TitleLevel::shortened && !may_be_renamed(candidate);
}

/// The lead of the best candidate over the next one. An equal title counts more than a similar one.
int lead_of(const std::vector<Ranked>& ranked) noexcept {
  if (ranked.size() < 2) return margin;
  const int lead = ranked[0].score.points - ranked[1].score.points;
  return has_title(ranked[0].score) && !has_title(ranked[1].score) ? std::max(lead, margin) : lead;
}

/// The reason why the best candidate is not accepted; empty if it can be accepted.
std::string objection(const std::vector<Ranked>& ranked, Stage stage) {
  const Score& best = ranked.front().score;
  if (best.points < threshold) {
    return fmt::format("the best candidate has {} of the {} points that it takes", best.points, threshold);
  }
  if (best.authors == AuthorLevel::some) return "the best candidate has too few of the printed authors";
  if (const int lead = lead_of(ranked); lead < margin) return fmt::format("two candidates are {} points apart", lead);
  if (!has_title(best) && stage == Stage::searching) return "there may be a paper with just this title";
  return {};
}

Verdict judge(const std::vector<Ranked>& ranked, std::span<const Work> candidates, Stage stage,
              std::vector<std::string>& reasons) {
  if (ranked.empty() || ranked.front().score.points < worth_a_look) {
    reasons.emplace_back(ranked.empty() ? "no candidate" : "no candidate comes near");
    return Verdict::not_found;
  }
  if (never_had_title(ranked.front().score, candidates[ranked.front().candidate])) {
    reasons.emplace_back("the nearest candidate never had this title");
    return Verdict::not_found;
  }
  std::string against = objection(ranked, stage);
  if (against.empty()) return Verdict::accepted;
  reasons.push_back(std::move(against));
  return Verdict::ambiguous;
}

}  // namespace

std::string_view spelling(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::accepted:
      return "accepted";
    case Verdict::ambiguous:
      return "ambiguous";
    case Verdict::not_found:
      break;
  }
  return "not-found";
}

Decision decide(const Work& wanted, std::span<const Work> candidates) {
  std::vector<std::size_t> all(candidates.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return decide(wanted, candidates, all, Stage::all_asked);
}

Decision decide(const Work& wanted, std::span<const Work> candidates, std::span<const std::size_t> among, Stage stage) {
  Decision decision;
  decision.ranked = rank(wanted, candidates, among);
  const bool named = !decision.ranked.empty() && decision.ranked.front().score.same_id;
  decision.verdict = named ? judge_named(decision.ranked.front().score, decision.reasons)
                           : judge(decision.ranked, candidates, stage, decision.reasons);
  if (const Ranked* best = decision.best()) {
    decision.reasons.insert(decision.reasons.end(), best->score.reasons.begin(), best->score.reasons.end());
  }
  return decision;
}

}  // namespace opcit::match
