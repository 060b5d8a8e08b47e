// INSPIRE: search results and the page of an author.
#include <array>

#include "profile/dialects/dialects.h"
#include "profile/dialects/page_date.h"
#include "profile/dialects/venue.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace inspire_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "#{n}"},
    {Role::field, "Published in: {citation} • e-Print: {arxiv} \\[{categories}]"},
    {Role::field, "Published in: {citation} • e-Print: {arxiv}"},
    {Role::field, "Published in: {citation} • DOI: {doi}"},
    {Role::field, "Published in: {citation}"},
    {Role::field, "e-Print: {arxiv} \\[{categories}]"},
    {Role::field, "e-Print: {arxiv}"},
    {Role::field, "DOI: {doi}"},
    {Role::field, "(Contribution to|Report number|Thesis): {comment}"},
    {Role::field, "\\({date})"},
    {Role::furniture, "{total} results{_}"},
    {Role::furniture, "{n} citations"},
    {Role::furniture, "(pdf|DOI|cite|claim|reference search|links|Literature|Authors|Jobs|Seminars|Conferences)"},
    {Role::furniture, "(pdfDOIcite|pdfcite|DOIcite|citeclaim){_}"},
    {Role::furniture, "(Citation Summary|cite all|Most Recent|Most Cited|literature)"},
    {Role::furniture, "(literatureHelp|About INSPIRE|Powered by Invenio|Made with ){_}"},
});

constexpr auto above = std::to_array<Slot>({{Part::title}});
constexpr auto below = std::to_array<Slot>({{Part::authors, nullptr, false, true}});

void cite(Entry& entry, std::string_view line) {
  Entry parts;
  read_venue(parts, line);
  // This is the year of the volume; the year of the work follows the authors.
  for (const Piece& piece : parts.pieces()) {
    if (piece.part != Part::year || !entry.has(Part::date)) entry.add(piece.part, piece.text);
  }
}

/// "Jane Doe, Wei Chen (Nov 11, 2023)": the date is that of the INSPIRE record.
void finish(Entry& entry) {
  std::string_view authors;
  for (const Piece& piece : entry.pieces()) {
    if (piece.part == Part::authors) authors = piece.text;
  }
  const std::size_t open = authors.rfind('(');
  if (open == std::string_view::npos || !authors.ends_with(')')) return;
  const std::string_view date = authors.substr(open + 1, authors.size() - open - 2);
  if (!parse_page_date(date)) return;
  entry.replace(Part::date, date);
  if (open == 0) return;
  entry.replace(Part::authors, authors.substr(0, open));
}

constexpr auto proofs = std::to_array<Proof>({
    {3, "Published in: {_} • e-Print: {_}"},
    {1, "#{n}"},
    {3, "e-Print: {_} \\[{_}]"},
});

}  // namespace
}  // namespace inspire_tables

const Dialect inspire = {
    .id = "inspire",
    .page = "INSPIRE page",
    .proofs = inspire_tables::proofs,
    .rows = inspire_tables::rows,
    .above = inspire_tables::above,
    .below = inspire_tables::below,
    .authors = AuthorStyle::affiliated,
    .more = "show more results a page",
    .cite = inspire_tables::cite,
    .finish = inspire_tables::finish,
};

}  // namespace opcit::profile
