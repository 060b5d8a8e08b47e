#include "bibtex/edit/own_field.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "bibtex/tables/field_table.h"
#include "bibtex/tables/identifier_table.h"

namespace opcit::bibtex {
namespace {

/// Names of the same field in both dialects. The tables lack them because other rules write them.
struct Alias {
  std::string_view of_bibtex;
  std::string_view of_biblatex;
};
constexpr auto aliases = std::to_array<Alias>({{"archiveprefix", "eprinttype"}, {"primaryclass", "eprintclass"}});

std::optional<Scheme> scheme_of(Tag tag) {
  const auto row = std::ranges::find(identifier_rows(), tag, &IdentifierRow::number);
  return row == identifier_rows().end() ? std::nullopt : std::optional(row->scheme);
}

bool are_aliases(std::string_view a, std::string_view b) {
  return std::ranges::any_of(aliases, [&](const Alias& row) {
    return (row.of_bibtex == a && row.of_biblatex == b) || (row.of_bibtex == b && row.of_biblatex == a);
  });
}

bool means_the_same(Tag a, Tag b, Kind kind) {
  if (a == unknown_tag || b == unknown_tag) return false;
  if (are_aliases(known_tags[a], known_tags[b])) return true;
  const std::optional<Field> variable = variable_of(a, kind);
  if (variable) return variable == variable_of(b, kind);
  const std::optional<Scheme> scheme = scheme_of(a);
  return scheme && scheme == scheme_of(b);
}

}  // namespace

const FieldNode* own_field(const Block& entry, std::string_view tag, Kind kind) {
  if (const FieldNode* same = entry.find(tag)) return same;
  const Tag wanted = find_tag(tag);
  const auto found = std::ranges::find_if(entry.fields, [&](const FieldNode& field) {
    return means_the_same(wanted, find_tag_ignoring_case(field.name), kind);
  });
  return found == entry.fields.end() ? nullptr : &*found;
}

std::string name_of_loss(std::string_view tag, Kind kind) {
  const Tag known = find_tag(tag);
  if (known == find_tag("journaldoi")) return std::string(spelling(Scheme::doi));
  if (known == find_tag("eprint")) return std::string(spelling(Scheme::arxiv));
  if (known != unknown_tag) {
    if (const std::optional<Field> variable = variable_of(known, kind)) return std::string(spelling(*variable));
    if (const std::optional<Scheme> scheme = scheme_of(known)) return std::string(spelling(*scheme));
  }
  return "extra:bibtex:" + std::string(tag);
}

}  // namespace opcit::bibtex
