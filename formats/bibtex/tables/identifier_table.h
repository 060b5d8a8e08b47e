/// Identifiers and links of an entry and of the record, for both directions.
/// read/identifiers.h and write/identifiers.h use it.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "bibtex/tables/tags.h"
#include "opcit/vocabulary.h"

namespace opcit::bibtex {

/// A field with an identifier. Other rules write doi and eprint.
struct IdentifierRow {
  std::string_view tag;
  Scheme scheme;
  std::string_view separator;  ///< Between several identifiers; empty if the field holds one.
  bool written;
  Tag number = find_tag(tag);

  constexpr FieldName name() const noexcept { return {tag, number}; }
};

inline std::span<const IdentifierRow> identifier_rows() noexcept {
  static constexpr auto rows = std::to_array<IdentifierRow>({
      {"doi", Scheme::doi, "", false},
      {"isbn", Scheme::isbn, ", ", true},
      {"issn", Scheme::issn, ", ", true},
      {"pmid", Scheme::pmid, "", true},
      {"pmcid", Scheme::pmcid, "", true},
      {"pmc", Scheme::pmcid, "", false},
      {"url", Scheme::url, "", true},
  });
  return rows;
}

/// Values of eprinttype (archivePrefix): those of biblatex's manual, section 3.14.7, and others in use.
struct ArchiveRow {
  std::string_view archive;  ///< Lower case.
  Scheme scheme;
  bool written;
};

inline std::span<const ArchiveRow> archive_rows() noexcept {
  static constexpr auto rows = std::to_array<ArchiveRow>({
      {"arxiv", Scheme::arxiv, true},
      {"jstor", Scheme::jstor, true},
      {"hdl", Scheme::handle, true},
      {"pubmed", Scheme::pmid, false},
      {"pmid", Scheme::pmid, false},
      {"pmcid", Scheme::pmcid, false},
      {"handle", Scheme::handle, false},
  });
  return rows;
}

/// The value of a link field if the source only states that the resource exists.
inline constexpr std::string_view available = "available";

}  // namespace opcit::bibtex
