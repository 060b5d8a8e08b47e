#include "bibtex/edit/entry_dialect.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "bibtex/tables/tags.h"
#include "bibtex/tables/type_table.h"

namespace opcit::bibtex {
namespace {

/// Words that only one dialect has, or that the other names differently (biblatex's manual, 2.1.2 and 2.2.5).
struct Word {
  std::string_view word;
  Dialect dialect;
};
using enum Dialect;
constexpr auto fields = std::to_array<Word>({
    {"address", bibtex},         {"annotation", biblatex},     {"annote", bibtex},       {"archiveprefix", bibtex},
    {"booksubtitle", biblatex},  {"booktitleaddon", biblatex}, {"date", biblatex},       {"eprintclass", biblatex},
    {"issuesubtitle", biblatex}, {"issuetitle", biblatex},     {"journal", bibtex},      {"journalsubtitle", biblatex},
    {"journaltitle", biblatex},  {"langid", biblatex},         {"location", biblatex},   {"mainsubtitle", biblatex},
    {"maintitle", biblatex},     {"maintitleaddon", biblatex}, {"primaryclass", bibtex}, {"school", bibtex},
    {"subtitle", biblatex},      {"titleaddon", biblatex},     {"xdata", biblatex},
});
constexpr auto types = std::to_array<Word>({
    {"conference", bibtex},
    {"mastersthesis", bibtex},
    {"phdthesis", bibtex},
    {"techreport", bibtex},
});
constexpr auto name_fields = std::to_array<std::string_view>({"author", "bookauthor", "editor", "translator"});

/// In BibTeX, the styles of ACM and IEEE have the place of the conference next to that of the publisher.
bool is_place_of_event(const Block& entry, std::string_view field) {
  return field == "location" && entry.find("address") != nullptr;
}

/// True for names like "family=.., given=..".
bool has_extended_name(const Block& entry) {
  return std::ranges::any_of(name_fields, [&](std::string_view name) {
    const FieldNode* field = entry.find(name);
    return field != nullptr && ascii::contains_lower(field->value, "family=");
  });
}

bool has_word_of(const Block& entry, Dialect dialect) {
  const bool has_field = std::ranges::any_of(fields, [&](const Word& row) {
    return row.dialect == dialect && entry.find(row.word) != nullptr && !is_place_of_event(entry, row.word);
  });
  return has_field || std::ranges::any_of(types, [&](const Word& row) {
           return row.dialect == dialect && ascii::equals_lower(entry.type, row.word);
         });
}

bool has_type_of_biblatex(const Block& entry) {
  const std::string_view type = type_name(entry.type);
  return !type.empty() && !is_known_type(type, bibtex) && is_known_type(type, biblatex);
}

}  // namespace

std::optional<Dialect> dialect_of(const Block& entry) {
  if (has_type_of_biblatex(entry) || has_word_of(entry, biblatex) || has_extended_name(entry)) return biblatex;
  if (has_word_of(entry, bibtex)) return bibtex;
  return std::nullopt;
}

}  // namespace opcit::bibtex
