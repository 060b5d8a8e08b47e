/// The second half of reading a record (record_reader.h): combines all members to one record.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "csl/math_scripts.h"
#include "csl/note_lines.h"
#include "csl/record_reader.h"
#include "model/identifiers.h"
#include "opcit/diagnostic_codes.h"
#include "text/markup.h"

namespace opcit::csl {
namespace {

constexpr std::string_view separators = " ,;";

/// Removes the URL of a Crossref id: "http://id.crossref.org/isbn/9783642321566".
std::string_view without_address(std::string_view text) noexcept {
  return text.starts_with("http") ? text.substr(text.rfind('/') + 1) : text;
}

void split_keywords(std::string_view text, std::vector<std::string_view>& parts) {
  parts.clear();
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, comma);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
}

/// True if `text` is the concatenation of `parts`.
bool consists_of(std::string_view text, std::initializer_list<std::string_view> parts) noexcept {
  for (const std::string_view part : parts) {
    if (!text.starts_with(part)) return false;
    text.remove_prefix(part.size());
  }
  return text.empty();
}

/// Fills `places` with the indices of `ids`, grouped by scheme and value, in their order.
void sort_places(const std::vector<Identifier>& ids, std::vector<std::size_t>& places) {
  places.resize(ids.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  // A stable sort would allocate memory.
  std::ranges::sort(places, {}, [&](std::size_t at) { return std::tuple(ids[at].scheme, ids[at].value, at); });
}

bool joins_to(List list, std::string_view text) noexcept {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) {
      if (!text.starts_with(", ")) return false;
      text.remove_prefix(2);
    }
    if (!text.starts_with(list[i])) return false;
    text.remove_prefix(list[i].size());
  }
  return text.empty();
}

bool is_arxiv_number(std::string_view text) noexcept {
  constexpr std::string_view prefix = "arxiv:";
  return text.size() > prefix.size() && std::ranges::equal(text.substr(0, prefix.size()), prefix, {},
                                                           [](char c) { return static_cast<char>(c | 32); });
}

}  // namespace

RecordReader::Pending* RecordReader::find(Field field) {
  const auto found = std::ranges::find_if(pending_, [&](const Pending& part) { return part.property->field == field; });
  return found == pending_.end() ? nullptr : &*found;
}

bool RecordReader::identifier_member(json::Cursor& cursor, const IdentifierProperty& property) {
  if (cursor.peek() == '[') {
    List texts;
    if (!read_strings(cursor, context_, texts)) return false;
    for (const std::string_view text : texts) add_identifiers(property, text);
    return true;
  }
  std::string_view text;
  if (!read_scalar(cursor, text)) return false;
  add_identifiers(property, text);
  return true;
}

/// Linear in total, for any number of identifiers.
bool RecordReader::is_new(Scheme scheme, std::string_view value) {
  constexpr std::size_t few = 32;
  const auto same = [&](const Identifier& id) { return id.scheme == scheme && id.value == value; };
  if (identifiers_.size() < few) return std::ranges::none_of(identifiers_, same);
  for (; known_count_ < identifiers_.size(); ++known_count_) {
    known_.emplace(identifiers_[known_count_].scheme, identifiers_[known_count_].value);
  }
  return !known_.contains({scheme, value});
}

void RecordReader::add_identifiers(const IdentifierProperty& property, std::string_view text) {
  const auto add = [&](std::string_view value) {
    if (!value.empty() && is_new(property.scheme, value)) {
      identifiers_.push_back({.scheme = property.scheme, .value = value});
    }
  };
  if (property.scheme == Scheme::doi) {
    const std::string_view bare = parse_doi(text, batch_.arena);
    return add(bare.empty() ? text : bare);
  }
  if (property.separator.empty()) return add(text);
  // "0028-0836, 1476-4687"; if a word is not such a number, the text is not split.
  bool all = true;
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(separators); at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    words.push_back(without_address(text.substr(at, end - at)));
    all &= is_serial_number(words.back());
    at = std::min(text.find_first_not_of(separators, end), text.size());
  }
  if (!all) return add(text);
  for (const std::string_view word : words) add(word);
}

void RecordReader::finish(Span source) {
  for (const auto& [code, part] : context_.complaints) complain(code, part, part);
  builder_.begin(source);
  settle_type();
  settle_aliases();
  settle_note();
  settle_arxiv();
  settle_identifiers();
  Record& record = builder_.record();
  record.key = citation_key_.empty() ? id_ : citation_key_;
  if (!citation_key_.empty() && citation_key_ != id_ && !id_raw_.empty()) keep("id", id_raw_);
  record.kind = kind_;
  record.kind_as_written = kind_as_written_;
  record.recovered = sidecar_.recovered;
  add_fields();
  for (const Identifier& id : identifiers_) builder_.identifier(id);
  for (const Category& category : sidecar_.categories) builder_.category(category);
  for (const Link& link : sidecar_.links) builder_.link(link);
  add_extra();
  builder_.finish();
}

void RecordReader::settle_type() {
  const std::optional<Kind> found = find_type(type_);
  kind_ = found.value_or(Kind::document);
  if (type_ != spelling(kind_)) kind_as_written_ = type_;
  if (!found) {
    batch_.diagnostics.push_back({Code::unknown_type, builder_.record().source, std::string(type_)});
  }
  if (!sidecar_.kind_as_written.empty() && sidecar_.kind == spelling(kind_)) {
    kind_as_written_ = sidecar_.kind_as_written;
  }
  if (const std::optional<Kind> kind = find_kind(sidecar_.retyped)) {
    kind_ = *kind;
    kind_as_written_ = sidecar_.kind == spelling(kind_) ? sidecar_.kind_as_written : std::string_view();
  }
}

/// CSL's own name has precedence over names of other programs, and the first of these over later ones, which are kept.
void RecordReader::settle_aliases() {
  std::size_t kept = 0;
  std::array<bool, field_count> given{};
  for (const Pending& part : pending_) {
    if (part.name == part.property->name) given[static_cast<std::size_t>(part.property->field)] = true;
  }
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    const Pending part = pending_[i];
    bool& taken = given[static_cast<std::size_t>(part.property->field)];
    const bool own = part.name == part.property->name;
    if (!own && taken) {
      if (!is_derived(part.name)) keep(part.name, part.raw);
      continue;
    }
    taken = true;
    pending_[kept++] = part;
  }
  pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(kept), pending_.end());
}

void RecordReader::settle_note() {
  const Pending* found = find(Field::note);
  if (found == nullptr) return;
  std::string_view note = found->text;
  const std::string retyped = "type: " + std::string(sidecar_.retyped);
  if (!sidecar_.retyped.empty() && note.ends_with(retyped)) {
    note.remove_suffix(retyped.size());
    if (note.ends_with('\n')) note.remove_suffix(1);
  }
  while (!contains(sidecar_.no_variables, "note")) {
    const std::optional<NoteLine> line = first_note_line(note);
    if (!line || !note_variable(line->name, line->value)) break;
    note.remove_prefix(line->length);
  }
  find(Field::note)->text = note;
}

/// Returns false if the record already has this variable: then the line is an ordinary remark.
bool RecordReader::note_variable(std::string_view name, std::string_view value) {
  if (name == "type") {
    const std::optional<Kind> kind = find_type(value);
    if (kind) kind_ = *kind;
    if (kind) kind_as_written_ = {};
    return kind.has_value();
  }
  if (name == "citation-key") {
    if (!citation_key_.empty()) return false;
    citation_key_ = value;
    return true;
  }
  if (name == "arXiv") {
    const std::optional<ArxivId> id = parse_arxiv_id(value.substr(0, value.find(' ')));
    if (!id) return false;
    identifiers_.push_back(
        {.scheme = Scheme::arxiv, .value = batch_.arena.copy(canonical_arxiv(id->value)), .version = id->version});
    return true;
  }
  if (const IdentifierProperty* property = find_identifier_property(name)) {
    if (std::ranges::find(identifiers_, property->scheme, &Identifier::scheme) != identifiers_.end()) return false;
    // "DOI: 10.1000/2 was withdrawn" is a sentence, but a line can have several ISBN or ISSN.
    const bool is_list = property->scheme == Scheme::isbn || property->scheme == Scheme::issn;
    if (!is_list && value.find(' ') != std::string_view::npos) return false;
    add_identifiers(*property, value);
    return true;
  }
  return note_field(*find_property(name), value);
}

bool RecordReader::note_field(const Property& property, std::string_view value) {
  if (find(property.field) != nullptr) return false;
  Pending part{&property, property.name, value, value, Text{}};
  if (property.codec == Codec::date) part.value = date_from_text(value);
  if (property.codec == Codec::names) {
    // Zotero: "editor: Family || Given"
    const std::size_t bars = value.find("||");
    Name name;
    if (bars == std::string_view::npos) {
      name.literal = value;
    } else {
      name.family = value.substr(0, value.find_last_not_of(' ', bars == 0 ? 0 : bars - 1) + 1);
      name.given = value.substr(std::min(value.find_first_not_of(' ', bars + 2), value.size()));
    }
    part.value = Names{batch_.arena.copy(std::vector<Name>{name})};
  }
  pending_.push_back(part);
  return true;
}

/// The number of a preprint is its arXiv id.
void RecordReader::settle_arxiv() {
  const auto drop = [&](Field field) {
    std::erase_if(pending_, [&](const Pending& part) { return part.property->field == field; });
  };
  const Pending* number = find(Field::number);
  if (kind_ == Kind::article && number != nullptr && is_arxiv_number(number->text) &&
      !contains(sidecar_.no_variables, "number")) {
    if (const std::optional<ArxivId> id = parse_arxiv_id(number->text)) {
      identifiers_.push_back({.scheme = Scheme::arxiv,
                              .value = batch_.arena.copy(canonical_arxiv(id->value)),
                              .version = id->version.empty() ? sidecar_.version : id->version,
                              .source = span_of(number->raw)});
      drop(Field::number);
    }
  }
  const Pending* page = find(Field::page);
  const Pending* article = find(Field::number);
  if (is_derived("page") && page != nullptr && article != nullptr && page->text == article->text) drop(Field::page);
  const Pending* publisher = find(Field::publisher);
  if (publisher != nullptr && is_derived("publisher") && publisher->text == "arXiv") drop(Field::publisher);
}

/// Removes values that the writer derived, unless they have been edited, and restores relations.
void RecordReader::settle_identifiers() {
  for (Identifier& id : identifiers_) id.relation = usual_relation(id.scheme, kind_);
  note_relations();
  const auto arxiv = std::ranges::find(identifiers_, Scheme::arxiv, &Identifier::scheme);
  const bool has_doi = is_derived("DOI") && arxiv != identifiers_.end();
  const Identifier* source = is_derived("URL") ? derived_url_source(identifiers_) : nullptr;
  if (!has_doi && source == nullptr) return;
  const std::string_view value = has_doi ? arxiv->value : std::string_view();
  const Identifier from = source == nullptr ? Identifier() : *source;
  const std::string_view prefix = address_prefix(from.scheme).value_or(std::string_view());
  std::erase_if(identifiers_, [&](const Identifier& id) {
    if (id.relation != Relation::self) return false;
    return (id.scheme == Scheme::doi && has_doi && consists_of(id.value, {arxiv_doi_prefix, value})) ||
           (id.scheme == Scheme::url && source != nullptr && consists_of(id.value, {prefix, from.value, from.version}));
  });
}

/// An id can have several relations. Each noted relation applies to one identifier found, or adds one.
void RecordReader::note_relations() {
  if (sidecar_.identifiers.empty()) return;
  std::vector<std::size_t>& places = places_;
  sort_places(identifiers_, places);
  const auto key = [this](std::size_t at) { return std::pair(identifiers_[at].scheme, identifiers_[at].value); };
  claimed_.assign(places.size(), false);
  for (const Identifier& noted : sidecar_.identifiers) {
    // std::ranges::equal_range does not compile with Clang 14 and libstdc++ 12.
    const auto wanted = std::pair(noted.scheme, noted.value);
    auto free = std::ranges::lower_bound(places, wanted, {}, key);
    while (free != places.end() && key(*free) == wanted && claimed_[*free]) ++free;
    if (free == places.end() || key(*free) != wanted) {
      identifiers_.push_back(noted);
    } else {
      identifiers_[*free] = noted;
      claimed_[*free] = true;
    }
  }
}

void RecordReader::add_fields() {
  for (Pending& part : pending_) add_field(part);
  for (const FieldValue& value : sidecar_.fields) builder_.field(value);
}

void RecordReader::add_field(Pending& part) {
  const std::string_view name = part.property->name;
  FieldValue value{part.property->field, span_of(part.raw), part.value, contains(sidecar_.inherited, name)};
  if (auto* names = std::get_if<Names>(&value.value)) {
    *names = with_noted_people(name, *names);
    if (names->people.empty() && !names->truncated) return;
  } else if (auto* date = std::get_if<Date>(&value.value)) {
    date->year_inferred = contains(sidecar_.inferred, name);
    date->uncertain |= contains(sidecar_.uncertain, name);
    if (date->empty()) return;
  } else if (part.property->codec == Codec::list) {
    const bool noted = !sidecar_.keywords.empty() && joins_to(sidecar_.keywords, part.text);
    if (std::holds_alternative<Text>(value.value)) {
      if (!noted) split_keywords(part.text, context_.strings);
      value.value = noted ? sidecar_.keywords : batch_.arena.copy(context_.strings);
    }
    if (std::get<List>(value.value).empty()) return;
  } else {
    const bool literal = contains(sidecar_.literal, name);
    const Text text = literal ? Text{part.text, {}} : text::parse_markup(part.text, batch_.arena);
    value.value = with_noted_runs(name, text);
    if (std::get<Text>(value.value).empty()) return;
  }
  builder_.field(value);
}

Names RecordReader::with_noted_people(std::string_view property, Names names) {
  names.truncated |= contains(sidecar_.truncated, property);
  const auto unlisted = std::ranges::find(sidecar_.unlisted, property, &UnlistedNote::property);
  if (unlisted != sidecar_.unlisted.end()) names.unlisted = unlisted->people;
  if (std::ranges::find(sidecar_.people, property, &PersonNote::property) == sidecar_.people.end()) return names;
  std::vector<Name>& people = context_.people;
  people.assign(names.people.begin(), names.people.end());
  for (const PersonNote& note : sidecar_.people) {
    if (note.property != property || note.number >= people.size()) continue;
    Name& name = people[note.number];
    if (!note.name.orcid.empty()) name.orcid = note.name.orcid;
    if (!note.name.affiliations.empty()) name.affiliations = note.name.affiliations;
    const std::string_view suffix = note.name.suffix;
    const std::string_view before =
        name.given.substr(0, name.given.size() - std::min(suffix.size(), name.given.size()));
    if (!suffix.empty() && name.suffix.empty() && name.given.ends_with(suffix) && before.ends_with(", ")) {
      name.suffix = suffix;
      name.given = before.substr(0, before.size() - 2);
    }
    const std::string_view particle = note.name.non_dropping_particle;
    if (particle.empty() || !name.family.starts_with(particle)) continue;
    name.non_dropping_particle = particle;
    name.family.remove_prefix(particle.size());
    if (name.family.starts_with(' ')) name.family.remove_prefix(1);
  }
  names.people = batch_.arena.copy(people);
  return names;
}

/// Combines the runs of markup and note, in order. If the text was edited, only the runs of its markup are used.
Text RecordReader::with_noted_runs(std::string_view property, Text text) {
  const auto note = std::ranges::find(sidecar_.runs, property, &RunsNote::property);
  if (note == sidecar_.runs.end() || note->size != text.plain.size()) return text;
  runs_.clear();
  std::size_t carried = 0;
  for (const sidecar::IndexedRun& noted : note->runs) {
    if (std::size_t{noted.run.pos} + noted.run.len > text.plain.size()) return text;
    while (runs_.size() < noted.index && carried < text.runs.size()) runs_.push_back(text.runs[carried++]);
    runs_.push_back(noted.run);
  }
  while (carried < text.runs.size()) runs_.push_back(text.runs[carried++]);
  text.runs = batch_.arena.copy(runs_);
  return note->scripts ? without_script_runs(text, batch_.arena) : text;
}

void RecordReader::add_extra() {
  for (const Extra& extra : extra_) builder_.extra(extra);
  for (const Leftover& part : context_.leftovers) builder_.extra({own_format, part.path, part.raw, span_of(part.raw)});
  for (const Extra& extra : sidecar_.extra) builder_.extra(extra);
}

}  // namespace opcit::csl
