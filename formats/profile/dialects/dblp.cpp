// DBLP: the pages of a person and of search results.
#include <algorithm>
#include <array>
#include <utility>

#include "profile/dialects/dialects.h"
#include "profile/dialects/page_date.h"
#include "profile/dialects/venue.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace dblp_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "\\[{tag}]"},
    {Role::heading, "{year}"},
    {Role::furniture, "{n} – today"},
    {Role::furniture, "{n} – {n}"},
    {Role::furniture, "\\[{_}]"},
    {Role::field, "https://dblp.org/rec/{id}"},
    {Role::field, "(journals|conf|phd|books|series|reference|homepages|tr)/{id}"},
    {Role::furniture, "(Person information|Publications|Other persons with the same name|see FAQ)"},
    {Role::furniture, "What is the meaning of the colors{_}"},
    {Role::furniture, "affiliation: {_}"},
    {Role::furniture, "(view|ask others|export record|share record|details & citations|authority control:|dblp key:)"},
    {Role::furniture, "(persistent URL:|electronic edition|no documents available){_}"},
    {Role::furniture, "(RIS|RDF N-Triples|RDF Turtle|RDF/XML|XML|Google|Google Scholar|Semantic Scholar)"},
    {Role::furniture, "(Internet Archive Scholar|CiteSeerX|PubPeer|Bluesky|BibSonomy|Mastodon|Hacker News)"},
    {Role::furniture, "(Coauthor Index|refine list|Refine list|trace|manage site settings)"},
});

bool is_author_line(std::string_view line) noexcept { return line.ends_with(':'); }

constexpr auto below = std::to_array<Slot>({
    {Part::authors, is_author_line},
    {Part::citation},
});

/// Splits "Title. LREC 2020: 4237-4246", "Title. CoRR abs/2603.21151 (2026)".
void cite(Entry& entry, std::string_view line) {
  const std::size_t venue = venue_after_title(line);
  if (venue == std::string_view::npos) return entry.add(Part::title, line);
  const std::size_t title_end = line[venue - 1] == '.' ? venue - 1 : venue;
  entry.add(Part::title, line.substr(0, title_end));
  std::string_view rest = trim(line.substr(venue));
  constexpr std::string_view corr = "CoRR abs/";
  if (!rest.starts_with(corr)) return read_venue(entry, rest);
  entry.add(Part::venue, rest.substr(0, 4));
  rest.remove_prefix(corr.size());
  entry.add(Part::arxiv, take_word(rest));
  rest = trim(rest);
  if (rest.size() == 6 && is_year(rest.substr(1, 4))) entry.add(Part::year, rest.substr(1, 4));
}

/// DBLP's letters for types of works, with the names in work_types.cpp.
void finish(Entry& entry) {
  static constexpr auto kinds = std::to_array<std::pair<char, std::string_view>>({{'j', "journal article"},
                                                                                  {'c', "conference paper"},
                                                                                  {'i', "preprint"},
                                                                                  {'b', "book"},
                                                                                  {'e', "edited book"},
                                                                                  {'p', "book chapter"},
                                                                                  {'d', "data set"}});
  const std::string_view tag = entry.first(Part::type);
  entry.replace(Part::type, {});
  const auto* const kind =
      std::ranges::find(kinds, tag.empty() ? ' ' : tag.front(), &std::pair<char, std::string_view>::first);
  if (kind != kinds.end()) entry.add(Part::type, kind->second);
}

constexpr auto proofs = std::to_array<Proof>({
    {2, "\\[{tag}]"},
    {3, "What is the meaning of the colors{_}"},
    {2, "electronic edition {_}"},
});

}  // namespace
}  // namespace dblp_tables

const Dialect dblp = {
    .id = "dblp",
    .page = "dblp page",
    .proofs = dblp_tables::proofs,
    .rows = dblp_tables::rows,
    .below = dblp_tables::below,
    .cite = dblp_tables::cite,
    .finish = dblp_tables::finish,
};

}  // namespace opcit::profile
