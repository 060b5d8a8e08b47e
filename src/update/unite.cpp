#include "update/unite.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/lowered.h"
#include "base/trim.h"
#include "update/common.h"

namespace opcit::update {
namespace {

/// Fields with the same meaning; a field is not added if the entry has another of its row.
constexpr auto aliases = std::to_array<std::array<std::string_view, 3>>({{"journal", "journaltitle", "booktitle"},
                                                                         {"year", "date", "year"},
                                                                         {"month", "date", "month"},
                                                                         {"day", "date", "day"},
                                                                         {"address", "location", "address"},
                                                                         {"school", "institution", "publisher"},
                                                                         {"eprinttype", "archiveprefix", "eprinttype"},
                                                                         {"eprintclass", "primaryclass", "eprintclass"},
                                                                         {"keywords", "keyword", "keywords"},
                                                                         {"annote", "annotation", "annote"},
                                                                         {"pmc", "pmcid", "pmc"}});
/// Fields that belong to a file, not to a work; never added.
constexpr auto own_fields =
    std::to_array<std::string_view>({"crossref", "xdata", "xref", "entryset", "timestamp", "owner", "ids",
                                     "creationdate", "modificationdate", "date-added", "date-modified", "bdsk-file-1"});
constexpr auto months = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

bool has_alias(const OutlinePart& entry, std::string_view name) {
  for (const auto& group : aliases) {
    if (std::ranges::find(group, name) == group.end()) continue;
    if (std::ranges::any_of(group, [&](std::string_view alias) { return entry.find(alias) != nullptr; })) return true;
  }
  return false;
}

std::vector<std::string_view> keywords_of(std::string_view text) {
  const char separator =
      text.find(',') == std::string_view::npos && text.find(';') != std::string_view::npos ? ';' : ',';
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(separator));
    if (!ascii::trim(word).empty()) words.push_back(ascii::trim(word));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return words;
}

template <class Value, class Same>
std::span<const Value> united(std::span<const Value> own, std::span<const Value> other, Arena& arena, Same same) {
  std::vector<Value> all(own.begin(), own.end());
  for (const Value& value : other) {
    if (std::ranges::none_of(all, [&](const Value& mine) { return same(mine, value); })) all.push_back(value);
  }
  return all.size() == own.size() ? own : arena.copy(all);
}

}  // namespace

void fill_from(Record& record, const Record& other, Arena& arena) {
  const auto same_field = [](const FieldValue& a, const FieldValue& b) { return a.field == b.field; };
  record.fields = united<FieldValue>(record.fields, other.fields, arena, same_field);
  const auto same_id = [](const Identifier& a, const Identifier& b) {
    const bool one_only = a.scheme == Scheme::doi || a.scheme == Scheme::url || a.scheme == Scheme::arxiv;
    return a.scheme == b.scheme && a.relation == b.relation && (one_only || ascii::equal_folded(a.value, b.value));
  };
  record.identifiers = united<Identifier>(record.identifiers, other.identifiers, arena, same_id);
  const auto same_category = [](const Category& a, const Category& b) {
    return a.scheme == b.scheme && a.term == b.term;
  };
  if (record.categories.empty())
    record.categories = united<Category>(record.categories, other.categories, arena, same_category);
  const auto same_link = [](const Link& a, const Link& b) { return a.kind == b.kind && a.url == b.url; };
  record.links = united<Link>(record.links, other.links, arena, same_link);
  const List* words = other.list(Field::keyword);
  if (words == nullptr) return;
  std::vector<FieldValue> fields(record.fields.begin(), record.fields.end());
  for (FieldValue& field : fields) {
    if (field.field != Field::keyword) continue;
    field.value = united<std::string_view>(std::get<List>(field.value), *words, arena,
                                           [](auto a, auto b) { return ascii::equal_folded(a, b); });
  }
  record.fields = arena.copy(fields);
}

std::vector<OwnedField> missing_fields_of(const OutlinePart& entry, const std::vector<OwnedField>& other,
                                          bool same_file) {
  std::vector<OwnedField> missing;
  for (const OwnedField& field : other) {
    const std::string name = ascii::lowered(field.name);
    const bool is_own = std::ranges::find(own_fields, name) != own_fields.end();
    if (is_own || field.value.empty() || entry.find(name) != nullptr || has_alias(entry, name)) continue;
    const bool is_month = std::ranges::find(months, ascii::lowered(field.value)) != months.end();
    if (!field.is_text && !same_file && !is_month) continue;
    missing.push_back(field);
  }
  return missing;
}

std::string delimited_like(const OutlineField& own, const OwnedField& field) {
  const bool both = own.is_text && field.is_text;
  if (both && own.value.starts_with('{')) return '{' + field.text + '}';
  if (both && own.value.starts_with('"') && field.text.find('"') == std::string::npos) return '"' + field.text + '"';
  return field.value;
}

std::string united_keywords(std::string_view own, std::string_view other) {
  const std::vector<std::string_view> words = keywords_of(own);
  std::string all(own);
  const std::string_view separator =
      own.find(',') == std::string_view::npos && own.find(';') != std::string_view::npos ? "; " : ", ";
  for (const std::string_view word : keywords_of(other)) {
    if (std::ranges::any_of(words, [&](std::string_view mine) { return ascii::equal_folded(mine, word); })) continue;
    if (!all.empty()) all += separator;
    all += word;
  }
  return all;
}

}  // namespace opcit::update
