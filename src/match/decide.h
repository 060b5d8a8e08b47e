/// Decides which candidate is the wanted work, if any. It never guesses: doubtful cases are ambiguous. score.h gives
/// the points.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/score.h"

namespace opcit::match {

enum class Verdict : std::uint8_t { accepted, ambiguous, not_found };
std::string_view spelling(Verdict verdict) noexcept;

/// The points that a match needs, and its lead over the next best work.
inline constexpr int threshold = 85;
inline constexpr int margin = 7;
/// From this score on, a person should look at the candidate, unless all its titles are known to differ.
inline constexpr int worth_a_look = 70;

/// Whether all sources have been asked. Before that, only a paper with exactly the wanted title is accepted, because a
/// better candidate may follow one with a different spelling or one that seems renamed.
enum class Stage : std::uint8_t { searching, all_asked };

struct Ranked {
  std::size_t candidate = 0;  ///< Index into the candidates.
  Score score;
};

struct Decision {
  Verdict verdict = Verdict::not_found;
  std::vector<Ranked> ranked;        ///< The best candidates first, at most `kept`.
  std::vector<std::string> reasons;  ///< The reason of the verdict, followed by the evidence for the best candidate.

  const Ranked* best() const noexcept { return ranked.empty() ? nullptr : &ranked.front(); }
};

inline constexpr std::size_t kept = 8;

/// `candidates` can contain a work several times (found by two queries); the arXiv id identifies it. A record with an
/// arXiv id is only compared with the paper of this id, if it is among the candidates.
Decision decide(const Work& wanted, std::span<const Work> candidates);
/// The same for a subset of `candidates`, given by indices.
Decision decide(const Work& wanted, std::span<const Work> candidates, std::span<const std::size_t> among, Stage stage);

}  // namespace opcit::match
