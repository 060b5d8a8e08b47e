/// Are these two the same work? Points with reasons. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "match/work.h"

namespace opcit::match {

enum class AuthorLevel : std::uint8_t {
  unknown,    ///< One of the two has none.
  none,       ///< Hardly anybody in common.
  some,       ///< The first, or half of those that are printed.
  most,       ///< The first, and two thirds of all; or the list goes on.
  reordered,  ///< All, in another order.
  all,        ///< All that are printed, in order; when the list is not cut short, no more and no less.
};

struct Score {
  int points = 0;  ///< 0 to 100.
  TitleLevel title = TitleLevel::unknown;
  AuthorLevel authors = AuthorLevel::unknown;
  bool date_fits = false;  ///< Within the candidate's versions.
  bool same_id = false;
  bool same_abstract = false;
  /// One sentence a fact, for people: "authors: all 3 printed names match in order".
  std::vector<std::string> reasons;
};

/// `wanted` is what somebody wrote, maybe with names left out; `candidate` is what a source knows of a work.
Score score(const Work& wanted, const Work& candidate);

/// How the authors of `wanted` stand in the list of `candidate`.
AuthorLevel compare_authors(const Work& wanted, const Work& candidate);

}  // namespace opcit::match
