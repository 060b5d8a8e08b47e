/// The inputs of the laws: for each format that can be read, its files in tests/laws/samples (named after the
/// id of the format), the sample of the program, and generated records.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "opcit/registry.h"

namespace opcit::test {

struct Sample {
  std::string name;  ///< "bibtex.bib", "generated nasty".
  const Format* format = nullptr;
  std::string text;
};

/// The builtin formats and `exact`.
const Registry& all_formats();
/// Formats that can be written, without `exact`.
std::vector<const Format*> writable_formats();
/// Formats that cannot be read: lists, formats of CVs and of web sites.
std::vector<const Format*> write_only_formats();
/// The samples of every format that can be read, including `exact`.
const std::vector<Sample>& samples();

/// True if tests/laws/known_gaps.txt has the line "LAW FORMAT WHAT": a known bug that is not fixed yet. A law
/// that finds another fault fails.
bool is_known_gap(std::string_view law, std::string_view format, std::string_view what);
/// Fails for each known gap of this law and format that is not in `found`: the list can only shrink.
void expect_no_stale_gap(std::string_view law, std::string_view format, const std::set<std::string>& found);

}  // namespace opcit::test
