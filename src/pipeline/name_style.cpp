#include "pipeline/name_style.h"

#include <string>

#include "names/format.h"
#include "names/words.h"
#include "pipeline/edit_names.h"

namespace opcit {
namespace {

/// "JP" means two names if the case of the family name shows that capitals are significant.
bool is_run_of_initials(const names::Word& word) noexcept {
  return word.letters > 1 && word.letters == word.text.size() && names::is_bare_initials(word);
}

std::string spread_initials(std::string_view given) {
  std::string out;
  const names::Words words(given);
  for (const names::Word& word : words.all()) {
    if (!out.empty()) out += ' ';
    if (!is_run_of_initials(word)) {
      out += word.text;
      continue;
    }
    for (std::size_t i = 0; i < word.text.size(); ++i) {
      if (i > 0) out += ' ';
      out += word.text[i];
    }
  }
  return out;
}

/// The initials of `name`; empty if there is nothing to shorten.
std::string initials_of(const Name& name) {
  std::string initials;
  if (name.family.empty()) return initials;  // "Plato" as the only name
  const bool capitals_mean_initials = names::look_at_word(name.family).has_lower;
  names::append_initials(capitals_mean_initials ? spread_initials(name.given) : std::string(name.given), initials);
  return initials;
}

void shorten_given_names(Record& record, Arena& arena, Losses& losses) {
  edit_names(record, arena, [&](const FieldValue& part, std::size_t, Name& name) {
    const std::string initials = initials_of(name);
    if (initials.empty() || initials == name.given) return false;
    losses.push_back({.key = std::string(record.key),
                      .field = std::string(spelling(part.field)) + ".given",
                      .value = std::string(name.given),
                      .reason = LossReason::altered,
                      .to = initials,
                      .span = part.source});
    name.given = arena.copy(initials);
    return true;
  });
}

void set_order(Record& record, NameOrder order, Arena& arena) {
  edit_name_lists(record, arena, [order](const FieldValue&, Names& names) {
    names.order = order;
    return true;
  });
}

}  // namespace

void style_names(Record& record, NameStyle style, Arena& arena, Losses& losses) {
  switch (style) {
    case NameStyle::as_is:
      return;
    case NameStyle::full:
      return set_order(record, NameOrder::reading, arena);
    case NameStyle::initials:
      return shorten_given_names(record, arena, losses);
    case NameStyle::family_first:
      return set_order(record, NameOrder::family_first, arena);
  }
}

}  // namespace opcit
