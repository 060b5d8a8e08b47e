#include "ris/record_reader.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "model/arxiv_categories.h"
#include "model/dates/written.h"
#include "model/identifiers.h"
#include "names/truncation.h"
#include "opcit/diagnostic_codes.h"
#include "ris/lines.h"
#include "ris/values.h"
#include "text/markup.h"

namespace opcit::ris {
namespace {

/// The first word of a TY line is the type; the rest is something else.
std::string_view first_word(std::string_view text) noexcept {
  return text.substr(0, std::min(text.find_first_of(" \t\r\n"), text.size()));
}

}  // namespace

void RecordReader::begin(const tagged::TaggedRecord& record) {
  builder_.begin(chunk_.span_of(record.source));
  for (const Field field : filled_) slot(field) = {};
  filled_.clear();
  for (auto* list : {&names_, &issued_, &abstract_, &notes_, &annotes_, &accessions_, &databases_, &urls_})
    list->clear();
  first_page_.reset();
  last_page_.reset();
  start_.reset();
  keywords_.clear();
  keywords_span_ = {};
  keyword_pieces_ = 0;
  identifiers_.clear();
  arxiv_.reset();
  pmid_by_accession_ = false;
  has_doi_ = false;
  note_doi_ = {};
  people_count_ = 0;
  preprint_.reset();
}

void RecordReader::read(const tagged::TaggedRecord& record) {
  begin(record);
  read_type(record);
  for (const tagged::TaggedValue& value : record.values) {
    if (value.tag != "TY") read_value(value);
  }
  if (!record.closed) batch_.diagnostics.push_back({Code::missing_end, chunk_.span_of(record.source.substr(0, 1)), {}});
  finish_titles();
  people();
  finish_issued();
  finish_pages();
  finish_accessions();
  finish_urls();
  finish_databases();
  finish_keywords();
  finish_texts();
  finish_kind();
  drop_derived_doi();
  for (const Identifier& each : identifiers_) builder_.identifier(each);
  builder_.finish();
}

void RecordReader::read_type(const tagged::TaggedRecord& record) {
  std::string_view written;
  Span span = chunk_.span_of(record.source.substr(0, 1));
  for (const tagged::TaggedValue& value : record.values) {
    if (value.tag != "TY") continue;
    const std::string_view whole = tagged::trim(value.raw);
    if (whole.empty()) continue;
    if (!written.empty()) builder_.extra({"ris", "TY", written, span});
    written = first_word(whole);
    span = chunk_.span_of(written);
    const std::string_view rest = tagged::trim(whole.substr(written.size()));
    if (!rest.empty()) builder_.extra({"ris", "TY", rest, chunk_.span_of(rest)});
  }
  type_ = find_type(written);
  builder_.record().kind_as_written = written;
  if (written.empty()) {
    batch_.diagnostics.push_back({Code::missing_type, span, {}});
  } else if (type_ == nullptr) {
    batch_.diagnostics.push_back({Code::unknown_type, span, std::string(written)});
  }
  if (type_ == nullptr) type_ = find_type("GEN");
  builder_.record().kind = type_->kind;
}

void RecordReader::read_value(const tagged::TaggedValue& value) {
  Entry entry{value.tag, {}, {}, find_tag(tag_of(value.tag), type_->family)};
  const tagged::Flat flat = tagged::flatten(value.raw, joining_of(entry.row, entry.tag), batch_.arena);
  if (flat.text.empty()) return;
  entry.text = flat.text;
  entry.span = chunk_.span_of(tagged::trim(value.raw));
  if (flat.had_controls) batch_.diagnostics.push_back({Code::control_character, entry.span, {}});
  dispatch(entry);
}

void RecordReader::dispatch(const Entry& entry) {
  if (entry.row == nullptr) {
    const bool is_pmcid = entry.tag[0] == 'C' && read_pmcid(entry.text, false).has_value();
    if (const auto id = read_marked_identifier(entry.text)) return add_identifier(id->scheme, id->value, entry.span);
    return is_pmcid ? pmcid(entry) : keep(entry);  // EndNote: C3 of EJOUR, C7 of EBOOK and ECHAP
  }
  switch (entry.row->target) {
    case Target::text:
    case Target::second:
      return text(entry);
    case Target::joined:
      return joined(entry);
    case Target::names:
      names_.push_back(entry);
      return;
    case Target::issued:
      issued_.push_back(entry);
      return;
    case Target::date:
      return date(entry);
    case Target::first_page:
    case Target::page_count:
      return first_page(entry);
    case Target::last_page:
      return last_page(entry);
    case Target::keyword:
      return keyword(entry);
    case Target::serial:
      return serial(entry);
    case Target::doi:
      return doi(entry);
    case Target::pmcid:
      return pmcid(entry);
    case Target::accession:
      accessions_.push_back(entry);
      return;
    case Target::database:
      databases_.push_back(entry);
      return;
    case Target::url:
      return url(entry);
    case Target::link:
      return link(entry);
    case Target::genre:
      return genre(entry);
    case Target::key:
      if (builder_.record().key.empty()) {
        builder_.record().key = entry.text;
      } else {
        keep(entry);
      }
  }
}

void RecordReader::keep(const Entry& entry) { builder_.extra({"ris", entry.tag, entry.text, entry.span}); }

void RecordReader::text(const Entry& entry) { put(entry.row->field, entry); }

/// The row with precedence keeps the field; the other value goes to the row's `otherwise` field or to extra.
void RecordReader::put(Field field, const Entry& entry) {
  Slot& known = slot(field);
  if (known.row == nullptr) {
    known = {entry.row, entry};
    filled_.push_back(field);
    return;
  }
  if (known.entry.text == entry.text) return;
  Entry worse = entry;
  if (entry.row < known.row) {  // both rows are in one table: the earlier one has precedence
    worse = known.entry;
    known = {entry.row, entry};
  }
  const Field otherwise = worse.row->otherwise;
  if (otherwise == no_field || otherwise == field || slot(otherwise).row != nullptr) return keep(worse);
  slot(otherwise) = {worse.row, worse};
  filled_.push_back(otherwise);
}

void RecordReader::joined(const Entry& entry) {
  if (entry.row->field == Field::abstract) {
    abstract_.push_back(entry);
  } else if (entry.row->field == Field::annote) {
    annotes_.push_back(entry);
  } else if (const auto remark = read_link_remark(entry.text)) {
    Link link = *remark;
    link.source = entry.span;
    builder_.link(link);
  } else if (const auto id = read_identifier_remark(entry.text)) {
    add_identifier(id->scheme, id->value, entry.span);
  } else {
    notes_.push_back(entry);
    if (note_doi_.value.empty()) {
      note_doi_ = {.scheme = Scheme::doi, .value = whole_doi(entry.text), .source = entry.span};
    }
  }
}

/// If a role has several names of several words, none with a comma, they are "Given Family" (as from Taylor & Francis).
/// Otherwise a name without a comma is an organisation, as in Zotero and EndNote.
bool RecordReader::is_given_first(Field role) const {
  std::size_t count = 0;
  for (const Entry& each : names_) {
    if (each.row->field != role) continue;
    ++count;
    if (each.text.find(',') != each.text.npos || each.text.find(' ') == each.text.npos) return false;
  }
  return count > 1;
}

void RecordReader::people() {
  for (const Entry& each : names_) person(each);
  for (const People& each : std::span(people_).first(people_count_)) {
    Names names;
    names.people = batch_.arena.copy(each.names);
    names.truncated = each.truncated;
    builder_.names(each.field, names, each.span);
  }
}

RecordReader::People& RecordReader::people_of(const Entry& entry) {
  for (People& each : std::span(people_).first(people_count_)) {
    if (each.field == entry.row->field) return each;
  }
  if (people_count_ == people_.size()) people_.emplace_back();
  People& added = people_[people_count_++];
  added.field = entry.row->field;
  added.span = entry.span;
  added.names.clear();
  added.truncated = false;
  added.given_first = is_given_first(entry.row->field);
  return added;
}

void RecordReader::person(const Entry& entry) {
  People& group = people_of(entry);
  std::string_view rest = entry.text;
  while (!rest.empty()) {
    const std::string_view one = take_name(rest);
    if (one.empty()) continue;
    if (names::is_omission(one)) {
      group.truncated = true;
    } else {
      group.names.push_back(read_name(one, group.given_first, batch_.arena));
    }
  }
}

void RecordReader::date(const Entry& entry) {
  const auto date = read_date(entry.text);
  if (!date || builder_.has(entry.row->field)) return keep(entry);
  builder_.date(entry.row->field, *date, entry.span);
}

void RecordReader::first_page(const Entry& entry) {
  // SE is the start page of EndNote's journals; Zotero reads it as section.
  auto& place = entry.tag == "SP" ? first_page_ : start_;
  if (place) return place->text == entry.text ? void() : keep(entry);
  place = entry;
}

void RecordReader::last_page(const Entry& entry) {
  if (last_page_) return last_page_->text == entry.text ? void() : keep(entry);
  last_page_ = entry;
}

void RecordReader::finish_pages() {
  if (start_ && first_page_) {
    put(start_->row->otherwise, *start_);
  } else if (start_) {
    first_page_ = start_;
  }
  if (!first_page_ && !last_page_) return;
  // The writer repeats the number of an article for readers that do not know C7.
  const Slot& number = slot(Field::number);
  const bool is_number =
      number.row != nullptr && number.row->tag == "C7" && !last_page_ && first_page_->text == number.entry.text;
  if (is_number) return;
  if (first_page_ && !last_page_ && first_page_->row->target == Target::page_count &&
      split_pages(first_page_->text).second.empty()) {
    return put(first_page_->row->field, *first_page_);
  }
  const std::string_view first = first_page_ ? first_page_->text : std::string_view();
  const std::string_view last = last_page_ ? last_page_->text : std::string_view();
  builder_.text(Field::page, join_pages(first, last, batch_.arena), first_page_ ? first_page_->span : last_page_->span);
}

void RecordReader::keyword(const Entry& entry) {
  if (keywords_span_ == Span{}) keywords_span_ = entry.span;
  append_keywords(entry.text, ";\n", keywords_);
}

/// Commas separate keywords only if the record would have a single keyword otherwise, as in Zotero.
void RecordReader::finish_keywords() {
  keyword_list_.clear();
  const bool at_commas = keywords_.size() == 1;
  for (std::string_view rest : keywords_) {
    while (!rest.empty()) {
      const std::size_t end = at_commas ? std::min(rest.find(','), rest.size()) : rest.size();
      const std::string_view part = trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (part.empty()) continue;
      if (find_arxiv_category(part) == nullptr) {
        keyword_list_.push_back(part);
        continue;
      }
      builder_.category({"arxiv", part, keyword_pieces_ == 0, keywords_span_});
      ++keyword_pieces_;
    }
  }
  builder_.list(Field::keyword, keyword_list_, keywords_span_);
}

/// DA has precedence over Y1 and PY, which Zotero treats alike; among dates in one year, the most precise one has. In
/// EndNote's files, "May 12" in DA completes the year in PY.
void RecordReader::finish_issued() {
  if (issued_.empty()) return;
  candidates_.clear();
  for (const Entry& each : issued_) candidates_.push_back({each.tag, each.text});
  const ChosenDate chosen = choose_date(candidates_);
  const Span span = issued_[chosen.index].span;
  if (!chosen.date.literal.empty()) {
    batch_.diagnostics.push_back({Code::bad_date, span, std::string(chosen.date.literal)});
  }
  builder_.date(Field::issued, chosen.date, span);
  for (std::size_t i = 0; i < issued_.size(); ++i) {
    if (!candidates_[i].said) keep(issued_[i]);
  }
}

void RecordReader::finish_titles() {
  const Slot& short_title = slot(Field::title_short);
  if (slot(Field::title).row == nullptr && short_title.row != nullptr) {
    // EndNote's exports of some types only have ST.
    slot(Field::title) = short_title;
    std::ranges::replace(filled_, Field::title_short, Field::title);
    slot(Field::title_short) = {};
  }
  const Slot& abbreviated = slot(Field::container_title_short);
  if (slot(Field::container_title).row == nullptr && abbreviated.row != nullptr && type_->family != Family::law_case) {
    slot(Field::container_title) = abbreviated;  // Nature only writes JA
    filled_.push_back(Field::container_title);
  }
}

std::string_view RecordReader::joined_text(const std::vector<Entry>& entries) {
  if (entries.size() == 1) return entries[0].text;
  std::string out;
  for (const Entry& each : entries) {
    if (!out.empty()) out += '\n';
    out += each.text;
  }
  return batch_.arena.copy(out);
}

/// "CO<sub>2</sub>" and "&amp;", as the exports of publishers have them.
Text RecordReader::marked(std::string_view text) { return text::parse_markup(text, batch_.arena); }

void RecordReader::finish_texts() {
  if (preprint_ && slot(Field::genre).row == nullptr) put(Field::genre, *preprint_);
  for (const Field field : filled_) {
    const Slot& each = slot(field);
    if (each.row != nullptr) builder_.text(field, marked(each.entry.text), each.entry.span);
  }
  struct Group {
    Field field;
    std::vector<Entry>* entries;
  };
  for (const Group& group :
       {Group{Field::abstract, &abstract_}, Group{Field::note, &notes_}, Group{Field::annote, &annotes_}}) {
    std::vector<Entry>& entries = *group.entries;
    // Some exports repeat the abstract as AB and N2.
    const auto same = [&](const Entry& a, const Entry& b) { return a.text == b.text; };
    if (group.field == Field::abstract) entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
    if (!entries.empty()) builder_.text(group.field, marked(joined_text(entries)), entries[0].span);
  }
}

/// M3 can state it; otherwise an arXiv id in a record without another place of publication shows it. Zotero exports
/// preprints as GEN, other programs as JOUR ("T2  - arXiv preprint arXiv:2409.13598").
bool RecordReader::is_preprint() const {
  if (preprint_) return true;
  if (!arxiv_) return false;
  if (type_->family == Family::unpublished) return true;
  if (!may_be_preprint(type_->kind)) return false;
  const auto is_other_doi = [](const Identifier& id) {
    return id.scheme == Scheme::doi && !ascii::starts_with_lower(id.value, "10.48550/");
  };
  if (std::ranges::any_of(identifiers_, is_other_doi)) return false;
  const Slot& container = slot(Field::container_title);
  return container.row == nullptr || names_arxiv(container.entry.text);
}

void RecordReader::finish_kind() {
  const Slot& container = slot(Field::container_title);
  if (!arxiv_ && container.row != nullptr && ascii::contains_lower(container.entry.text, "arxiv")) {
    const auto id = find_arxiv_id(container.entry.text);
    if (id) add_arxiv(batch_.arena.copy(std::string(id->value).append(id->version)), container.entry.span);
  }
  if (is_preprint()) builder_.record().kind = Kind::article;
}

}  // namespace opcit::ris
