#include "bibtex/tables/type_table.h"

#include <algorithm>
#include <array>

namespace opcit::bibtex {
namespace {

using enum Dialects;

// clang-format off
constexpr auto type_list = std::to_array<TypeRow>({
    // The fourteen types of BibTeX's standard styles.
    {"article", "magazine", Kind::article_magazine, both},
    {"article", "newspaper", Kind::article_newspaper, both},
    {"article", "", Kind::article_journal, both},
    {"book", "", Kind::book, both},
    {"booklet", "", Kind::pamphlet, both},
    {"incollection", "", Kind::chapter, both},
    {"inbook", "", Kind::chapter, none},
    {"inproceedings", "", Kind::paper_conference, both},
    {"conference", "", Kind::paper_conference, none},
    {"manual", "", Kind::book, none},
    {"phdthesis", "", Kind::thesis, bibtex},
    {"mastersthesis", "", Kind::thesis, none},
    {"proceedings", "", Kind::book, none},
    {"techreport", "", Kind::report, bibtex},
    {"unpublished", "", Kind::manuscript, both},
    // Preprints: ORCID and Zotero have no better BibTeX type than @misc; biblatex's maintainers recommend @online.
    {"online", "preprint", Kind::article, biblatex},
    {"misc", "preprint", Kind::article, bibtex},
    // biblatex's regular types.
    {"mvbook", "", Kind::book, none},
    {"bookinbook", "", Kind::chapter, none},
    {"suppbook", "", Kind::chapter, none},
    {"collection", "", Kind::book, none},
    {"mvcollection", "", Kind::book, none},
    {"suppcollection", "", Kind::chapter, none},
    {"dataset", "", Kind::dataset, biblatex},
    {"online", "", Kind::webpage, biblatex},
    {"patent", "", Kind::patent, biblatex},
    {"periodical", "magazine", Kind::article_magazine, none},
    {"periodical", "newspaper", Kind::article_newspaper, none},
    {"periodical", "", Kind::periodical, biblatex},
    {"suppperiodical", "magazine", Kind::article_magazine, none},
    {"suppperiodical", "newspaper", Kind::article_newspaper, none},
    {"suppperiodical", "", Kind::article_journal, none},
    {"mvproceedings", "", Kind::book, none},
    {"reference", "", Kind::book, none},
    {"mvreference", "", Kind::book, none},
    {"inreference", "", Kind::entry_encyclopedia, biblatex},
    {"report", "", Kind::report, biblatex},
    {"software", "", Kind::software, biblatex},
    {"thesis", "", Kind::thesis, biblatex},
    // biblatex's types without a driver.
    {"artwork", "", Kind::graphic, biblatex},
    {"audio", "", Kind::song, biblatex},
    {"commentary", "", Kind::book, none},
    {"image", "", Kind::graphic, none},
    {"image", "figure", Kind::figure, biblatex},
    {"jurisdiction", "", Kind::legal_case, biblatex},
    {"legal", "", Kind::treaty, biblatex},
    {"legislation", "", Kind::legislation, biblatex},
    {"letter", "", Kind::personal_communication, biblatex},
    {"movie", "", Kind::motion_picture, biblatex},
    {"music", "", Kind::song, none},
    {"performance", "", Kind::performance, biblatex},
    {"review", "", Kind::review, biblatex},
    {"standard", "", Kind::standard, biblatex},
    {"video", "", Kind::motion_picture, none},
    // Aliases in biblatex (section 2.1.2), types of biblatex-apa and others.
    {"electronic", "", Kind::webpage, none},
    {"www", "", Kind::webpage, none},
    {"preprint", "", Kind::article, none},
    {"data", "", Kind::dataset, none},
    {"letters", "", Kind::personal_communication, none},
    {"newsarticle", "", Kind::article_newspaper, none},
    {"presentation", "", Kind::speech, none},
    {"talk", "", Kind::speech, none},
    // Kinds without an entry type: the nearest type, with the kind in entrysubtype.
    {"book", "classic", Kind::classic, both},
    {"inreference", "entry", Kind::entry, biblatex},
    {"inreference", "entry-dictionary", Kind::entry_dictionary, biblatex},
    {"incollection", "entry", Kind::entry, bibtex},
    {"incollection", "entry-dictionary", Kind::entry_dictionary, bibtex},
    {"incollection", "entry-encyclopedia", Kind::entry_encyclopedia, bibtex},
    {"legislation", "bill", Kind::bill, biblatex},
    {"legislation", "regulation", Kind::regulation, biblatex},
    {"online", "post", Kind::post, biblatex},
    {"online", "post-weblog", Kind::post_weblog, biblatex},
    {"video", "broadcast", Kind::broadcast, biblatex},
    {"review", "review-book", Kind::review_book, biblatex},
    {"article", "review", Kind::review, bibtex},
    {"article", "review-book", Kind::review_book, bibtex},
    {"unpublished", "speech", Kind::speech, both},
    {"misc", "", Kind::document, both},
    // Known types that describe no work.
    {"set", "", Kind::document, none},
    {"xdata", "", Kind::document, none},
    {"bibnote", "", Kind::document, none},
    {"customa", "", Kind::document, none},
    {"customb", "", Kind::document, none},
    {"customc", "", Kind::document, none},
    {"customd", "", Kind::document, none},
    {"custome", "", Kind::document, none},
    {"customf", "", Kind::document, none},
});

constexpr auto standard_types = std::to_array<std::string_view>(
    {"article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual", "mastersthesis",
     "misc", "phdthesis", "proceedings", "techreport", "unpublished"});
// clang-format on

constexpr auto unread_by_zotero = std::to_array<std::string_view>(
    {"bookinbook", "dataset", "image", "legal", "performance", "periodical", "review", "standard", "suppbook"});

constexpr std::uint8_t no_type_row = 255;
static_assert(type_list.size() < no_type_row);
constexpr std::size_t type_slots = 512;
constexpr std::size_t longest_type =
    std::ranges::max(type_list, {}, [](const TypeRow& row) { return row.type.size(); }).type.size();

constexpr std::size_t slot_of(std::string_view type) noexcept {
  std::size_t hash = type.size();
  for (const char c : type) hash = hash * 31 + static_cast<unsigned char>(c);
  return (hash ^ (hash >> 9)) % type_slots;
}

/// The rows of each type: an open-addressing table finds the first, `next` the others.
struct TypeIndex {
  std::array<std::uint8_t, type_slots> first{};
  std::array<std::uint8_t, type_list.size()> next{};

  constexpr std::size_t find_slot(std::string_view type) const noexcept {
    std::size_t slot = slot_of(type);
    while (first[slot] != no_type_row && type_list[first[slot]].type != type) slot = (slot + 1) % type_slots;
    return slot;
  }
};
constexpr TypeIndex type_index = [] {
  TypeIndex index;
  index.first.fill(no_type_row);
  for (std::size_t row = type_list.size(); row-- > 0;) {
    const std::size_t slot = index.find_slot(type_list[row].type);
    index.next[row] = index.first[slot];
    index.first[slot] = static_cast<std::uint8_t>(row);
  }
  return index;
}();

std::uint8_t first_row(std::string_view type) noexcept {
  return type.size() > longest_type ? no_type_row : type_index.first[type_index.find_slot(type)];
}

/// For each kind and dialect, the first row that is written.
using WrittenTypes = std::array<std::array<std::uint8_t, kind_count>, 2>;
constexpr WrittenTypes written_rows = [] {
  WrittenTypes written{};
  for (const Dialect dialect : {Dialect::bibtex, Dialect::biblatex}) {
    auto& of_dialect = written[static_cast<std::size_t>(dialect)];
    of_dialect.fill(no_type_row);
    for (std::size_t row = type_list.size(); row-- > 0;) {
      if (!includes(type_list[row].written, dialect)) continue;
      of_dialect[static_cast<std::size_t>(type_list[row].kind)] = static_cast<std::uint8_t>(row);
    }
  }
  return written;
}();

bool same_unless_empty(std::string_view wanted, std::string_view given) noexcept {
  return wanted.empty() || wanted == given;
}

}  // namespace

std::span<const TypeRow> type_rows() noexcept { return type_list; }

bool is_known_type(std::string_view type, Dialect dialect) noexcept {
  if (dialect == Dialect::bibtex) return std::ranges::find(standard_types, type) != standard_types.end();
  return first_row(type) != no_type_row;
}

std::string_view type_name(std::string_view written) noexcept {
  std::array<char, longest_type> lower{};
  if (written.size() > lower.size()) return {};
  const auto to_lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  std::ranges::transform(written, lower.begin(), to_lower);
  const std::uint8_t row = first_row({lower.data(), written.size()});
  return row == no_type_row ? std::string_view() : type_list[row].type;
}

bool is_unread_by_zotero(std::string_view type) noexcept {
  return std::ranges::find(unread_by_zotero, type) != unread_by_zotero.end();
}

std::optional<Kind> kind_of(std::string_view type, std::string_view subtype) noexcept {
  if (!subtype.empty()) {
    if (const auto kind = find_kind(subtype)) return kind;
  }
  for (std::uint8_t row = first_row(type); row != no_type_row; row = type_index.next[row]) {
    if (same_unless_empty(type_list[row].subtype, subtype)) return type_list[row].kind;
  }
  return std::nullopt;
}

EntryType entry_type_for(Kind kind, Dialect dialect) noexcept {
  const std::uint8_t row = written_rows[static_cast<std::size_t>(dialect)][static_cast<std::size_t>(kind)];
  if (row == no_type_row) return {"misc", spelling(kind)};
  return {type_list[row].type, type_list[row].subtype};
}

}  // namespace opcit::bibtex
