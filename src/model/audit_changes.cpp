#include <algorithm>

#include "model/dates/date.h"
#include "opcit/audit.h"

namespace opcit {
namespace {

/// The limit of the search for a counterpart. Most counterparts have the same position. If a record has more parts of
/// one kind in another order, they are reported as changed, because comparing all would take quadratic time.
constexpr std::size_t reach = 128;

/// Skips case protection: it is not content, and writers add it where needed.
bool next_style(std::span<const Run> runs, std::size_t& at) noexcept {
  while (at < runs.size() && runs[at].style == Style::keep_case) ++at;
  return at < runs.size();
}

bool same_style(const Text& a, const Text& b) noexcept {
  std::size_t i = 0;
  std::size_t j = 0;
  while (next_style(a.runs, i)) {
    if (!next_style(b.runs, j) || a.runs[i] != b.runs[j]) return false;
    ++i;
    ++j;
  }
  return !next_style(b.runs, j);
}

bool same_parts(const Name& a, const Name& b) noexcept {
  return a.family == b.family && a.given == b.given && a.dropping_particle == b.dropping_particle &&
         a.non_dropping_particle == b.non_dropping_particle && a.suffix == b.suffix && a.literal == b.literal;
}

bool same_people(const Names& a, const Names& b) noexcept {
  return a.truncated == b.truncated && std::ranges::equal(a.people, b.people, same_parts);
}

bool same_date(const Date& a, const Date& b) noexcept {
  return a.from == b.from && a.to == b.to && a.range == b.range && a.circa == b.circa && a.uncertain == b.uncertain &&
         a.literal == b.literal;
}

/// True if two values are equal except for styles, iDs and affiliations, which are reported separately.
bool same_substance(const Value& a, const Value& b) noexcept {
  if (a.index() != b.index()) return false;
  if (const auto* text = std::get_if<Text>(&a)) return text->plain == std::get<Text>(b).plain;
  if (const auto* names = std::get_if<Names>(&a)) return same_people(*names, std::get<Names>(b));
  if (const auto* date = std::get_if<Date>(&a)) return same_date(*date, std::get<Date>(b));
  return std::ranges::equal(std::get<List>(a), std::get<List>(b));
}

bool same_substance(const FieldValue& a, const FieldValue& b) noexcept {
  return a.field == b.field && same_substance(a.value, b.value);
}

/// The type of the work decides if an ISSN or ISBN belongs to the work itself or to its container.
bool has_implied_owner(Scheme scheme) noexcept { return scheme == Scheme::issn || scheme == Scheme::isbn; }

bool same_substance(const Identifier& a, const Identifier& b) noexcept {
  return a.scheme == b.scheme && a.value == b.value && (a.relation == b.relation || has_implied_owner(a.scheme));
}

bool same_substance(const Category& a, const Category& b) noexcept {
  return a.scheme == b.scheme && a.term == b.term && a.primary == b.primary;
}

bool same_substance(const Link& a, const Link& b) noexcept { return a.kind == b.kind && a.url == b.url; }

bool same_substance(const Extra& a, const Extra& b) noexcept { return a.tag == b.tag && a.value == b.value; }

/// Finds counterparts, one after the other.
template <class T>
class Counterparts {
 public:
  explicit Counterparts(std::span<const T> parts) : parts_(parts) {}

  /// nullptr if not found.
  const T* find(const T& part) {
    for (std::size_t step = 0; step < std::min(parts_.size(), reach); ++step) {
      const std::size_t at = (next_ + step) % parts_.size();
      if (!same_substance(part, parts_[at])) continue;
      next_ = at + 1;
      return &parts_[at];
    }
    return nullptr;
  }

 private:
  std::span<const T> parts_;
  std::size_t next_ = 0;
};

template <class Get>
bool all_equal(const Names& a, const Names& b, Get get) {
  return std::ranges::equal(a.people, b.people, [&](const Name& x, const Name& y) { return get(x, y); });
}

std::string part_of_field(const FieldValue& part, std::string_view of) {
  return std::string(spelling(part.field)).append(".").append(of);
}

/// The name of the field in `read` with exactly this text, or the tag of an extra; empty if not found.
std::string_view place_of(std::string_view plain, const Record& read) noexcept {
  for (const FieldValue& part : read.fields.first(std::min(read.fields.size(), reach))) {
    const auto* text = std::get_if<Text>(&part.value);
    if (text != nullptr && text->plain == plain) return spelling(part.field);
  }
  for (const Extra& part : read.extra.first(std::min(read.extra.size(), reach))) {
    if (part.value == plain && !part.restates) return part.tag;
  }
  return {};
}

/// Compares the audited record with another one and reports the differences.
class Changes {
 public:
  Changes(Audit& audit, const Record& read) : audit_(audit), record_(audit.record()), read_(read) {}

  void report() {
    if (record_.kind != read_.kind) tell("type", spelling(record_.kind), spelling(read_.kind), record_.source);
    report_fields();
    report_identifiers();
    report_categories();
    report_links();
    report_extra();
  }

 private:
  void tell(std::string_view field, std::string_view value, std::string_view to, Span span) {
    if (!audit_.told(field)) audit_.lost(field, value, LossReason::altered, to, span);
  }

  void tell_missing(std::string_view field, std::string_view value, std::string_view place, Span span) {
    if (audit_.told(field)) return;
    audit_.lost(field, value, place.empty() ? LossReason::dropped : LossReason::moved, place, span);
  }

  void report_fields() {
    Counterparts<FieldValue> counterparts(read_.fields);
    for (const FieldValue& part : record_.fields) {
      if (part.inherited || !audit_.taken(part)) continue;
      if (const FieldValue* same = counterparts.find(part)) {
        report_details(part, *same);
      } else {
        report_field(part);
      }
    }
  }

  void report_field(const FieldValue& part) {
    const std::string value = plain_value(part.value);
    if (const FieldValue* instead = read_.find(part.field)) {
      return tell(spelling(part.field), value, plain_value(instead->value), part.source);
    }
    tell_missing(spelling(part.field), value, place_of(value, read_), part.source);
  }

  /// Reports details (style, iD, affiliation) of two values that are otherwise equal.
  void report_details(const FieldValue& part, const FieldValue& same) {
    const auto missing = [&](std::string_view detail) {
      tell_missing(part_of_field(part, detail), plain_value(part.value), {}, part.source);
    };
    if (const auto* text = std::get_if<Text>(&part.value)) {
      if (!same_style(*text, std::get<Text>(same.value))) missing("style");
      return;
    }
    if (const auto* date = std::get_if<Date>(&part.value)) {
      if (date->year_inferred && !std::get<Date>(same.value).year_inferred) missing("year-inferred");
      return;
    }
    const auto* names = std::get_if<Names>(&part.value);
    if (names == nullptr) return;
    const Names& read = std::get<Names>(same.value);
    if (!all_equal(*names, read, [](const Name& a, const Name& b) { return a.orcid == b.orcid; })) missing("orcid");
    const auto same_affiliations = [](const Name& a, const Name& b) {
      return std::ranges::equal(a.affiliations, b.affiliations);
    };
    if (!all_equal(*names, read, same_affiliations)) missing("affiliation");
  }

  void report_identifiers() {
    Counterparts<Identifier> counterparts(read_.identifiers);
    for (const Identifier& part : record_.identifiers) {
      if (part.inherited || !audit_.taken(part)) continue;
      const Identifier* same = counterparts.find(part);
      const std::string field(spelling(part.scheme));
      if (same == nullptr) {
        const Identifier* instead = read_.identifier(part.scheme, part.relation);
        if (instead != nullptr) {
          tell(field, part.value, instead->value, part.source);
        } else {
          tell_missing(field, part.value, place_of(part.value, read_), part.source);
        }
      } else if (same->version != part.version) {
        tell_missing(field + ".version", part.version, {}, part.source);
      }
    }
  }

  void report_categories() {
    Counterparts<Category> counterparts(read_.categories);
    for (const Category& part : record_.categories) {
      if (!audit_.taken(part) || counterparts.find(part) != nullptr) continue;
      tell("category", part.term, {}, part.source);
    }
  }

  void report_links() {
    Counterparts<Link> counterparts(read_.links);
    for (const Link& part : record_.links) {
      if (!audit_.taken(part)) continue;
      const Link* same = counterparts.find(part);
      const std::string field = "link:" + std::string(spelling(part.kind));
      if (same == nullptr) {
        tell_missing(field, part.url.empty() ? part.label : part.url, place_of(part.url, read_), part.source);
      } else if (same->label != part.label) {
        tell_missing(field + ".label", part.label, {}, part.source);
      }
    }
  }

  void report_extra() {
    Counterparts<Extra> counterparts(read_.extra);
    for (const Extra& part : record_.extra) {
      if (part.restates || !audit_.taken(part) || counterparts.find(part) != nullptr) continue;
      const std::string field = "extra:" + std::string(part.format) + ":" + std::string(part.tag);
      const auto near = read_.extra.first(std::min(read_.extra.size(), reach));
      const auto instead = std::ranges::find(near, part.tag, &Extra::tag);
      if (instead != near.end()) {
        tell(field, part.value, instead->value, part.source);
      } else {
        tell_missing(field, part.value, place_of(part.value, read_), part.source);
      }
    }
  }

  Audit& audit_;
  const Record& record_;
  const Record& read_;
};

}  // namespace

void Audit::report_changes(const Record& read) { Changes(*this, read).report(); }

bool Audit::told(std::string_view field) const {
  // Checks each report of this record: there are few. Beyond the limit, a change can be reported twice.
  const std::size_t end = std::min(report_.losses->size(), first_loss_ + reach);
  for (std::size_t at = first_loss_; at < end; ++at) {
    if ((*report_.losses)[at].field == field) return true;
  }
  return false;
}

}  // namespace opcit
