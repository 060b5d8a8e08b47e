/// Takes over from a candidate what a record lacks. What the user wrote stays, unless he gave it up by name.
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

/// What can be filled.
enum class Part : std::uint8_t {
  author,  ///< A list that is missing, or was cut short.
  issued,  ///< A date that is missing, or whose year was guessed.
  title,   ///< These two only when they are to be overwritten.
  abstract,
  arxiv,        ///< The id, and beside it the version.
  doi,          ///< Of the preprint (10.48550/arXiv.ID); of a published work, the publisher's.
  journal_doi,  ///< Of the published version of a preprint, beside its own.
  journal_ref,  ///< Where it was published, in the authors' words.
  category,
};
inline constexpr std::size_t part_count = 9;

/// "author", "journal-doi": on the command line and in reports.
std::string_view spelling(Part part) noexcept;
OPCIT_API std::optional<Part> find_part(std::string_view spelling) noexcept;

/// The tag of the extra, of the format bibtex, that holds the journal reference.
inline constexpr std::string_view journal_ref_tag = "journalref";

struct Filled {
  Part part;
  std::string before;  ///< As plain text; empty when there was nothing.
  std::string after;
};

/// Fills `record`, whose new parts live in `arena`; the candidate's views are copied. `score` decides what may be
/// completed: an author list only when all printed names match in order.
std::vector<Filled> fill(Record& record, const match::Work& candidate, const match::Score& score,
                         std::span<const Part> overwrite, Arena& arena);

}  // namespace opcit::enrich
