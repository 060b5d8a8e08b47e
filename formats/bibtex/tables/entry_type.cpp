#include "bibtex/tables/entry_type.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "bibtex/tables/spellings.h"

namespace opcit::bibtex {
namespace {

/// Alternative names of biblatex's types (manual, section 2.1.2). The writer uses the main name.
bool is_alias(std::string_view type) noexcept {
  constexpr auto aliases =
      std::to_array<std::string_view>({"conference", "data", "electronic", "letters", "mastersthesis", "newsarticle",
                                       "phdthesis", "preprint", "presentation", "talk", "techreport", "www"});
  return std::ranges::binary_search(aliases, type);
}

/// Without either of these, a preprint would not be read as a preprint again.
bool shows_that_it_is_a_preprint(const Record& record) noexcept {
  return record.identifier(Scheme::arxiv) != nullptr || record.primary_category("arxiv") != nullptr;
}

/// Entry types that a preprint can have in a file.
bool holds_preprints(std::string_view type) noexcept {
  return type == "misc" || type == "online" || type == "unpublished" || type == "article";
}

std::string_view kept_type(const Record& record, Dialect dialect) noexcept {
  const Extra* extra = find_extra(record, entry_type_tag);
  if (extra == nullptr || !speaks_to(*extra, dialect)) return {};
  const auto kind = kind_of(extra->value, {});
  const bool is_name = std::ranges::all_of(extra->value, [](char c) {
    return (ascii::to_lower(c) >= 'a' && ascii::to_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!is_name || extra->value.empty()) return {};
  const bool fits = !kind || *kind == record.kind || (record.kind == Kind::article && holds_preprints(extra->value)) ||
                    (record.kind == Kind::speech && extra->value == "unpublished");
  return fits ? extra->value : std::string_view();
}

}  // namespace

bool is_of_family(const Extra& extra) noexcept { return extra.format == "bibtex" || extra.format == "biblatex"; }

const Extra* find_extra(const Record& record, std::string_view tag) noexcept {
  const auto found =
      std::ranges::find_if(record.extra, [&](const Extra& extra) { return is_of_family(extra) && extra.tag == tag; });
  return found == record.extra.end() ? nullptr : &*found;
}

bool speaks_to(const Extra& extra, Dialect dialect) noexcept {
  return is_of_family(extra) && (dialect == Dialect::biblatex || extra.format == "bibtex");
}

EntryType choose_type(const Record& record, Dialect dialect) {
  EntryType chosen = entry_type_for(record.kind, dialect);
  if (record.kind == Kind::article && shows_that_it_is_a_preprint(record)) chosen.subtype = {};
  if (const std::string_view kept = kept_type(record, dialect); !kept.empty()) {
    const bool says_all = kind_of(kept, {}).value_or(Kind::document) == record.kind || chosen.subtype.empty();
    return {kept, says_all ? std::string_view() : chosen.subtype};
  }
  const std::string_view written = type_name(record.kind_as_written);
  const bool usable = !written.empty() && is_known_type(written, dialect) &&
                      !(dialect == Dialect::biblatex && is_alias(written)) && written != "set" && written != "xdata";
  if (usable && kind_of(written, {}) == record.kind) return {written, {}};
  if (usable && !chosen.subtype.empty() && kind_of(written, chosen.subtype) == record.kind) {
    return {written, chosen.subtype};
  }
  if (chosen.type == "phdthesis") {
    const Text* genre = record.text(Field::genre);
    if (genre != nullptr) chosen.type = thesis_type(genre->plain);
  }
  if (record.kind == Kind::chapter && record.names(Field::container_author) != nullptr) chosen.type = "inbook";
  return chosen;
}

}  // namespace opcit::bibtex
