/// Which candidate is the work, if any. Nothing is guessed: what cannot be told apart is ambiguous.
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

/// Points that make a match, and by how many it must surpass the next best work.
inline constexpr int threshold = 85;
inline constexpr int margin = 7;
/// From here on a candidate is worth a person's look, unless all its titles are known to be others.
inline constexpr int worth_a_look = 70;

/// Whether sources have been asked for all that they know. Before, only a paper with just the title that is looked for
/// is accepted: there may be a better one than one that is spelt otherwise or seems to be renamed.
enum class Stage : std::uint8_t { searching, all_asked };

struct Ranked {
  std::size_t candidate = 0;  ///< Index into the candidates.
  Score score;
};

struct Decision {
  Verdict verdict = Verdict::not_found;
  std::vector<Ranked> ranked;        ///< The best ones first, at most `kept`.
  std::vector<std::string> reasons;  ///< Why the verdict, then what speaks for the best one.

  const Ranked* best() const noexcept { return ranked.empty() ? nullptr : &ranked.front(); }
};

inline constexpr std::size_t kept = 8;

/// `candidates` may hold a work several times (found by two queries); its arXiv id tells. A record that has an arXiv id
/// of its own is compared with the paper of that id, when that is there, and with no other.
Decision decide(const Work& wanted, std::span<const Work> candidates);
/// The same among those of `candidates` that have these indices.
Decision decide(const Work& wanted, std::span<const Work> candidates, std::span<const std::size_t> among, Stage stage);

}  // namespace opcit::match
