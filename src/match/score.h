/// Scores how likely two works are the same, with reasons. Pure functions, thread safe. decide.h uses the score.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "match/work.h"

namespace opcit::match {

enum class AuthorLevel : std::uint8_t {
  unknown,    ///< One work has no authors.
  none,       ///< Hardly any common author.
  some,       ///< The first author, or half of the printed authors.
  most,       ///< The first author and two thirds of all, or the list is incomplete.
  reordered,  ///< All authors, in another order.
  all,        ///< All printed authors in order; if the list is complete, exactly these.
};

struct Score {
  int points = 0;  ///< 0 to 100.
  TitleLevel title = TitleLevel::unknown;
  AuthorLevel authors = AuthorLevel::unknown;
  bool date_fits = false;  ///< In the period of the candidate's versions.
  bool same_id = false;
  bool same_abstract = false;
  /// One sentence per fact, for people: "authors: all 3 printed names match in order".
  std::vector<std::string> reasons;
};

/// `wanted` comes from the user and may have an incomplete list of names; `candidate` comes from a source.
Score score(const Work& wanted, const Work& candidate);

/// Compares the authors of `wanted` with those of `candidate`.
AuthorLevel compare_authors(const Work& wanted, const Work& candidate);

}  // namespace opcit::match
