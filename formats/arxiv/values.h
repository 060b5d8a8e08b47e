/// Values that arXiv's feed and its metadata snapshot write alike.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "opcit/arena.h"
#include "opcit/date.h"

namespace opcit::arxiv {

/// An abstract as paragraphs. Lines are wrapped; one that is indented, or stands behind an empty one, begins a
/// paragraph (https://info.arxiv.org/help/prep.html#abstracts). A view of `text` when it is one line.
std::string_view unwrap_prose(std::string_view text, Arena& arena);

/// A title or comment as one line, its blanks single. A view of `text` where nothing had to be joined.
std::string_view unwrap_line(std::string_view text, Arena& arena);

/// The words of `text` between blanks: DOIs, categories.
std::vector<std::string_view> split_blanks(std::string_view text);

/// The day of "Mon, 2 Apr 2007 19:18:42 GMT", as the snapshot has it (RFC 5322, section 3.3).
std::optional<DatePoint> parse_mail_day(std::string_view text) noexcept;

}  // namespace opcit::arxiv
