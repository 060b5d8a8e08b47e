/// Reads dates as databases and people write them: "2019/09/20", "Sep 2019", "2019 Sep-Oct", "Winter 2005".
/// edtf.h reads EDTF, and date.h has the calendar.
#pragma once

#include <optional>
#include <string_view>

#include "opcit/date.h"

namespace opcit {

/// A parsed date. EndNote splits a date over two tags, so the year may be missing ("May 12").
struct WrittenDate {
  Date date;                   ///< Its literal is never set.
  std::string_view rest = {};  ///< Text after the third slash of "2019/09/20/rest" that is not part of a date.

  bool has_year() const noexcept { return date.from.has_year; }
};

/// Returns nullopt if the text is not a date in English or in numbers. Years have at least three digits. Ambiguous
/// dates such as "03/04/2019" are rejected. Linear; reads at most 64 words.
std::optional<WrittenDate> parse_written_date(std::string_view text);

}  // namespace opcit
