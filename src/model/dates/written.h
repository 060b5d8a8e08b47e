/// Dates as databases and people write them in plain text: "2019/09/20", "Sep 2019", "2019 Sep-Oct", "Winter 2005".
#pragma once

#include <optional>
#include <string_view>

#include "opcit/date.h"

namespace opcit {

/// What a text says of a date. EndNote splits one over two tags, so a point may come without its year ("May 12").
struct WrittenDate {
  Date date;                   ///< Its literal is never set.
  std::string_view rest = {};  ///< What follows the third slash of "2019/09/20/rest" and is no part of a date.

  bool has_year() const noexcept { return date.from.has_year; }
};

/// nullopt when the text is no date in English or in numbers. Years have three digits at least, months are never taken
/// for days: "03/04/2019" is no date here, because nobody knows which it is. Linear; looks at 64 words at most.
std::optional<WrittenDate> parse_written_date(std::string_view text);

}  // namespace opcit
