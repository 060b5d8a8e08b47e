/// Values that have the same form in arXiv's feed and in its metadata snapshot.
/// entry_reader.h and snapshot_paper_reader.h use them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "opcit/arena.h"
#include "opcit/date.h"

namespace opcit::arxiv {

/// Splits an abstract into paragraphs. Its lines are wrapped; an indented line, or a line after an empty one, starts a
/// paragraph (https://info.arxiv.org/help/prep.html#abstracts). Returns a view of `text` if it has only one line.
std::string_view unwrap_prose(std::string_view text, Arena& arena);

/// A title or comment as one line with single spaces. Returns a view of `text` if nothing had to be joined.
std::string_view unwrap_line(std::string_view text, Arena& arena);

/// The words of `text`, separated by white space: DOIs, categories.
std::vector<std::string_view> split_blanks(std::string_view text);

/// The date of "Mon, 2 Apr 2007 19:18:42 GMT", the form in the snapshot (RFC 5322, section 3.3).
std::optional<DatePoint> parse_mail_day(std::string_view text) noexcept;

}  // namespace opcit::arxiv
