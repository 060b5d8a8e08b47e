/// Copies what a record lacks from a candidate. Values of the user are kept, unless the user named them to be replaced.
/// enricher.h calls it for each match.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/decide.h"
#include "opcit/export.h"
#include "opcit/record.h"

namespace opcit::enrich {

/// The parts of a record that can be filled.
enum class Part : std::uint8_t {
  author,  ///< A missing or incomplete list.
  issued,  ///< A missing date, or a date with an inferred year.
  title,   ///< Title and abstract are only filled if they are to be overwritten.
  abstract,
  arxiv,        ///< The id and the version.
  doi,          ///< The DOI of the preprint (10.48550/arXiv.ID); for a published work, the publisher's DOI.
  journal_doi,  ///< The DOI of the published version of a preprint, in addition to its own.
  journal_ref,  ///< The place of publication, in the words of the authors.
  category,
};
inline constexpr std::size_t part_count = 9;

/// "author", "journal-doi": the names on the command line and in reports.
std::string_view spelling(Part part) noexcept;
OPCIT_API std::optional<Part> find_part(std::string_view spelling) noexcept;

/// The tag of the extra (of the format bibtex) with the journal reference.
inline constexpr std::string_view journal_ref_tag = "journalref";

struct Filled {
  Part part;
  std::string before;  ///< As plain text; empty if there was no value.
  std::string after;
};

/// Fills `record`; new parts are stored in `arena`, and the candidate's views are copied. `score` limits what is
/// completed: an author list is only completed if all printed names match in order.
std::vector<Filled> fill(Record& record, const match::Work& candidate, const match::Score& score,
                         std::span<const Part> overwrite, Arena& arena);

}  // namespace opcit::enrich
