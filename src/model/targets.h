/// The programs that read bibliographies, as `--for NAME` spells them, and how writers spell values for each of them.
/// Where a row is silent, the program reads the default. opcit-convert(1) documents the table; check/checker.h and
/// formats/bibtex/check/targets.h have the rules of `opcit check`.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "opcit/format.h"

namespace opcit {

struct TargetRow {
  std::string_view name;
  /// CSL-JSON: types, names and properties that Zotero's importer keeps.
  bool csl_of_zotero = false;
  /// BibLaTeX: BibTeX's types instead of the types that the program drops; the publisher's place is address.
  bool old_entry_types = false;
  /// BibLaTeX: the number of an article is its pages, too. (BibTeX's styles print no eid, so .bib has both always.)
  bool number_as_pages = false;
  /// BibTeX: articleno and numpages instead of eid and pagetotal.
  bool acm_fields = false;
  /// RIS: "et al." is the last author.
  bool et_al_as_author = false;
  /// RIS: the type of preprints.
  std::string_view ris_preprint = "UNPB";
};

inline constexpr auto target_rows = std::to_array<TargetRow>({
    {.name = "acmart", .acm_fields = true},
    {.name = "biblatex"},
    {.name = "bibtex"},
    {.name = "endnote", .et_al_as_author = true},
    {.name = "hayagriva"},
    {.name = "jabref"},
    {.name = "mendeley"},
    {.name = "orcid"},
    {.name = "zotero", .csl_of_zotero = true, .old_entry_types = true, .number_as_pages = true, .ris_preprint = "GEN"},
});

inline constexpr auto target_names = [] {
  std::array<std::string_view, target_rows.size()> names{};
  std::ranges::transform(target_rows, names.begin(), &TargetRow::name);
  return names;
}();

constexpr bool is_target(std::string_view name) noexcept {
  return std::ranges::find(target_names, name) != target_names.end();
}

/// The option of writers.
inline constexpr OptionSpec target_option = {
    .name = "for",
    .type = OptionType::choice,
    .help = "Spell values for this program",
    .choices = "acmart|biblatex|bibtex|endnote|hayagriva|jabref|mendeley|orcid|zotero"};

/// The row of the target that the options name, or the row of none. Throws UsageError for an unknown name.
const TargetRow& target_of(const Options& options);

}  // namespace opcit
