/// Reports of a verification: text for terminals, JSON for programs, Markdown and HTML for co-authors.
/// result.h has the data.
#pragma once

#include <string>
#include <vector>

#include "opcit/export.h"
#include "verify/result.h"

namespace opcit::verify {

/// An array with one object for each entry.
OPCIT_API std::string as_json(const std::vector<Result>& results);
/// Markdown, and an HTML page that loads no other files.
OPCIT_API std::string as_markdown(const std::vector<Result>& results);
OPCIT_API std::string as_html(const std::vector<Result>& results);
/// Entries that are not verified, then the counts. `all`: every entry, with its reasons.
OPCIT_API std::string as_text(const std::vector<Result>& results, bool all);
/// "author: have 'A and B', Crossref has 'A and C' [author-other]"
OPCIT_API std::string text_of(const Problem& problem);

}  // namespace opcit::verify
