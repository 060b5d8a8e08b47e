// HAL: search results with one line per part, and reference lists with one line per work. In English or French.
#include <algorithm>
#include <array>

#include "profile/dialects/dialects.h"
#include "profile/dialects/found_ids.h"
#include "profile/dialects/page_date.h"
#include "profile/dialects/shapes.h"
#include "profile/dialects/venue.h"
#include "profile/dialects/work_types.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace hal_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "{hal}"},
    {Role::furniture, "{total} (documents|document|résultats|results)"},
    {Role::furniture, "{counted>}( documents| document)"},
});

bool is_citation(std::string_view line) noexcept { return line.ends_with('.') || line.ends_with("⟩"); }

constexpr auto above = std::to_array<Slot>({
    {Part::title},
    {Part::authors},
    {Part::citation, is_citation, true},
    {Part::type, is_work_type, true},
});

/// Splits "..., ⟨10.1000/1⟩. ⟨hal-01⟩": adds the identifiers in brackets and returns the text before the first one.
std::string_view take_ids(Entry& entry, std::string_view line) {
  constexpr std::string_view open = "⟨";
  constexpr std::string_view close = "⟩";
  const std::string_view before = line.substr(0, line.find(open));
  for (std::size_t at = line.find(open); at != std::string_view::npos; at = line.find(open, at + 1)) {
    const std::size_t end = std::min(line.find(close, at), line.size());
    const std::string_view inner = line.substr(at + open.size(), end - at - open.size());
    if (inner.starts_with("10.")) {
      entry.add(Part::doi, inner);
    } else if (const auto ids = find_ids(inner); !ids.empty() && ids.front().scheme == Scheme::arxiv) {
      entry.add(Part::arxiv, ids.front().value);
    } else {
      entry.add(Part::id, inner);
    }
  }
  return trim(before);
}

/// Reads "Journal, 2016, 9 (2), pp.245-275." and "2025."
void read_where(Entry& entry, std::string_view where) {
  while (where.ends_with('.') || where.ends_with(',')) where = trim(where.substr(0, where.size() - 1));
  if (is_year(where)) return entry.add(Part::year, where);
  // In "Journal, 2016, 9, pp.245", the year is between the name and the numbers.
  for (std::size_t at = where.find(", "); at != std::string_view::npos; at = where.find(", ", at + 1)) {
    const std::string_view rest = where.substr(at + 2);
    if (rest.size() < 4 || !is_year(rest.substr(0, 4)) || (rest.size() > 4 && rest[4] != ',')) continue;
    entry.add(Part::venue, where.substr(0, at));
    entry.add(Part::year, rest.substr(0, 4));
    Entry numbers;
    read_venue(numbers, rest.substr(4));
    for (const Piece& piece : numbers.pieces()) {
      if (piece.part != Part::venue) entry.add(piece.part, piece.text);
    }
    return;
  }
  read_venue(entry, where);
}

void cite(Entry& entry, std::string_view line) { read_where(entry, take_ids(entry, line)); }

constexpr auto proofs = std::to_array<Proof>({{3, "{hal}"}});

constexpr auto reference_rows = std::to_array<Row>({
    {Role::anchor, "{citation>} ⟨{hal}⟩(.|)"},
    {Role::furniture, "{total} (documents|document)"},
    {Role::furniture, "{counted>}( documents| document)"},
});

/// Reads "Jane Doe, Wei Chen, et al.. A Title. Journal, 2016, ...".
void cite_reference(Entry& entry, std::string_view line) {
  const std::string_view text = take_ids(entry, line);
  const AuthorsFirst split = split_authors_first(text);
  entry.add(Part::authors, split.authors);
  const TitleFirst title = split_title_first(split.rest);
  entry.add(Part::title, title.title);
  read_where(entry, title.rest);
}

constexpr auto reference_proofs = std::to_array<Proof>({{3, "{_>} ⟨{hal}⟩(.|)"}});

}  // namespace
}  // namespace hal_tables

const Dialect hal = {
    .id = "hal",
    .page = "HAL result page",
    .proofs = hal_tables::proofs,
    .rows = hal_tables::rows,
    .above = hal_tables::above,
    .more = "show more results a page",
    .cite = hal_tables::cite,
};

const Dialect hal_references = {
    .id = "hal-references",
    .page = "HAL list",
    .proofs = hal_tables::reference_proofs,
    .rows = hal_tables::reference_rows,
    .cite = hal_tables::cite_reference,
};

}  // namespace opcit::profile
