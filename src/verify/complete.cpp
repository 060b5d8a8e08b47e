#include "verify/complete.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "opcit/audit.h"
#include "verify/compare.h"
#include "verify/judge.h"
#include "verify/venues.h"

namespace opcit::verify {
namespace {

/// Fields that a record may lack, in the order in which they are added.
constexpr auto missing_fields = std::to_array<Field>({Field::container_title, Field::publisher, Field::volume,
                                                      Field::issue, Field::page, Field::issued, Field::abstract});
/// Fields that change when a preprint becomes its published version.
constexpr auto published_fields = std::to_array<Field>(
    {Field::container_title, Field::publisher, Field::volume, Field::issue, Field::page, Field::issued});
/// Fields of the published version: a preprint does not get them.
constexpr auto fields_of_places =
    std::to_array<Field>({Field::container_title, Field::publisher, Field::volume, Field::issue, Field::page});

/// Insertions, deletions, replacements and exchanges of neighbours that lead from one to the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + other});
      const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

bool is_typo(std::string_view have, std::string_view want) {
  constexpr std::size_t longest = 200;
  if (have.empty() || want.empty() || have.size() > longest || want.size() > longest) return false;
  const std::size_t errors = distance(have, want);
  return errors > 0 && errors <= 2 && want.size() >= 10;
}

class Completer {
 public:
  Completer(Record& record, const Case& subject, const Result& result, const CompletionPolicy& policy, Arena& arena)
      : record_(record), case_(subject), result_(result), policy_(policy), arena_(arena) {}

  std::vector<Change> run() {
    if (!is_same_work()) return {};
    correct_doi();
    complete_authors();
    const bool was_preprint = case_.entry.preprint;
    if (was_preprint) {
      add_arxiv_id();
      link_published();
    } else {
      add_doi();
    }
    if (policy_.missing) fill_missing();
    return std::move(changes_);
  }

 private:
  bool is_same_work() const {
    if (case_.same.empty()) return false;
    const bool verified = result_.verdict == Verdict::verified;
    const bool only_doi =
        result_.verdict == Verdict::mismatch && result_.problems.size() == 1 && result_.problems.front().field == "doi";
    return verified || only_doi;
  }

  /// The best source with `has`; a published version comes before a preprint.
  template <class Has>
  const Found* best(Has has) const {
    const Found* found = nullptr;
    for (const Found& each : case_.same) {
      if (each.record == nullptr || !has(each)) continue;
      if (found == nullptr || rank_of(each) < rank_of(*found)) found = &each;
    }
    return found;
  }

  static const Identifier* own_doi(const Found& found) { return found.record->identifier(Scheme::doi); }

  const Found* best_published() const {
    return best([](const Found& each) { return !each.facts.preprint && !each.facts.dois.empty(); });
  }

  void note(std::string field, std::string before, std::string after, const Found& from) {
    changes_.push_back({std::move(field), std::move(before), std::move(after), from.source});
  }

  void add(Identifier identifier, const Found& from) {
    identifier.source = {};
    std::vector<Identifier> all(record_.identifiers.begin(), record_.identifiers.end());
    all.push_back(identifier);
    record_.identifiers = arena_.copy(all);
    note(std::string(spelling(identifier.scheme)), {}, std::string(identifier.value), from);
  }

  void set(Field field, const Value& value, const Found& from) {
    const FieldValue* const old = record_.find(field);
    std::string before = old == nullptr ? std::string() : plain_value(old->value);
    std::string after = plain_value(value);
    if (before == after) return;
    std::vector<FieldValue> fields(record_.fields.begin(), record_.fields.end());
    const auto place = std::ranges::find(fields, field, &FieldValue::field);
    if (place == fields.end()) {
      fields.push_back({field, {}, value});
    } else {
      *place = {field, place->source, value};
    }
    record_.fields = arena_.copy(fields);
    note(std::string(spelling(field)), std::move(before), std::move(after), from);
  }

  /// A DOI that nobody has registered, or of another work, and that differs from the right one by a slip.
  void correct_doi() {
    if (result_.problems.empty() || case_.entry.dois.empty()) return;
    const std::string& have = case_.entry.dois.front();
    const Found* const from =
        best([&](const Found& each) { return !each.facts.dois.empty() && is_typo(have, each.facts.dois.front()); });
    if (from == nullptr || own_doi(*from) == nullptr) return;
    std::vector<Identifier> all(record_.identifiers.begin(), record_.identifiers.end());
    for (Identifier& each : all) {
      if (each.scheme != Scheme::doi || each.relation != Relation::self || lower(each.value) != have) continue;
      note("doi", std::string(each.value), std::string(own_doi(*from)->value), *from);
      each.value = own_doi(*from)->value;
    }
    record_.identifiers = arena_.copy(all);
  }

  void add_doi() {
    if (!case_.entry.dois.empty() || record_.identifier(Scheme::doi) != nullptr) return;
    const Found* const from = best_published();
    if (from != nullptr && own_doi(*from) != nullptr) {
      add({.scheme = Scheme::doi, .value = own_doi(*from)->value}, *from);
    }
  }

  void add_arxiv_id() {
    if (record_.identifier(Scheme::arxiv) != nullptr) return;
    const Found* const from = best(
        [](const Found& each) { return each.facts.preprint && each.record->identifier(Scheme::arxiv) != nullptr; });
    if (from == nullptr) return;
    add({.scheme = Scheme::arxiv, .value = from->record->identifier(Scheme::arxiv)->value}, *from);
  }

  /// The printed names stay as written; those that were omitted follow.
  void complete_authors() {
    const Names* const own = record_.names(Field::author);
    if (own == nullptr || !own->truncated) return;
    const Found* const from = best([&](const Found& each) {
      return !each.facts.truncated && each.facts.authors.size() >= own->people.size() &&
             compare_authors(case_.entry, each.facts).agreement == Agreement::yes && is_beginning(each.facts.authors);
    });
    const Names* const known = from == nullptr ? nullptr : from->record->names(Field::author);
    if (known == nullptr) return;
    std::vector<Name> people(own->people.begin(), own->people.end());
    for (std::size_t i = people.size(); i < known->people.size(); ++i) people.push_back(known->people[i]);
    set(Field::author, Names{.people = arena_.copy(people)}, *from);
  }

  bool is_beginning(const std::vector<Person>& authors) const {
    const std::vector<Person>& printed = case_.entry.authors;
    return printed.size() <= authors.size() && std::equal(printed.begin(), printed.end(), authors.begin(), same_person);
  }

  void link_published() {
    const Found* const from = best_published();
    if (from == nullptr || own_doi(*from) == nullptr) return;
    if (policy_.publish) return publish(*from);
    const std::string_view doi = own_doi(*from)->value;
    const bool has = std::ranges::any_of(record_.identifiers, [&](const Identifier& each) {
      return each.scheme == Scheme::doi && lower(each.value) == lower(doi);
    });
    if (!has) add({.scheme = Scheme::doi, .relation = Relation::version_of, .value = doi}, *from);
  }

  /// The arXiv id stays, the preprint's own DOI goes.
  void publish(const Found& from) {
    record_.kind = from.record->kind;
    record_.kind_as_written = {};
    for (const Field field : published_fields) {
      if (const FieldValue* const value = from.record->find(field)) set(field, value->value, from);
    }
    std::vector<FieldValue> fields(record_.fields.begin(), record_.fields.end());
    std::erase_if(fields, [](const FieldValue& each) { return each.field == Field::genre; });
    record_.fields = arena_.copy(fields);
    std::vector<Identifier> kept;
    for (const Identifier& each : record_.identifiers) {
      if (each.scheme != Scheme::doi) kept.push_back(each);
    }
    record_.identifiers = arena_.copy(kept);
    add({.scheme = Scheme::doi, .value = own_doi(from)->value}, from);
  }

  void fill_missing() {
    for (const Field field : missing_fields) fill(field);
    fill_issn();
    fill_orcids();
  }

  /// A preprint takes nothing from the published version, and the other way round.
  bool is_same_version(const Found& found) const {
    return found.facts.preprint == (case_.entry.preprint && !policy_.publish);
  }

  void fill(Field field) {
    if (record_.find(field) != nullptr) return;
    const bool of_place = std::ranges::find(fields_of_places, field) != fields_of_places.end();
    if (of_place && case_.entry.preprint && !policy_.publish) return;
    const Found* const from = best([&](const Found& each) {
      const FieldValue* const value = each.record->find(field);
      return value != nullptr && (field == Field::abstract || is_same_version(each));
    });
    if (from != nullptr) set(field, from->record->find(field)->value, *from);
  }

  void fill_issn() {
    if (case_.entry.preprint && !policy_.publish) return;
    const auto has_issn = [](const Record& record) {
      return std::ranges::any_of(record.identifiers, [](const Identifier& id) { return id.scheme == Scheme::issn; });
    };
    if (has_issn(record_)) return;
    const Found* const from = best([&](const Found& each) { return is_same_version(each) && has_issn(*each.record); });
    if (from == nullptr) return;
    for (const Identifier& id : from->record->identifiers) {
      if (id.scheme == Scheme::issn) return add(id, *from);
    }
  }

  /// Only if both lists name the same people in the same order.
  void fill_orcids() {
    const Names* const own = record_.names(Field::author);
    if (own == nullptr) return;
    for (const Found& each : case_.same) {
      const Names* const known = each.record == nullptr ? nullptr : each.record->names(Field::author);
      if (known == nullptr || known->people.size() != own->people.size()) continue;
      if (case_.entry.authors.size() != own->people.size() || !is_beginning(each.facts.authors)) continue;
      std::vector<Name> people(own->people.begin(), own->people.end());
      std::string added;
      for (std::size_t i = 0; i < people.size(); ++i) {
        if (!people[i].orcid.empty() || known->people[i].orcid.empty()) continue;
        people[i].orcid = known->people[i].orcid;
        added.append(added.empty() ? "" : " ").append(people[i].orcid);
      }
      if (added.empty()) continue;
      std::vector<FieldValue> fields(record_.fields.begin(), record_.fields.end());
      const auto place = std::ranges::find(fields, Field::author, &FieldValue::field);
      Names names = *own;
      names.people = arena_.copy(people);
      place->value = names;
      record_.fields = arena_.copy(fields);
      return note("orcid", {}, added, each);
    }
  }

  Record& record_;
  const Case& case_;
  const Result& result_;
  const CompletionPolicy& policy_;
  Arena& arena_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> complete(Record& record, const Case& subject, const Result& result, const CompletionPolicy& policy,
                             Arena& arena) {
  return Completer(record, subject, result, policy, arena).run();
}

}  // namespace opcit::verify
