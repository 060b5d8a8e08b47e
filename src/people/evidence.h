/// The evidence for and against two papers having the same author, in points. The table of weights is in evidence.cpp
/// and in opcit-people(1).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "people/paper.h"

namespace opcit::people {

/// A join needs this many points, including those for the rarity of the printed name.
inline constexpr double enough = 2.8;
/// Points for each unit of rarity.
inline constexpr double rarity_weight = 1.3;

struct Reason {
  std::string text;
  double points = 0;
};

struct Judgement {
  double points = 0;
  bool any = false;      ///< There is evidence for the same person.
  bool apart = false;    ///< Certainly two people: other given names or other iDs.
  bool certain = false;  ///< Certainly one person: the same iD or the same work.
};

class Judge {
 public:
  /// The arguments must outlive the judge.
  Judge(const Tokens& tokens, const std::vector<Paper>& papers, const std::vector<PrintedName>& names);

  /// Appends the reasons to `reasons`, if given.
  Judgement compare(std::size_t a, std::size_t b, std::vector<Reason>* reasons = nullptr) const;
  /// True if the printed names of the two papers cannot belong to one person.
  bool names_differ(std::size_t a, std::size_t b) const;
  /// The rarity of the printed names of two papers; at most `initials_rarity` if initials can mean several people.
  double rarity(std::size_t a, std::size_t b) const;
  /// The number of papers with this token.
  std::uint32_t frequency(Token token) const { return frequency_[token]; }
  /// The entry for the rarity of the printed name in a list of reasons.
  Reason rarity_reason(std::size_t a, std::size_t b) const;

 private:
  struct Tally;
  void count_shared(const Paper& a, const Paper& b, Tally& tally) const;
  void weigh_coauthors(const Paper& a, const Paper& b, Tally& tally) const;
  void weigh_words(double rarity, Tally& tally) const;
  void weigh_abstracts(Tally& tally) const;
  void weigh_places(const Paper& a, const Paper& b, Tally& tally) const;
  void weigh_years(const Paper& a, const Paper& b, Tally& tally) const;
  void find_ambiguous_initials();

  const Tokens& tokens_;
  const std::vector<Paper>& papers_;
  const std::vector<PrintedName>& names_;
  std::vector<std::uint32_t> frequency_;
  double crowd_ = 0;        ///< Subtracted from the rarity in a large input.
  double best_rarity_ = 0;  ///< The highest rarity of a printed name.
  bool ambiguous_initials_ = false;
};

}  // namespace opcit::people
