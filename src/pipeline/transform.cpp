#include "pipeline/transform.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "opcit/error.h"
#include "pipeline/compose_text.h"
#include "pipeline/name_style.h"
#include "pipeline/replace_names.h"
#include "pipeline/title_case.h"

namespace opcit {
namespace {

template <class T, class Unwanted>
std::span<const T> without(std::span<const T> parts, Arena& arena, const Unwanted& unwanted) {
  if (std::ranges::none_of(parts, unwanted)) return parts;
  std::vector<T> kept;
  std::ranges::remove_copy_if(parts, std::back_inserter(kept), unwanted);
  return arena.copy(kept);
}

struct SchemeName {
  std::string_view name;
  Scheme scheme;
};
// CSL variables that the record stores as identifiers.
constexpr auto scheme_names = std::to_array<SchemeName>({{"DOI", Scheme::doi},
                                                         {"ISBN", Scheme::isbn},
                                                         {"ISSN", Scheme::issn},
                                                         {"PMID", Scheme::pmid},
                                                         {"PMCID", Scheme::pmcid},
                                                         {"URL", Scheme::url},
                                                         {"url", Scheme::url},
                                                         {"isbn", Scheme::isbn}});

std::optional<Scheme> scheme_called(std::string_view name) {
  const auto row = std::ranges::find(scheme_names, name, &SchemeName::name);
  return row != scheme_names.end() ? std::optional(row->scheme) : find_scheme(name);
}

/// Removes expressions, because their macro definitions will not be in the output.
void resolve_expressions(Record& record, Arena& arena) {
  const auto in_definitions = [](const Extra& part) { return !part.expression.empty(); };
  if (std::ranges::none_of(record.extra, in_definitions)) return;
  std::vector<Extra> kept;
  for (Extra part : record.extra) {
    if (part.restates && in_definitions(part)) continue;
    part.expression = {};
    kept.push_back(part);
  }
  record.extra = arena.copy(kept);
}

/// True if a key of the list "a, b" is not in `present`.
bool misses_any(std::string_view keys, const std::unordered_set<std::string>& present) {
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find(','), keys.size());
    std::string_view key = keys.substr(0, end);
    keys.remove_prefix(std::min(end + 1, keys.size()));
    while (key.starts_with(' ')) key.remove_prefix(1);
    while (key.ends_with(' ')) key.remove_suffix(1);
    if (!key.empty() && !present.contains(std::string(key))) return true;
  }
  return false;
}

/// The values of parents that the output does not hold become the record's own, and the reference goes.
template <class IsMissing>
void own_inherited_values(Record& record, Arena& arena, const IsMissing& is_missing) {
  if (std::ranges::none_of(record.extra, is_missing)) return;
  record.extra = without(record.extra, arena, is_missing);
  std::vector<FieldValue> fields(record.fields.begin(), record.fields.end());
  for (FieldValue& part : fields) part.inherited = false;
  record.fields = arena.copy(fields);
  std::vector<Identifier> identifiers(record.identifiers.begin(), record.identifiers.end());
  for (Identifier& part : identifiers) part.inherited = false;
  record.identifiers = arena.copy(identifiers);
}

}  // namespace

Transform::Transform(const ConvertOptions& options, bool defines)
    : only_(options.only.begin(), options.only.end()),
      defines_(defines),
      names_(options.names),
      name_style_(options.name_style),
      transliterator_(NameTransliterator::make(options.transliterate)),
      title_case_(options.title_case),
      nfc_(options.nfc) {
  for (const std::string& name : options.drop) {
    if (name == "categories") {
      categories_ = true;
    } else if (name == "links") {
      links_ = true;
    } else if (name == "extra") {
      extra_ = true;
    } else if (const auto field = find_field(name)) {
      fields_.push_back(*field);
    } else if (const auto scheme = scheme_called(name)) {
      schemes_.push_back(*scheme);
    } else {
      throw UsageError(fmt::format("--drop: there is no field '{}'", name),
                       "name a CSL variable (abstract, keyword ..), DOI, URL, ISBN .., categories, links or extra");
    }
  }
}

void Transform::drop(Record& record, Arena& arena) const {
  const auto dropped = [](const auto& list, auto wanted) { return std::ranges::find(list, wanted) != list.end(); };
  if (!fields_.empty()) {
    record.fields = without(record.fields, arena, [&](const FieldValue& part) { return dropped(fields_, part.field); });
  }
  if (!schemes_.empty()) {
    record.identifiers =
        without(record.identifiers, arena, [&](const Identifier& part) { return dropped(schemes_, part.scheme); });
  }
  if (categories_) record.categories = {};
  if (links_) record.links = {};
  if (extra_) record.extra = without(record.extra, arena, [](const Extra& part) { return !part.restates; });
  if (!defines_) resolve_expressions(record, arena);
}

/// Outputs that do not hold the document items (--split) may lack each parent.
void Transform::own_parents(Record& record, Arena& arena) const {
  if (only_.empty() && defines_) return;
  own_inherited_values(record, arena, [&](const Extra& part) {
    if (part.tag == "xdata") return !defines_;
    return part.tag == "crossref" && (!defines_ || misses_any(part.value, only_));
  });
}

bool Transform::apply(Record& record, Arena& arena, Losses& losses, std::uint64_t& replaced) const {
  if (!only_.empty() && !only_.contains(std::string(record.key))) return false;
  own_parents(record, arena);
  drop(record, arena);
  if (names_ != nullptr) replaced += replace_names(record, *names_, arena);
  // Before and after: the initial of "Юрий" is "Yu.", and "王小明" only has initials in pinyin.
  style_names(record, name_style_, arena, losses);
  if (transliterator_ != nullptr) {
    transliterator_->apply(record, arena);
    style_names(record, name_style_, arena, losses);
  }
  if (title_case_ == TitleCase::sentence) set_titles_in_sentence_case(record, arena);
  if (nfc_) compose_text(record, arena);
  return true;
}

}  // namespace opcit
