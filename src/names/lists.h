/// Lists of names: author lines as printed on pages, and BibTeX's "and" lists. A mark of omission ("et al.") is the
/// flag `truncated`, never a person. Linear in the source, whatever it holds.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

/// Bytes [pos, pos + len) of the source.
struct NameSpan {
  std::size_t pos = 0;
  std::size_t len = 0;
};

struct NameList {
  Names names;
  std::span<const NameSpan> spans = {};  ///< As many as names.people: where each stands, without its separators.
  /// Titles and degrees that are no part of a name, as written: "Dr.", "PhD". Of BibTeX's lists, none.
  std::span<const std::string_view> left_out = {};
};

/// Splits an author line: "A, B and C et al.", "Last, F., Last, F.", one a line, with ";" or "&", "X Collaboration: A,
/// B". Whether a comma parts two people or family from given is decided by the pattern of the whole list. Views of the
/// result live as long as both `source` and `arena`.
NameList parse_listed_names(std::string_view source, Arena& arena);

struct TexNameList {
  std::span<const std::string_view> names;  ///< The TeX of each, blanks at the ends cut; views of the source.
  bool truncated = false;                   ///< A name was "others" (BibTeX) or "et al." (people).
};

/// Cuts a BibTeX field at the word "and" between blanks at brace depth 0, in any case of letters.
TexNameList split_name_list(std::string_view tex, Arena& arena);

/// split_name_list() with each name parsed by BibTeX's rules.
NameList parse_bibtex_names(std::string_view tex, Arena& arena);

}  // namespace opcit::names
