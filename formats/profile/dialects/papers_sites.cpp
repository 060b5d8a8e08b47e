// Sites with preprints and their code: Papers with Code, Hugging Face's papers, alphaXiv.
#include <algorithm>
#include <array>

#include "profile/dialects/dialects.h"
#include "profile/dialects/page_date.h"

namespace opcit::profile {
namespace papers_tables {
namespace {

constexpr auto code_rows = std::to_array<Row>({
    {Role::anchor, "no code implementations • {citation} • {authors}"},
    {Role::anchor, "{n} code (implementations|implementation) • {citation} • {authors}"},
    {Role::furniture, "(★|☆){_}"},
    {Role::furniture, "(Paper|PaperAdd Code|PaperCode|Add Code)"},
    {Role::furniture, "{_} +{n}"},
    {Role::furniture, "Found {total} papers{_}"},
    {Role::furniture, "Search Results for author: {owner}"},
    {Role::furniture, "Browse State-of-the-Art{_}"},
});
constexpr auto title_above = std::to_array<Slot>({{Part::title}});

bool is_prose(std::string_view line) noexcept { return line.ends_with('.') || line.ends_with("…"); }
constexpr auto code_below = std::to_array<Slot>({{Part::abstract, is_prose, true}});

/// A line is a date ("24 May 2020") or a venue ("EMNLP 2014").
void cite_code(Entry& entry, std::string_view line) {
  if (parse_page_date(line)) return entry.add(Part::date, line);
  entry.add(Part::venue, line);
  const std::size_t size = line.size();
  if (size > 4 && is_year(line.substr(size - 4))) entry.add(Part::year, line.substr(size - 4));
}

constexpr auto code_proofs = std::to_array<Proof>({
    {3, "{n} code (implementations|implementation) • {_}"},
    {3, "no code implementations • {_}"},
});

constexpr auto face_rows = std::to_array<Row>({
    {Role::anchor, "(Paper |)• {arxiv} • Published {date} • {n}"},
    {Role::anchor, "(Paper |)• {arxiv} • Published {date}"},
    {Role::inside, "Paper"},
    {Role::furniture, "(AI & ML interests|None yet|Recent Activity|Organizations|Papers|Collections|Models)"},
    {Role::inside, "{n}"},
});
constexpr auto face_proofs = std::to_array<Proof>({{3, "(Paper |)• {arxiv} • Published {_}"}});

constexpr auto alpha_rows = std::to_array<Row>({
    {Role::anchor, "{date}"},
    {Role::furniture, "(alphaXiv|Explore|Communities|Resources|View blog)"},
    {Role::inside, "{n}"},
    {Role::furniture, "{total} Papers"},
});

bool is_tags(std::string_view line) noexcept {
  return line.find(' ') == std::string_view::npos && line.find('-') != std::string_view::npos;
}
constexpr auto alpha_below = std::to_array<Slot>({
    {Part::tags, is_tags, true},
    {Part::title},
    {Part::authors},
    {Part::abstract, nullptr, true},
});
constexpr auto alpha_proofs = std::to_array<Proof>({{4, "alphaXiv"}, {1, "View blog"}});

}  // namespace
}  // namespace papers_tables

const Dialect papers_with_code = {
    .id = "papers-with-code",
    .page = "Papers with Code page",
    .proofs = papers_tables::code_proofs,
    .rows = papers_tables::code_rows,
    .above = papers_tables::title_above,
    .below = papers_tables::code_below,
    .cite = papers_tables::cite_code,
};

const Dialect hugging_face = {
    .id = "hugging-face",
    .page = "Hugging Face page",
    .proofs = papers_tables::face_proofs,
    .rows = papers_tables::face_rows,
    .above = papers_tables::title_above,
    .preprints = true,
};

const Dialect alphaxiv = {
    .id = "alphaxiv",
    .page = "alphaXiv page",
    .proofs = papers_tables::alpha_proofs,
    .rows = papers_tables::alpha_rows,
    .below = papers_tables::alpha_below,
    .preprints = true,
};

}  // namespace opcit::profile
