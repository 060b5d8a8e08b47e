/// What speaks for and against two papers being one person's, in points. The table of weights is in evidence.cpp, and
/// in opcit-people(1).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "people/paper.h"

namespace opcit::people {

/// Points that a join needs, next to those that the rarity of the printed name takes or gives.
inline constexpr double enough = 2.8;
/// What a point of rarity is worth.
inline constexpr double rarity_weight = 1.3;

struct Reason {
  std::string text;
  double points = 0;
};

struct Judgement {
  double points = 0;
  bool any = false;      ///< Something speaks for it.
  bool apart = false;    ///< Two people for sure: other given names, other iDs.
  bool certain = false;  ///< One person for sure: the same iD, the same work.
};

class Judge {
 public:
  /// All must outlive the judge.
  Judge(const Tokens& tokens, const std::vector<Paper>& papers, const std::vector<PrintedName>& names);

  /// With `reasons`, says why.
  Judgement compare(std::size_t a, std::size_t b, std::vector<Reason>* reasons = nullptr) const;
  /// Whether the printed names of two papers cannot be one person's.
  bool names_differ(std::size_t a, std::size_t b) const;
  /// Of the printed names of two papers, at most `initials_rarity` where initials may be those of several people.
  double rarity(std::size_t a, std::size_t b) const;
  /// In how many papers a token is.
  std::uint32_t frequency(Token token) const { return frequency_[token]; }
  /// How the printed name is in a list of reasons.
  Reason rarity_reason(std::size_t a, std::size_t b) const;

 private:
  struct Tally;
  void count_shared(const Paper& a, const Paper& b, Tally& tally) const;
  void weigh_coauthors(const Paper& a, const Paper& b, Tally& tally) const;
  void weigh_words(double rarity, Tally& tally) const;
  void weigh_places(const Paper& a, const Paper& b, Tally& tally) const;
  void weigh_years(const Paper& a, const Paper& b, Tally& tally) const;
  void find_ambiguous_initials();

  const Tokens& tokens_;
  const std::vector<Paper>& papers_;
  const std::vector<PrintedName>& names_;
  std::vector<std::uint32_t> frequency_;
  double crowd_ = 0;        ///< Taken from rarity in a large input.
  double best_rarity_ = 0;  ///< Of all printed names.
  bool ambiguous_initials_ = false;
};

}  // namespace opcit::people
