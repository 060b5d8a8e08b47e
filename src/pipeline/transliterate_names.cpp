#include "pipeline/transliterate_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "names/format.h"
#include "opcit/error.h"
#include "pipeline/edit_names.h"
#include "text/transliterate.h"

namespace opcit {
namespace {

std::string family_first(const Name& name) {
  std::string out;
  names::append_family_first(name, out);
  return out;
}

}  // namespace

NameTransliterator::NameTransliterator(std::unique_ptr<Transliterator> rules) : rules_(std::move(rules)) {}
NameTransliterator::~NameTransliterator() = default;

std::unique_ptr<NameTransliterator> NameTransliterator::make(std::string_view language) {
  if (language.empty()) return nullptr;
  std::string known;
  for (const TransliterationRules& rules : all_transliteration_rules()) {
    if (rules.code == language) {
      return std::unique_ptr<NameTransliterator>(new NameTransliterator(std::make_unique<Transliterator>(rules)));
    }
    known += fmt::format("{}{} ({})", known.empty() ? "" : "; ", rules.code, rules.what);
  }
  throw UsageError(fmt::format("no transliteration is known for '{}'", language), "there are: " + known);
}

bool NameTransliterator::apply_to(Name& name, Arena& arena) const {
  struct Part {
    std::string_view* text;
    NamePart part;
  };
  bool changed = false;
  for (const auto& [text, part] :
       {Part{&name.family, NamePart::family}, Part{&name.given, NamePart::given},
        Part{&name.dropping_particle, NamePart::given}, Part{&name.non_dropping_particle, NamePart::given},
        Part{&name.suffix, NamePart::given}, Part{&name.literal, NamePart::family}}) {
    const std::string latin = rules_->apply(*text, part);
    if (latin == *text) continue;
    *text = arena.copy(latin);
    changed = true;
  }
  return changed;
}

void NameTransliterator::apply(Record& record, Arena& arena) const {
  const std::lock_guard lock(turn_);
  std::vector<Extra> originals;
  edit_names(record, arena, [&](const FieldValue& field, std::size_t number, Name& name) {
    const Name before = name;
    if (!apply_to(name, arena)) return false;
    const std::string tag = fmt::format("{}.{}.original", spelling(field.field), number);
    originals.push_back({.format = "opcit",
                         .tag = arena.copy(tag),
                         .value = arena.copy(family_first(before)),
                         .source = field.source,
                         .altered_to = arena.copy(family_first(name))});
    return true;
  });
  if (originals.empty()) return;
  originals.insert(originals.begin(), record.extra.begin(), record.extra.end());
  record.extra = arena.copy(originals);
}

}  // namespace opcit
