// Google Scholar: the profile of a person, and search results. Its interface has many languages, so shapes matter more
// than words.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "profile/dialects/citation.h"
#include "profile/dialects/dialects.h"
#include "profile/dialects/initials.h"
#include "profile/dialects/page_date.h"
#include "profile/dialects/pattern.h"
#include "profile/dialects/venue.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace scholar_tables {
namespace {

constexpr auto profile_rows = std::to_array<Row>({
    {Role::anchor, ""},  // a row without citations and year: empty cells
    {Role::anchor, "{n}(*\t|\t){year}"},
    {Role::anchor, "{n}(*\t|\t|*)"},
    {Role::anchor, "{n}"},
    {Role::anchor, "{year}"},
    {Role::furniture, "{_}\t{_}"},
    {Role::furniture, "{_} {n}(–|-){n}"},
    {Role::furniture, "{_} {n}(–|-){n}( of | von | de | di | sur | из ){total}"},
    {Role::furniture, "(Title|Titel|Titre|Título|Titolo|Название|标题|タイトル|제목|Cited by|Year|All)"},
    {Role::furniture, "(Sort by citations|Sort by year|Sort by title|Nach Zitaten sortieren|Nach Jahr sortieren)"},
    {Role::furniture,
     "(Nach Titel sortieren|Trier par citations|Trier par année|Trier par titre|Public access|Co-authors)"},
    {Role::furniture, "(available|not available|Based on funding mandates)"},
    {Role::furniture, "{n}( articles| Artikel| artículos)"},
    {Role::furniture, "Verified email at {_}"},
    {Role::furniture, "(Bestätigte E-Mail-Adresse bei|E-mail validé de|Dirección de correo verificada de) {_}"},
    {Role::furniture, "{_}PrivacyTermsHelp"},
});

/// True for lines like "Phys. Rev. D 101 (7), 076002, 2020" and "Nature, 1998".
bool is_venue(std::string_view line) noexcept { return !is_initialled_list(line); }

constexpr auto profile_above = std::to_array<Slot>({
    {Part::title},
    {Part::authors, is_initialled_list, true},
    {Part::citation, is_venue, true},
});

/// "Journal of Brooks 12 (3), 45-61, 2019", "arXiv preprint arXiv:2103.01234, 2021"
void cite(Entry& entry, std::string_view line) {
  if (ascii::starts_with_lower(line, "arxiv")) return read_citation_tail(entry, line);
  read_venue(entry, line);
}

/// Counts rows of three lines and a line of numbers with the year that ends the third line.
int rows_of_profile(std::span<const PageLine> lines) {
  int points = 0;
  for (std::size_t i = 3; i < lines.size() && points < 9; ++i) {
    const std::string_view row = lines[i].text;
    if (row.size() < 4 || row.size() > 20 || !is_year(row.substr(row.size() - 4))) continue;
    if (row.size() > 4 && row[row.size() - 5] != '\t') continue;
    const bool same_year = lines[i - 1].text.ends_with(row.substr(row.size() - 4));
    if (same_year && is_initialled_list(lines[i - 2].text)) points += 3;
  }
  return points;
}

constexpr auto profile_proofs = std::to_array<Proof>({
    {3, "Cited by\tYear"},
    {3, "Title\tCited by\tYear"},
    {1, "i10-index\t{n}\t{n}"},
    {2, "Verified email at {_}"},
});

constexpr auto search_rows = std::to_array<Row>({
    {Role::anchor, "{initialled}( - | – | — ){citation}"},
    {Role::furniture, "{_} {total}( results| result| Ergebnisse| résultats| resultados| risultati| результатов){_}"},
    {Role::field, "(Save Cite|Speichern Zitieren|Enregistrer Citer|Guardar Citar|Salvar Citar|Salva Cita){_}"},
    {Role::field, "{_}(Cited by|Zitiert von|Cité|Citado por|Citato da|Цитируется|被引用) {_}"},
    {Role::field, "(Related articles|Ähnliche Artikel|Autres articles|Artículos relacionados) {_}"},
    {Role::furniture,
     "(Articles|Any time|Custom range...|Sort by relevance|Sort by date|include patents|include citations)"},
    {Role::furniture, "(Since|Seit|Depuis|Desde|Dal) {year}"},
    {Role::furniture, "(Artikel|Beliebige Zeit|Create alert|Review articles)"},
    {Role::furniture, "\\[{_}] {host}"},
});

/// True for "[PDF] arxiv.org", the place of a copy. A title can begin like this too, but then an anchor follows.
bool is_copy(std::string_view line) noexcept { return line.starts_with('['); }

bool is_snippet(std::string_view line) noexcept {
  return line.starts_with("…") || line.starts_with("...") || line.ends_with("…") || line.ends_with("...") ||
         line.ends_with('.');
}

constexpr auto search_above = std::to_array<Slot>({{Part::title}});
constexpr auto search_below = std::to_array<Slot>({
    {Part::abstract, is_snippet, true},
    {Part::none, is_copy, true, true},
});

/// Splits "Eur.Phys.J.C, 2025 - Springer", "2025 - arxiv.org", "Nature - Springer".
void cite_result(Entry& entry, std::string_view line) {
  std::size_t dash = line.rfind(" - ");
  if (dash != std::string_view::npos) {
    entry.add(Part::publisher, line.substr(dash + 3));
    line = trim(line.substr(0, dash));
  }
  if (is_year(line)) return entry.add(Part::year, line);
  cite(entry, line);
}

/// Removes "[PDF]", "[HTML]", "[CITATION]" and similar marks from the start of the title.
void finish_result(Entry& entry) {
  std::string_view title = entry.first(Part::title);
  while (title.starts_with('[')) {
    const std::size_t close = title.find("] ");
    constexpr std::size_t longest = 14;
    if (close == std::string_view::npos || close > longest) break;
    title = trim(title.substr(close + 1));
  }
  entry.replace(Part::title, title);
}

constexpr auto search_proofs = std::to_array<Proof>({
    {2, "{initialled}( - | – | — ){_}, {year}( - | – | — ){_}"},
    {2, "{initialled}( - | – | — ){year}( - | – | — ){_}"},
    {1, "{_} Cited by {n} Related articles {_}"},
});

}  // namespace
}  // namespace scholar_tables

const Dialect google_scholar = {
    .id = "google-scholar",
    .page = "Google Scholar profile",
    .proofs = scholar_tables::profile_proofs,
    .rows = scholar_tables::profile_rows,
    .above = scholar_tables::profile_above,
    .authors = AuthorStyle::initials_first,
    .more = "press SHOW MORE",
    .step = 20,
    .cite = scholar_tables::cite,
    .evidence = scholar_tables::rows_of_profile,
};

const Dialect google_scholar_search = {
    .id = "google-scholar-search",
    .page = "Google Scholar result page",
    .proofs = scholar_tables::search_proofs,
    .rows = scholar_tables::search_rows,
    .above = scholar_tables::search_above,
    .below = scholar_tables::search_below,
    .authors = AuthorStyle::initials_first,
    .more = "copy the next pages, too",
    .cite = scholar_tables::cite_result,
    .finish = scholar_tables::finish_result,
};

}  // namespace opcit::profile
