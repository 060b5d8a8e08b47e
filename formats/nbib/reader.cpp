#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "csl/tables.h"
#include "model/dates/written.h"
#include "model/identifiers.h"
#include "names/truncation.h"
#include "nbib/format.h"
#include "nbib/tables.h"
#include "opcit/builder.h"
#include "opcit/diagnostic_codes.h"
#include "syntax/tagged/lines.h"

namespace opcit::nbib {
namespace {

constexpr std::size_t tag_width = 4;

/// Matches "PMID- 1", "TI  - A title", "TI- A title", ERIC's "ISSN - EISSN-1234-5678". A record begins with PubMed's
/// number or with ERIC's own first line.
tagged::Line match_line(std::string_view line, const tagged::Place&) noexcept {
  std::size_t at = 0;
  while (at < line.size() && at < tag_width && ascii::is_upper(line[at])) ++at;
  if (at < 2) return {};
  const std::string_view tag = line.substr(0, at);
  const std::size_t width = at < tag_width || find_tag(tag) == nullptr ? tag_width : tag_width + 1;
  while (at < line.size() && at < width && line[at] == ' ') ++at;
  if (at >= line.size() || line[at] != '-') return {};
  const std::string_view value = line.substr(at + 1);
  const bool opens = tag == "PMID" || (tag == "OWN" && tagged::trim(value) == "ERIC");
  // A hyphen within a word, as in "NASA-funded", does not end a tag.
  if (!opens && !value.empty() && value[0] != ' ') return {};
  return {opens ? tagged::LineKind::opens : tagged::LineKind::field, tag, value, false};
}

class RecordReader {
 public:
  RecordReader(const Chunk& chunk, Batch& batch) : chunk_(chunk), batch_(batch), builder_(batch) {}

  void read(const tagged::TaggedRecord& record);

 private:
  struct Entry {
    std::string_view tag, text;
    Span span;
    const TagRow* row;
  };
  struct Person {
    Field role;
    Name name;
    std::vector<std::string_view> affiliations;
    Span span;
  };

  void dispatch(const Entry& entry);
  void keep(const Entry& entry) { builder_.extra({"nbib", entry.tag, entry.text, entry.span}); }
  void text(const Entry& entry);
  void full_name(const Entry& entry);
  void short_name(const Entry& entry);
  void add_person(const Entry& entry, const Name& name);
  void date(const Entry& entry);
  void article_id(const Entry& entry);
  void serial(const Entry& entry);
  void add_identifier(Scheme scheme, std::string_view value, Span span);
  void finish_kind();
  void finish_people(Field role);
  std::string_view whole_pages(std::string_view pages);
  const Entry* find(Field field) const {
    const auto found = std::ranges::find(texts_, field, [](const Entry& each) { return each.row->field; });
    return found == texts_.end() ? nullptr : &*found;
  }

  const Chunk& chunk_;
  Batch& batch_;
  RecordBuilder builder_;
  std::vector<Entry> texts_;  ///< One per field.
  std::vector<Person> people_;
  std::vector<Name> role_names_;
  std::vector<Field> truncated_;
  std::vector<std::string_view> keywords_;
  std::vector<Entry> types_;
  std::vector<Entry> serials_;
  std::optional<Entry> pages_, item_id_;
  std::vector<Identifier> identifiers_;
  bool has_full_name_ = false;
};

void RecordReader::read(const tagged::TaggedRecord& record) {
  builder_.begin(chunk_.span_of(record.source));
  texts_.clear();
  people_.clear();
  truncated_.clear();
  keywords_.clear();
  types_.clear();
  serials_.clear();
  identifiers_.clear();
  pages_.reset();
  item_id_.reset();
  has_full_name_ = false;
  for (const tagged::TaggedValue& value : record.values) {
    const auto joining = value.tag == "AB" ? tagged::Joining::prose : tagged::Joining::blank;
    const tagged::Flat flat = tagged::flatten(value.raw, joining, batch_.arena);
    if (flat.text.empty()) continue;
    dispatch({value.tag, flat.text, chunk_.span_of(tagged::trim(value.raw)), find_tag(value.tag)});
  }
  finish_kind();
  const Kind kind = builder_.record().kind;
  finish_people(Field::author);
  finish_people(Field::editor);
  for (const Entry& each : texts_) builder_.text(each.row->field, each.text, each.span);
  if (!pages_) pages_ = item_id_;  // an article number, if there are no pages
  if (pages_) builder_.text(Field::page, whole_pages(pages_->text), pages_->span);
  builder_.list(Field::keyword, keywords_);
  for (Identifier each : identifiers_) {
    each.relation = csl::usual_relation(each.scheme, kind);
    builder_.identifier(each);
  }
  builder_.finish();
}

void RecordReader::dispatch(const Entry& entry) {
  if (entry.row == nullptr) return keep(entry);
  switch (entry.row->target) {
    case Target::text:
      return text(entry);
    case Target::keyword:
      // The asterisk marks a main topic: "Head Trauma/*prevention & control".
      keywords_.push_back(entry.text.starts_with('*') ? entry.text.substr(1) : entry.text);
      return;
    case Target::full_name:
      return full_name(entry);
    case Target::short_name:
      return short_name(entry);
    case Target::body:
      return add_person(entry, Name{.literal = entry.text});
    case Target::affiliation:
      if (people_.empty()) return keep(entry);
      people_.back().affiliations.push_back(entry.text);
      return;
    case Target::author_id: {
      constexpr std::string_view prefix = "ORCID: ";
      const std::string_view id = entry.text.substr(std::min(entry.text.rfind('/') + 1, entry.text.size()));
      if (people_.empty() || !entry.text.starts_with(prefix)) return keep(entry);
      people_.back().name.orcid = id.starts_with(prefix) ? id.substr(prefix.size()) : id;
      return;
    }
    case Target::issued:
    case Target::date:
      return date(entry);
    case Target::pages:
      if (pages_) return keep(entry);
      pages_ = entry;
      return;
    case Target::article_id:
      return article_id(entry);
    case Target::serial:
      return serial(entry);
    case Target::identifier: {
      Identifier id{.scheme = entry.row->scheme, .value = entry.text, .source = entry.span};
      if (id.scheme == Scheme::other) id.type = "eric";
      identifiers_.push_back(id);
      return;
    }
    case Target::type:
      types_.push_back(entry);
  }
}

void RecordReader::text(const Entry& entry) {
  const auto known = std::ranges::find(texts_, entry.row->field, [](const Entry& each) { return each.row->field; });
  if (known == texts_.end()) return texts_.push_back(entry);
  if (known->text == entry.text) return;
  Entry worse = entry;
  if (entry.row < known->row) std::swap(worse, *known);
  keep(worse);
}

void RecordReader::full_name(const Entry& entry) {
  if (names::is_omission(entry.text)) return truncated_.push_back(entry.row->field);
  const bool has_comma = entry.text.find(',') != entry.text.npos;
  add_person(entry, has_comma ? parse_name(entry.text, NameSyntax::display, batch_.arena) : Name{.family = entry.text});
  has_full_name_ = true;
}

/// "Schmude J" after "Schmude, Johannes" is the same person again; older records than 2002 only have short names.
void RecordReader::short_name(const Entry& entry) {
  if (names::is_omission(entry.text)) return truncated_.push_back(entry.row->field);
  const bool repeats = has_full_name_ && !people_.empty() && people_.back().role == entry.row->field;
  has_full_name_ = false;
  if (repeats) return;
  if (entry.text.find(',') != entry.text.npos) {
    return add_person(entry, parse_name(entry.text, NameSyntax::display, batch_.arena));
  }
  const std::size_t blank = entry.text.rfind(' ');
  if (blank == entry.text.npos) return add_person(entry, Name{.family = entry.text});
  Name name{.family = entry.text.substr(0, blank), .given = entry.text.substr(blank + 1)};
  if (!std::ranges::all_of(name.given, [](char c) { return ascii::is_upper(c) || c == '-' || c < 0; })) {
    name = {.literal = entry.text};
  }
  add_person(entry, name);
}

void RecordReader::add_person(const Entry& entry, const Name& name) {
  people_.push_back({entry.row->field, name, {}, entry.span});
}

void RecordReader::finish_people(Field role) {
  role_names_.clear();
  Names names;
  Span span;
  for (const Person& each : people_) {
    if (each.role != role) continue;
    if (role_names_.empty()) span = each.span;
    role_names_.push_back(each.name);
    role_names_.back().affiliations = batch_.arena.copy(each.affiliations);
  }
  names.people = batch_.arena.copy(role_names_);
  names.truncated = std::ranges::find(truncated_, role) != truncated_.end();
  builder_.names(role, names, span);
}

void RecordReader::date(const Entry& entry) {
  if (builder_.has(entry.row->field)) return keep(entry);
  const auto written = parse_written_date(entry.text);
  if (written && written->has_year() && written->rest.empty()) {
    return builder_.date(entry.row->field, written->date, entry.span);
  }
  batch_.diagnostics.push_back({Code::bad_date, entry.span, std::string(entry.text)});
  if (entry.row->target == Target::date) return keep(entry);
  builder_.date(entry.row->field, Date{.literal = entry.text}, entry.span);
}

void RecordReader::article_id(const Entry& entry) {
  const std::size_t bracket = entry.text.rfind(" [");
  const std::string_view value = entry.text.substr(0, bracket);
  const std::string_view kind = bracket == entry.text.npos ? std::string_view() : entry.text.substr(bracket + 2);
  const std::string_view doi = parse_doi(value, batch_.arena);
  if (kind == "pii]") {
    if (!item_id_) item_id_ = Entry{entry.tag, value, entry.span, entry.row};
  } else if (!doi.empty() && (kind == "doi]" || kind.empty())) {
    if (const auto arxiv = parse_arxiv_id(doi)) {
      add_identifier(Scheme::arxiv, batch_.arena.copy(canonical_arxiv(arxiv->value)), entry.span);
    } else {
      add_identifier(Scheme::doi, doi, entry.span);
    }
  } else if (value.find("://") != value.npos) {
    add_identifier(Scheme::url, parse_address(value, batch_.arena), entry.span);
  } else {
    keep(entry);
  }
}

void RecordReader::serial(const Entry& entry) {
  std::string_view value = entry.text.substr(0, entry.text.find(" ("));
  for (const std::string_view prefix : {"EISSN-", "ISSN-", "ISBN-"}) {  // ERIC: "ISBN-978-1-5985-7192-9"
    if (value.starts_with(prefix)) value.remove_prefix(prefix.size());
  }
  if (!value.empty()) add_identifier(entry.row->scheme, value, entry.span);
}

void RecordReader::add_identifier(Scheme scheme, std::string_view value, Span span) {
  constexpr std::size_t most = 64;  // real records have fewer; limits the time for hostile input
  const std::size_t first = identifiers_.size() - std::min(identifiers_.size(), most);
  for (std::size_t i = first; i < identifiers_.size(); ++i) {
    if (identifiers_[i].scheme == scheme && identifiers_[i].value == value) return;
  }
  identifiers_.push_back({.scheme = scheme, .value = value, .source = span});
}

/// PubMed omits the common digits of page numbers: "6913-7".
std::string_view RecordReader::whole_pages(std::string_view pages) {
  const std::size_t dash = pages.find('-');
  const std::string_view first = pages.substr(0, dash);
  const std::string_view last = dash == pages.npos ? std::string_view() : pages.substr(dash + 1);
  const bool shortened = !last.empty() && last.size() < first.size() && std::ranges::all_of(first, ascii::is_digit) &&
                         std::ranges::all_of(last, ascii::is_digit);
  if (!shortened) return pages;
  std::string whole(first);
  whole += '-';
  whole += first.substr(0, first.size() - last.size());
  return batch_.arena.copy(whole.append(last));
}

void RecordReader::finish_kind() {
  Kind kind = Kind::article_journal;
  for (const TypeRow& row : all_types()) {
    const auto type =
        std::ranges::find_if(types_, [&](const Entry& each) { return each.text.starts_with(row.prefix); });
    if (type == types_.end()) continue;
    // ERIC also calls journal articles reports.
    const bool is_in_journal = find(Field::volume) != nullptr || find(Field::container_title_short) != nullptr;
    if (row.kind == Kind::report && is_in_journal) continue;
    kind = row.kind;
    builder_.record().kind_as_written = type->text;
    break;
  }
  builder_.record().kind = kind;
  for (const Entry& each : types_) keep(each);
  if (kind != Kind::report && kind != Kind::book && kind != Kind::thesis) return;
  // For these, ERIC writes the publisher in JT.
  const auto journal = std::ranges::find(texts_, std::string_view("JT"), [](const Entry& each) { return each.tag; });
  if (journal != texts_.end() && find(Field::publisher) == nullptr) journal->row = find_tag("PB");
}

class NbibReader final : public Reader {
 public:
  std::size_t cut(std::string_view window, bool last) override { return tagged::cut(window, last, match_line); }
  std::size_t resync(std::string_view window) override { return tagged::resync(window, match_line); }

  void parse(const Chunk& chunk, Batch& batch) const override {
    tagged::Scanner scanner(chunk.text, match_line);
    RecordReader reader(chunk, batch);
    tagged::TaggedRecord record;
    std::string_view stray;
    for (auto found = scanner.next(record, stray); found != tagged::Scanner::Found::end;
         found = scanner.next(record, stray)) {
      if (found == tagged::Scanner::Found::record) {
        reader.read(record);
        continue;
      }
      batch.diagnostics.push_back({Code::stray_text, chunk.span_of(stray), {}});
      add_document_item(batch, DocumentKind::free_text, stray, {}, chunk.span_of(stray));
    }
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<NbibReader>(); }

Match sniff(std::string_view head) {
  tagged::Scanner scanner(head, match_line);
  tagged::TaggedRecord record;
  std::string_view stray;
  if (scanner.next(record, stray) != tagged::Scanner::Found::record) return Match::no;
  return record.opened && record.values.size() > 1 ? Match::sure : Match::no;
}

}  // namespace opcit::nbib
