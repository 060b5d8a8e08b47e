/// Splits lists of names: author lines of pages, and BibTeX's "and" lists. An omission ("et al.") sets the flag
/// `truncated` and is never a person. Takes linear time for any input.
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
  std::span<const NameSpan> spans = {};  ///< For each of names.people, its place without separators.
  /// Titles and degrees that are not part of a name, as written: "Dr.", "PhD". Empty for BibTeX's lists.
  std::span<const std::string_view> left_out = {};
};

/// Splits an author line: "A, B and C et al.", "Last, F., Last, F.", one name per line, with ";" or "&", "X
/// Collaboration: A, B". The pattern of the whole list decides if a comma separates two people, or family and given
/// name. The views of the result are valid as long as `source` and `arena`.
NameList parse_listed_names(std::string_view source, Arena& arena);

struct TexNameList {
  std::span<const std::string_view> names;  ///< The TeX of each name, trimmed; views of the source.
  bool truncated = false;                   ///< A name was "others" (BibTeX) or "et al." (people).
};

/// Splits a BibTeX field at the word "and" between spaces at brace depth 0, in any letter case.
TexNameList split_name_list(std::string_view tex, Arena& arena);

/// split_name_list() with each name parsed by BibTeX's rules.
NameList parse_bibtex_names(std::string_view tex, Arena& arena);

}  // namespace opcit::names
