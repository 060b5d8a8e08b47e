#include "csl/record_writer.h"

#include <algorithm>
#include <array>
#include <forward_list>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "csl/markup.h"
#include "csl/math_scripts.h"
#include "csl/sidecar_writer.h"
#include "csl/tables.h"
#include "csl/values.h"
#include "model/identifiers.h"
#include "opcit/audit.h"
#include "text/markup.h"

namespace opcit::csl {
namespace {

constexpr std::string_view arxiv = "arXiv";

/// False if a quick check shows that no two ids share scheme and value.
bool may_repeat(std::span<const Identifier> ids) noexcept {
  constexpr std::size_t few = 8;
  if (ids.size() > few) return true;
  for (std::size_t i = 1; i < ids.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (ids[i].scheme == ids[j].scheme && ids[i].value == ids[j].value) return true;
    }
  }
  return false;
}

class RecordWriter {
 public:
  RecordWriter(const Record& record, const WriteOptions& options, std::string& out, WriteReport& report)
      : record_(record), options_(options), json_(out, options.layout), audit_(record, report) {}

  void run();

 private:
  void identity();
  void sort_fields();
  void fields();
  void field(const Property& property, const FieldValue& value);
  Text with_scripts(const FieldValue& part);
  void keywords(List list);
  void derived_field(Field field);
  void zotero_abbreviation(const FieldValue& part);
  void article_number_as_page();
  void note(const FieldValue* value);
  void identifiers();
  void sort_twins();
  void identifier_property(const IdentifierProperty& property);
  void derived_identifiers();
  void plain_member(std::string_view name, std::string_view value);
  void joined_member(std::string_view name, std::initializer_list<std::string_view> parts);
  void foreign_properties();

  /// Preprints are the only kind for which Zotero has an archive id and a repository, as number and publisher.
  bool is_preprint() const { return record_.kind == Kind::article && arxiv_ != nullptr; }
  const FieldValue* first(Field field) const { return first_[static_cast<std::size_t>(field)]; }
  bool retyped() const { return written_kind(record_.kind, options_.types) != record_.kind; }

  const Record& record_;
  const WriteOptions& options_;
  json::Emitter json_;
  Audit audit_;
  Remainder remainder_;
  std::optional<Arena> arena_;
  std::forward_list<FieldValue> changed_;  ///< Fields of the remainder that are written with other runs.
  std::array<const FieldValue*, field_count> first_{};
  const Identifier* arxiv_ = nullptr;
  std::vector<const Identifier*> twins_;    ///< Ids whose value occurs more than once, sorted by address.
  std::vector<const Identifier*> repeats_;  ///< All of `twins_` except the first of each value.
};

/// A text that is TeX alone (a journal's macro that nobody knows): an empty property would say that there is no
/// journal.
bool shows_nothing(const Value& value) noexcept {
  const auto* text = std::get_if<Text>(&value);
  return text != nullptr && text->plain.empty();
}

void RecordWriter::run() {
  arxiv_ = record_.identifier(Scheme::arxiv);
  remainder_.sort_extra(record_);
  json_.begin_record();
  identity();
  sort_fields();
  fields();
  identifiers();
  foreign_properties();
  SidecarWriter(json_, audit_, options_).write(remainder_);
  json_.end_record();
  audit_.report_rest();
}

void RecordWriter::identity() {
  if (remainder_.id == nullptr) {
    plain_member("id", record_.key);
  } else {
    audit_.take(*remainder_.id);
    json_.member("id");
    append_raw_json(json_.out(), remainder_.id->value);
  }
  // Zotero keeps this as its own citation key and forgets `id`.
  plain_member("citation-key", record_.key);
  plain_member("type", spelling(written_kind(record_.kind, options_.types)));
}

void RecordWriter::plain_member(std::string_view name, std::string_view value) {
  json_.member(name);
  json_.string(value);
}

void RecordWriter::joined_member(std::string_view name, std::initializer_list<std::string_view> parts) {
  json_.member(name);
  json_.out() += '"';
  for (const std::string_view part : parts) text::append_json_escaped(json_.out(), part);
  json_.out() += '"';
}

/// A value is written as its property if it is the first one, the schema has the property and the shape is correct.
void RecordWriter::sort_fields() {
  for (const FieldValue& part : record_.fields) {
    const FieldValue*& place = first_[static_cast<std::size_t>(part.field)];
    const bool fits = property(part.field).in_schema && place == nullptr &&
                      part.value.index() == static_cast<std::size_t>(shape(part.field)) && !shows_nothing(part.value);
    if (fits) {
      place = &part;
    } else {
      remainder_.unwritten.push_back(&part);
    }
  }
}

void RecordWriter::fields() {
  for (const Property& row : properties()) {
    const FieldValue* value = first(row.field);
    if (row.field == Field::note && retyped()) {
      note(value);
    } else if (value != nullptr) {
      field(row, *value);
      if (options_.for_zotero && row.field == Field::container_title_short) zotero_abbreviation(*value);
    } else {
      derived_field(row.field);
    }
  }
}

void RecordWriter::field(const Property& property, const FieldValue& part) {
  audit_.take(part);
  remainder_.written.push_back(&part);
  json_.member(property.name);
  if (const auto* text = std::get_if<Text>(&part.value)) {
    emit_text(json_, with_scripts(part), property.codec);
    if (text::looks_like_markup(text->plain)) {
      audit_.lost(property.name, text->plain, LossReason::altered, "markup", part.source);
    }
  } else if (const auto* names = std::get_if<Names>(&part.value)) {
    // No program but opcit reads custom.
    if (names->truncated) {
      audit_.lost(std::string(property.name) + ".truncated", "true", LossReason::moved, "custom", part.source);
    }
    emit_people(json_, names->people, options_.for_zotero ? NameParts::zotero : NameParts::schema);
  } else if (const auto* date = std::get_if<Date>(&part.value)) {
    emit_date(json_, *date);
  } else {
    keywords(std::get<List>(part.value));
  }
}

/// The text with the scripts of its formulas as runs. The sidecar then notes the runs of this text.
Text RecordWriter::with_scripts(const FieldValue& part) {
  const Text& text = std::get<Text>(part.value);
  const auto is_formula = [](const Run& run) { return run.style == Style::math; };
  if (std::ranges::none_of(text.runs, is_formula)) return text;
  if (!arena_) arena_.emplace();
  const Text shown = with_script_runs(text, *arena_);
  if (shown.plain == text.plain || carriage_of(shown) == Carriage::literal) return text;
  FieldValue changed = part;
  changed.value = shown;
  changed_.push_front(changed);
  remainder_.written.pop_back();
  remainder_.written.push_back(&changed_.front());
  remainder_.scripted.push_back(&changed_.front());
  return shown;
}

void RecordWriter::keywords(List list) {
  std::string& out = json_.out();
  out += '"';
  bool any = false;
  for (const std::string_view keyword : list) {
    if (any) out += ", ";
    text::append_json_escaped(out, keyword);
    any = any || !keyword.empty();
  }
  out += '"';
}

/// The property that Zotero's importer knows instead of container-title-short.
void RecordWriter::zotero_abbreviation(const FieldValue& part) {
  json_.member("journalAbbreviation");
  emit_text(json_, std::get<Text>(part.value), property(Field::container_title_short).codec);
  remainder_.derive("journalAbbreviation");
}

/// Zotero has no field for the number of an article.
void RecordWriter::article_number_as_page() {
  const FieldValue* number = first(Field::number);
  constexpr auto kinds = std::to_array<Kind>({Kind::article_journal, Kind::article_magazine, Kind::paper_conference});
  const Text* text = number == nullptr ? nullptr : &std::get<Text>(number->value);
  const bool is_plain = text != nullptr && text->runs.empty() && !text::looks_like_markup(text->plain);
  if (!is_plain || std::ranges::find(kinds, record_.kind) == kinds.end()) return;
  plain_member("page", text->plain);
  remainder_.derive("page");
}

void RecordWriter::derived_field(Field field) {
  if (field == Field::page && options_.for_zotero) return article_number_as_page();
  if (!is_preprint() || arxiv_->value.empty()) return;
  if (field == Field::number) {
    audit_.take(*arxiv_);
    joined_member("number", {"arXiv:", arxiv_->value});
    remainder_.derive("number");
  } else if (field == Field::publisher) {
    plain_member("publisher", arxiv);
    remainder_.derive("publisher");
  }
}

/// A note "type: software" gives Zotero a type that its importer rejects
/// (https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra).
void RecordWriter::note(const FieldValue* value) {
  json_.member("note");
  std::string& out = json_.out();
  out += '"';
  if (value != nullptr) {
    audit_.take(*value);
    remainder_.written.push_back(value);
    append_markup(out, std::get<Text>(value->value), Codec::prose);
    out += "\\n";
  }
  out += "type: ";
  out += spelling(record_.kind);
  out += '"';
}

/// A property has each value once, and a reader finds it by value: the sidecar must name all ids that share a value.
void RecordWriter::sort_twins() {
  if (!may_repeat(record_.identifiers)) return;
  std::vector<const Identifier*> sorted;
  for (const Identifier& id : record_.identifiers) sorted.push_back(&id);
  const auto by_value = [](const Identifier* id) { return std::pair(id->scheme, id->value); };
  std::ranges::stable_sort(sorted, {}, by_value);
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const bool as_before = i > 0 && by_value(sorted[i - 1]) == by_value(sorted[i]);
    const bool as_after = i + 1 < sorted.size() && by_value(sorted[i + 1]) == by_value(sorted[i]);
    if (as_before || as_after) twins_.push_back(sorted[i]);
    if (as_before) repeats_.push_back(sorted[i]);
  }
  std::ranges::sort(twins_);
  std::ranges::sort(repeats_);
}

void RecordWriter::identifiers() {
  sort_twins();
  for (const IdentifierProperty& row : identifier_properties()) identifier_property(row);
  derived_identifiers();
  for (const Identifier& id : record_.identifiers) {
    if (audit_.taken(id)) continue;
    audit_.take(id);
    remainder_.identifiers.push_back(&id);
  }
}

void RecordWriter::identifier_property(const IdentifierProperty& property) {
  bool open = false;
  for (const Identifier& id : record_.identifiers) {
    if (id.scheme != property.scheme || id.value.empty()) continue;
    // A DOI or URL of another work (the version of record, the containing book) must not be written for this work.
    if (property.separator.empty() && (open || id.relation != Relation::self)) continue;
    // A list has each value once; the sidecar stores the others.
    if (!property.separator.empty() && std::ranges::binary_search(repeats_, &id)) continue;
    audit_.take(id);
    if (!open) {
      json_.member(property.name);
      json_.out() += '"';
    } else {
      json_.out() += property.separator;
    }
    open = true;
    text::append_json_escaped(json_.out(), id.value);
    const bool is_usual = id.relation == usual_relation(id.scheme, record_.kind);
    if (!is_usual || !id.version.empty() || !id.type.empty() || std::ranges::binary_search(twins_, &id)) {
      remainder_.identifiers.push_back(&id);
    }
  }
  if (open) json_.out() += '"';
}

/// URLs for readers of the file if the record itself has no DOI or URL.
void RecordWriter::derived_identifiers() {
  if (arxiv_ != nullptr && is_preprint() && record_.identifier(Scheme::doi) == nullptr) {
    joined_member("DOI", {arxiv_doi_prefix, arxiv_->value});
    remainder_.derive("DOI");
  }
  if (record_.identifier(Scheme::url) != nullptr) return;
  const Identifier* id = derived_url_source(record_.identifiers);
  if (id == nullptr) return;
  joined_member("URL", {address_prefix(id->scheme).value_or(std::string_view()), id->value, id->version});
  remainder_.derive("URL");
}

void RecordWriter::foreign_properties() {
  for (const Extra* extra : remainder_.properties) {
    audit_.take(*extra);
    json_.escaped_member(extra->tag);
    append_raw_json(json_.out(), extra->value);
  }
}

}  // namespace

WriteOptions write_options(const Options& options, json::Layout layout) {
  const auto profile = options.find("csl-profile");
  const bool is_given = profile != options.end() && !profile->second.empty();
  const bool for_zotero = is_given ? profile->second == "zotero" : target_of(options).csl_of_zotero;
  const CslTypes others = is_given ? CslTypes::standard : CslTypes::accepted;
  return {layout, for_zotero ? CslTypes::zotero : others, for_zotero};
}

void write_item(const Item& item, const WriteOptions& options, std::string& out, WriteReport& report) {
  if (item.record != nullptr) {
    RecordWriter(*item.record, options, out, report).run();
  } else if (item.document != nullptr) {
    report_lost(*item.document, report);
  }
}

}  // namespace opcit::csl
