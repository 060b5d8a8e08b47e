#include "bibtex/write/expressions.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bibtex/tables/entry_type.h"
#include "bibtex/tables/field_table.h"
#include "names/lists.h"
#include "opcit/latex.h"

namespace opcit::bibtex {
namespace {

/// Two names of one field; each dialect's writer uses one of them.
struct Alias {
  std::string_view bibtex;
  std::string_view biblatex;
};
constexpr auto aliases = std::to_array<Alias>({{"journal", "journaltitle"},
                                               {"school", "institution"},
                                               {"address", "location"},
                                               {"annote", "annotation"},
                                               {"year", "date"}});

bool names_one_field(std::string_view a, std::string_view b) noexcept {
  if (a == b) return true;
  return std::ranges::any_of(aliases, [&](const Alias& alias) {
    return (a == alias.bibtex && b == alias.biblatex) || (a == alias.biblatex && b == alias.bibtex);
  });
}

bool holds_names(std::string_view tag) noexcept {
  const auto is_slot = [tag](const RoleSlot& slot) { return slot.tag == tag; };
  return std::ranges::any_of(field_rows(),
                             [tag](const FieldRow& row) { return row.tag == tag && row.codec == Codec::names; }) ||
         std::ranges::any_of(editor_slots, is_slot) || std::ranges::any_of(name_slots, is_slot);
}

bool same_person(const Name& a, const Name& b) noexcept {
  return a.family == b.family && a.given == b.given && a.dropping_particle == b.dropping_particle &&
         a.non_dropping_particle == b.non_dropping_particle && a.suffix == b.suffix && a.literal == b.literal;
}

bool same_people(std::string_view a, std::string_view b) {
  Arena arena;
  const Names here = names::parse_bibtex_names(a, arena).names;
  const Names there = names::parse_bibtex_names(b, arena).names;
  return here.truncated == there.truncated && std::ranges::equal(here.people, there.people, same_person);
}

std::vector<Run> styles_of(const Text& text) {
  std::vector<Run> runs;
  std::ranges::copy_if(text.runs, std::back_inserter(runs),
                       [](const Run& run) { return run.style != Style::keep_case; });
  return runs;
}

bool same_text(std::string_view a, std::string_view b) {
  Arena arena;
  const Text here = decode_latex(a, LatexFlavour::bibtex, arena);
  const Text there = decode_latex(b, LatexFlavour::bibtex, arena);
  const auto same_run = [](const Run& one, const Run& other) {
    return one.pos == other.pos && one.len == other.len && one.style == other.style && one.detail == other.detail;
  };
  return here.plain == there.plain && std::ranges::equal(styles_of(here), styles_of(there), same_run);
}

}  // namespace

Expressions::Expressions(const RenderOptions& options, const Record& record) : options_(options), record_(record) {
  if (!options.keep_macros) return;
  for (const Extra& extra : record.extra) {
    if (!counts(extra)) continue;
    any_ = true;
    note(extra.tag);
    for (const Alias& alias : aliases) {
      if (extra.tag == alias.bibtex) note(alias.biblatex);
      if (extra.tag == alias.biblatex) note(alias.bibtex);
    }
  }
}

void Expressions::note(std::string_view name) noexcept {
  if (const Tag tag = find_tag_ignoring_case(name); tag != unknown_tag) may_be_of_[tag] = true;
}

bool Expressions::counts(const Extra& extra) const noexcept {
  return !extra.expression.empty() && is_of_family(extra) && (!options_.ascii || is_ascii(extra.expression));
}

std::string_view Expressions::find(std::string_view name, std::string_view tex) const {
  for (const Extra& extra : record_.extra) {
    if (!counts(extra) || !names_one_field(extra.tag, name)) continue;
    const bool same =
        tex == extra.value || (holds_names(name) ? same_people(tex, extra.value) : same_text(tex, extra.value));
    if (same) return extra.expression;
  }
  return {};
}

}  // namespace opcit::bibtex
