/// What is known of a work for telling whether it is another one's: prepared once, compared often.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/title.h"
#include "opcit/record.h"

namespace opcit::match {

/// Days since 1970-01-01; unknown days and months count as the first.
std::int64_t day_number(const DatePoint& point) noexcept;

/// Views point into the record's batch.
struct Work {
  const Record* record = nullptr;
  Title title;
  std::vector<Title> earlier_titles;  ///< Of earlier versions, where they were asked for.
  Names authors;
  std::vector<std::string> families;  ///< Folded, one for each author.
  Date issued;
  DatePoint updated;                    ///< The last version's day; no year when unknown.
  std::string_view arxiv;               ///< Id without version.
  int version = 0;                      ///< Of the arXiv id; 0 when unknown.
  int titles_known = 1;                 ///< How many of its versions have had a look at their titles.
  std::vector<std::string> dois;        ///< Lower case, those of arXiv left out.
  std::vector<std::uint64_t> abstract;  ///< Hashes of its runs of three words, sorted.
};

/// Whether it may have, or have had, a title that is not known.
inline bool may_be_renamed(const Work& work) noexcept { return work.version == 0 || work.titles_known < work.version; }

Work work_of(const Record& record);

}  // namespace opcit::match
