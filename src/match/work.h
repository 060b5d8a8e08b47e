/// The data of a work for comparisons: computed once, compared often. score.h compares two works.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/title.h"
#include "opcit/record.h"

namespace opcit::match {

/// Days since 1970-01-01. An unknown day or month counts as the first.
std::int64_t day_number(const DatePoint& point) noexcept;

/// Views point into the record's batch.
struct Work {
  const Record* record = nullptr;
  Title title;
  std::vector<Title> earlier_titles;  ///< Titles of earlier versions, if requested.
  Names authors;
  std::vector<std::string> families;  ///< Folded, one for each author.
  Date issued;
  DatePoint updated;                    ///< The day of the last version; without a year if unknown.
  std::string_view arxiv;               ///< The id without version.
  int version = 0;                      ///< The version of the arXiv id; 0 if unknown.
  int titles_known = 1;                 ///< The number of versions whose title is known.
  std::vector<std::string> dois;        ///< Lower case, without DOIs of arXiv.
  std::vector<std::uint64_t> abstract;  ///< Sorted hashes of all sequences of three words.
};

/// True if the work may have, or have had, a title that is not known.
inline bool may_be_renamed(const Work& work) noexcept { return work.version == 0 || work.titles_known < work.version; }

Work work_of(const Record& record);

/// The day of the last change that arXiv's feed or snapshot gives; no year when unknown.
DatePoint updated_of(const Record& record);

}  // namespace opcit::match
