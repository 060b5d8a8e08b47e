#include "enrich/fill.h"

#include <algorithm>
#include <array>

#include "model/dates/date.h"
#include "model/identifiers.h"
#include "opcit/audit.h"
#include "opcit/latex.h"
#include "syntax/json/cursor.h"

namespace opcit::enrich {
namespace {

constexpr std::array<std::string_view, part_count> spellings = {
    "author", "issued", "title", "abstract", "arxiv", "doi", "journal-doi", "journal-ref", "category"};

/// True for published works: their DOI is the publisher's.
bool is_published(const Record& record) noexcept {
  constexpr auto kinds = std::to_array<Kind>({Kind::article_journal, Kind::article_magazine, Kind::article_newspaper,
                                              Kind::paper_conference, Kind::chapter, Kind::book, Kind::thesis});
  return std::ranges::find(kinds, record.kind) != kinds.end() || record.text(Field::container_title) != nullptr;
}

/// The snapshot's extras are JSON strings, as written.
std::string_view unquoted(std::string_view written, Arena& arena) {
  json::Cursor cursor(written, 0, arena);
  std::string_view text;
  return cursor.string(text) ? arena.copy(text) : std::string_view();
}

std::string_view journal_ref_of(const Record& candidate, Arena& arena) {
  for (const Extra& extra : candidate.extra) {
    if (extra.tag == "journal_ref") return arena.copy(extra.value);
    if (extra.tag == "journal-ref") return unquoted(extra.value, arena);
  }
  return {};
}

Name copied(const Name& name, Arena& arena) {
  std::vector<std::string_view> affiliations;
  for (const std::string_view each : name.affiliations) affiliations.push_back(arena.copy(each));
  return {.family = arena.copy(name.family),
          .given = arena.copy(name.given),
          .dropping_particle = arena.copy(name.dropping_particle),
          .non_dropping_particle = arena.copy(name.non_dropping_particle),
          .suffix = arena.copy(name.suffix),
          .literal = arena.copy(name.literal),
          .orcid = arena.copy(name.orcid),
          .affiliations = arena.copy(affiliations)};
}

Text copied(const Text& text, Arena& arena) {
  std::vector<Run> runs(text.runs.begin(), text.runs.end());
  for (Run& run : runs) run.detail = arena.copy(run.detail);
  return {arena.copy(text.plain), arena.copy(runs)};
}

class Filler {
 public:
  Filler(Record& record, const match::Work& candidate, const match::Score& score, std::span<const Part> overwrite,
         Arena& arena)
      : record_(record), candidate_(candidate), score_(score), overwrite_(overwrite), arena_(arena) {}

  std::vector<Filled> fill() {
    fill_authors();
    fill_issued();
    fill_text(Part::title, Field::title);
    fill_text(Part::abstract, Field::abstract);
    const Identifier* own = record_.identifier(Scheme::arxiv);
    had_arxiv_ = own != nullptr && own->value == candidate_.arxiv;
    fill_arxiv();
    fill_dois();
    fill_journal_ref();
    fill_categories();
    return std::move(filled_);
  }

 private:
  bool overwrites(Part part) const { return std::ranges::find(overwrite_, part) != overwrite_.end(); }

  void note(Part part, std::string before, std::string after) {
    filled_.push_back({part, std::move(before), std::move(after)});
  }

  void set(Field field, const Value& value) {
    std::vector<FieldValue> fields(record_.fields.begin(), record_.fields.end());
    const auto place = std::ranges::find(fields, field, &FieldValue::field);
    if (place != fields.end()) {
      *place = {field, place->source, value};
    } else {
      fields.push_back({field, {}, value});
    }
    record_.fields = arena_.copy(fields);
  }

  template <class T>
  static std::vector<T> with(std::span<const T> items, const T& item) {
    std::vector<T> all(items.begin(), items.end());
    all.push_back(item);
    return all;
  }

  void set_and_note(Part part, Field field, const Value& value) {
    const FieldValue* old = record_.find(field);
    std::string before = old == nullptr ? std::string() : plain_value(old->value);
    std::string after = plain_value(value);
    set(field, value);
    note(part, std::move(before), std::move(after));
  }

  /// Printed names keep their spelling; the omitted names are appended.
  void fill_authors() {
    const Names* own = record_.names(Field::author);
    const auto& known = candidate_.authors.people;
    const bool missing = own == nullptr || own->people.empty();
    const bool completes = !missing && own->truncated && score_.authors == match::AuthorLevel::all;
    const bool overwrite = overwrites(Part::author);
    if (known.empty() || (!missing && !completes && !overwrite)) return;
    std::vector<Name> people;
    const std::size_t kept = missing || overwrite ? 0 : own->people.size();
    for (std::size_t i = 0; i < known.size(); ++i) {
      people.push_back(i < kept ? own->people[i] : copied(known[i], arena_));
    }
    const Names names{.people = arena_.copy(people), .truncated = candidate_.authors.truncated};
    if (!missing && !own->truncated && plain_value(Value(*own)) == plain_value(Value(names))) return;
    set_and_note(Part::author, Field::author, names);
  }

  void fill_issued() {
    const Date* own = record_.date(Field::issued);
    const DatePoint& known = candidate_.issued.from;
    if (!known.has_year) return;
    const bool missing = own == nullptr || own->empty();
    const bool overwrite = overwrites(Part::issued);
    if (!missing && !overwrite && !(own->year_inferred && score_.date_fits)) return;
    Date date;
    date.from = known;
    if (!missing && !overwrite) {
      date = *own;
      date.year_inferred = false;
      date.from.year = year_of(date.from);
    }
    if (!missing && !own->year_inferred && to_edtf(*own) == to_edtf(date)) return;
    set_and_note(Part::issued, Field::issued, date);
  }

  /// The first year in which a day without a year is in the period of the candidate's versions.
  std::int32_t year_of(DatePoint day) const {
    const std::int32_t last = std::max(candidate_.issued.from.year, candidate_.updated.year);
    for (std::int32_t year = candidate_.issued.from.year; year <= last; ++year) {
      day.year = year;
      if (match::day_number(day) + 2 >= match::day_number(candidate_.issued.from)) return year;
    }
    return last;
  }

  void fill_text(Part part, Field field) {
    const Text* own = record_.text(field);
    const Text* known = candidate_.record->text(field);
    if (known == nullptr || !overwrites(part) || (own != nullptr && own->plain == known->plain)) return;
    set_and_note(part, field, copied(*known, arena_));
  }

  void add(const Identifier& identifier, Part part) {
    record_.identifiers = arena_.copy(with<Identifier>(record_.identifiers, identifier));
    note(part, {}, std::string(identifier.value) + std::string(identifier.version));
  }

  /// Removes the first identifier for which `is_it` is true, and returns its value.
  template <class Predicate>
  std::string remove_identifier(Predicate is_it) {
    std::vector<Identifier> rest;
    std::string before;
    for (const Identifier& each : record_.identifiers) {
      if (!is_it(each)) {
        rest.push_back(each);
      } else if (before.empty()) {
        before = each.value;
      }
    }
    record_.identifiers = arena_.copy(rest);
    return before;
  }

  void replace(const Identifier& identifier, Part part) {
    const Identifier* own = record_.identifier(identifier.scheme, identifier.relation);
    if (own != nullptr && (own->value == identifier.value || !overwrites(part))) return;
    const std::string before = remove_identifier([&](const Identifier& each) {
      return each.scheme == identifier.scheme && each.relation == identifier.relation;
    });
    add(identifier, part);
    filled_.back().before = before;
  }

  void fill_arxiv() {
    replace({.scheme = Scheme::arxiv,
             .value = arena_.copy(candidate_.arxiv),
             .version = arena_.copy(version_of_candidate())},
            Part::arxiv);
  }

  std::string_view version_of_candidate() const {
    const Identifier* id = candidate_.record->identifier(Scheme::arxiv);
    return id == nullptr ? std::string_view() : id->version;
  }

  void fill_dois() {
    const Identifier* published = candidate_.record->identifier(Scheme::doi, Relation::version_of);
    if (is_published(record_)) {
      if (published != nullptr) replace({.scheme = Scheme::doi, .value = arena_.copy(published->value)}, Part::doi);
      return;
    }
    fill_arxiv_doi();
    if (published == nullptr || has_doi(published->value)) return;
    replace({.scheme = Scheme::doi, .relation = Relation::version_of, .value = arena_.copy(published->value)},
            Part::journal_doi);
  }

  /// Writers derive a preprint's DOI from its id, so a record with both would repeat it.
  void fill_arxiv_doi() {
    const std::string doi = arxiv_doi(candidate_.arxiv);
    if (record_.kind != Kind::article) return replace({.scheme = Scheme::doi, .value = arena_.copy(doi)}, Part::doi);
    if (record_.identifier(Scheme::doi) != nullptr && !overwrites(Part::doi)) return;
    const std::string before = remove_identifier(
        [](const Identifier& each) { return each.scheme == Scheme::doi && each.relation == Relation::self; });
    if (!had_arxiv_ || !before.empty()) note(Part::doi, before, doi);
  }

  bool has_doi(std::string_view doi) const {
    return std::ranges::any_of(record_.identifiers,
                               [&](const Identifier& each) { return each.scheme == Scheme::doi && each.value == doi; });
  }

  void fill_journal_ref() {
    const std::string_view known = journal_ref_of(*candidate_.record, arena_);
    if (known.empty() || is_published(record_)) return;
    std::string tex;
    encode_latex(Text{known, {}}, {}, tex);
    const auto own = std::ranges::find(record_.extra, journal_ref_tag, &Extra::tag);
    const bool missing = own == record_.extra.end();
    if (!missing && (!overwrites(Part::journal_ref) || own->value == tex)) return;
    const std::string before(missing ? std::string_view() : own->value);
    std::vector<Extra> extra;
    for (const Extra& each : record_.extra) {
      if (each.tag != journal_ref_tag) extra.push_back(each);
    }
    extra.push_back({"bibtex", journal_ref_tag, arena_.copy(tex)});
    record_.extra = arena_.copy(extra);
    note(Part::journal_ref, before, std::string(known));
  }

  /// A listing only names the primary category.
  void fill_categories() {
    const auto& known = candidate_.record->categories;
    const bool overwrite = overwrites(Part::category);
    if (known.empty() || (record_.categories.size() > 1 && !overwrite)) return;
    std::vector<Category> all;
    if (!overwrite) all.assign(record_.categories.begin(), record_.categories.end());
    const bool has_primary = std::ranges::any_of(all, &Category::primary);
    std::string after;
    for (const Category& each : known) {
      if (std::ranges::find(all, each.term, &Category::term) != all.end()) continue;
      if (!after.empty()) after += ' ';
      after += each.term;
      all.push_back({arena_.copy(each.scheme), arena_.copy(each.term), each.primary && !has_primary, {}});
    }
    if (after.empty()) return;
    std::string before;
    for (const Category& each : record_.categories) before += (before.empty() ? "" : " ") + std::string(each.term);
    if (before == after) return;
    record_.categories = arena_.copy(all);
    note(Part::category, before, overwrite || before.empty() ? after : before + ' ' + after);
  }

  Record& record_;
  const match::Work& candidate_;
  const match::Score& score_;
  std::span<const Part> overwrite_;
  Arena& arena_;
  std::vector<Filled> filled_;
  bool had_arxiv_ = false;  // the record had the id of this paper
};

}  // namespace

std::string_view spelling(Part part) noexcept { return spellings[static_cast<std::size_t>(part)]; }

std::optional<Part> find_part(std::string_view name) noexcept {
  const auto found = std::ranges::find(spellings, name);
  if (found == spellings.end()) return std::nullopt;
  return static_cast<Part>(found - spellings.begin());
}

std::vector<Filled> fill(Record& record, const match::Work& candidate, const match::Score& score,
                         std::span<const Part> overwrite, Arena& arena) {
  return Filler(record, candidate, score, overwrite, arena).fill();
}

}  // namespace opcit::enrich
