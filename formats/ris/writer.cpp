#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "ris/dates.h"
#include "ris/format.h"

#include "model/audit.h"
#include "model/identifiers.h"
#include "opcit/error.h"
#include "ris/tables.h"
#include "ris/values.h"
#include "text/scripts.h"

namespace opcit::ris {
namespace {

constexpr std::array<std::string_view, 5> preprint_types = {"UNPB", "GEN", "JOUR", "ELEC", "MANSCPT"};

bool equals_folded(std::string_view a, std::string_view b) noexcept {
  return std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

/// Writes one record, row by row of the table.
class RecordWriter {
 public:
  RecordWriter(Audit& audit, const TypeRow& type, std::string& out)
      : audit_(audit), record_(audit.record()), type_(type), out_(out) {}

  void run(std::span<const TagRow* const> rows);

 private:
  void line(std::string_view tag, std::string_view value) { append_line(out_, tag, value); }
  void row(const TagRow& row);
  void text(const TagRow& row);
  void joined(const TagRow& row);
  void names(const TagRow& row);
  void person(std::string_view tag, Field field, const Name& name, Span source);
  void issued();
  void date(const TagRow& row);
  void event(const TagRow& row);
  void pages();
  void page_count(const TagRow& row);
  void keywords(std::string_view tag);
  void serial(const TagRow& row);
  void dois(std::string_view tag);
  void pmcid(std::string_view tag);
  void accession(std::string_view tag);
  void database(std::string_view tag);
  void urls(std::string_view tag);
  void links(const TagRow& row);
  void remarks();
  void genre(const TagRow& row);
  void extra();

  std::string_view plain(const FieldValue& part, const Text& text);
  void line_of_text(std::string_view tag, const FieldValue& part, const Text& text, bool altered = false);
  bool has_page_range() const;

  Audit& audit_;
  const Record& record_;
  const TypeRow& type_;
  std::string& out_;
  std::string scratch_;
};

void RecordWriter::run(std::span<const TagRow* const> rows) {
  line("TY", type_.type);
  if (type_.kind != record_.kind && record_.kind != Kind::article) {
    audit_.lost("type", spelling(record_.kind), LossReason::altered, type_.type);
  }
  for (const TagRow* each : rows) row(*each);
  extra();
  // Zotero ends records with this blank line; readers that look for it are older than those that trip over it.
  out_ += "ER  - \r\n\r\n";
  audit_.report_rest();
}

void RecordWriter::row(const TagRow& row) {
  switch (row.target) {
    case Target::text:
      return text(row);
    case Target::joined:
      return joined(row);
    case Target::names:
      return names(row);
    case Target::issued:
      return issued();
    case Target::date:
      return date(row);
    case Target::event:
      return event(row);
    case Target::first_page:
      return pages();
    case Target::last_page:
      return;
    case Target::page_count:
      return page_count(row);
    case Target::keyword:
      return keywords(row.tag);
    case Target::serial:
      return serial(row);
    case Target::doi:
      return dois(row.tag);
    case Target::pmcid:
      return pmcid(row.tag);
    case Target::accession:
      return accession(row.tag);
    case Target::database:
      return database(row.tag);
    case Target::url:
      return urls(row.tag);
    case Target::link:
      return links(row);
    case Target::genre:
      return genre(row);
    case Target::key:
      return line(row.tag, record_.key);
  }
}

std::string_view RecordWriter::plain(const FieldValue& part, const Text& text) {
  const std::string_view value = plain_with_scripts(text, scratch_);
  if (!text.runs.empty()) audit_.lost(spelling(part.field), text.plain, LossReason::altered, value, part.source);
  return value;
}

void RecordWriter::line_of_text(std::string_view tag, const FieldValue& part, const Text& text, bool altered) {
  const std::string_view value = plain_with_scripts(text, scratch_);
  if (altered || !text.runs.empty() || !fits_in_a_line(value)) {
    audit_.lost(spelling(part.field), text.plain, LossReason::altered, tag, part.source);
  }
  line(tag, value);
}

void RecordWriter::text(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  if (part == nullptr) return;
  line_of_text(row.tag, *part, std::get<Text>(part->value), row.use == Use::write);
}

void RecordWriter::joined(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  if (part != nullptr && row.field == Field::abstract) {
    // Zotero and JabRef read a second AB in ways of their own, so the paragraphs share one.
    line_of_text(row.tag, *part, std::get<Text>(part->value));
  } else if (part != nullptr) {
    std::string_view rest = plain(*part, std::get<Text>(part->value));
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      line(row.tag, rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  if (row.field == Field::note) remarks();
}

void RecordWriter::names(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  if (part == nullptr) return;
  const auto& names = std::get<Names>(part->value);
  const std::string field(spelling(row.field));
  for (const Name& name : names.people) person(row.tag, row.field, name, part->source);
  if (row.use == Use::write) audit_.lost(field, plain_value(part->value), LossReason::altered, row.tag, part->source);
  // RIS has no mark of omission; "AU  - et al." is a person to every reader.
  if (names.truncated) audit_.lost(field + ".truncated", "true", LossReason::dropped, {}, part->source);
  for (const Name& name : names.unlisted) {
    scratch_.clear();
    append_name(name, scratch_);
    audit_.lost(field + ".unlisted", scratch_, LossReason::dropped, {}, part->source);
  }
}

void RecordWriter::person(std::string_view tag, Field field, const Name& name, Span source) {
  scratch_.clear();
  const bool exact = append_name(name, scratch_);
  line(tag, scratch_);
  const std::string prefix(spelling(field));
  if (!exact) audit_.lost(prefix, scratch_, LossReason::altered, tag, source);
  if (!name.orcid.empty()) audit_.lost(prefix + ".orcid", name.orcid, LossReason::dropped, {}, source);
  for (const std::string_view each : name.affiliations) {
    audit_.lost(prefix + ".affiliation", each, LossReason::dropped, {}, source);
  }
}

void RecordWriter::issued() {
  const FieldValue* part = audit_.take(Field::issued);
  if (part == nullptr) return;
  const auto& date = std::get<Date>(part->value);
  scratch_.clear();
  const bool exact = append_year(date, scratch_);
  line("PY", scratch_);
  if (needs_full_date(date)) {
    scratch_.clear();
    append_date(date, scratch_);
    line("DA", scratch_);
  }
  if (!exact) audit_.lost("issued", plain_value(part->value), LossReason::altered, scratch_, part->source);
  if (date.year_inferred) audit_.lost("issued.year-inferred", "true", LossReason::dropped, {}, part->source);
}

void RecordWriter::date(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  if (part == nullptr) return;
  scratch_.clear();
  append_date(std::get<Date>(part->value), scratch_);
  line(row.tag, scratch_);
}

/// Zotero and EndNote take T2 for the conference's name and C3 for the proceedings' title; JabRef, bibutils and most
/// publishers know T2 alone, as the proceedings. C3 was written before; without an event both say the same.
void RecordWriter::event(const TagRow& row) {
  if (const FieldValue* event = audit_.take(Field::event_title)) {
    const bool alone = record_.find(Field::container_title) == nullptr;
    return line_of_text(row.tag, *event, std::get<Text>(event->value), alone);
  }
  const Text* proceedings = record_.text(Field::container_title);
  if (proceedings != nullptr) line(row.tag, plain_with_scripts(*proceedings, scratch_));
}

void RecordWriter::pages() {
  const FieldValue* first = audit_.take(Field::page_first);
  const FieldValue* part = audit_.take(Field::page);
  if (part == nullptr && first == nullptr) return;
  const std::string_view value = std::get<Text>((part != nullptr ? part : first)->value).plain;
  if (part != nullptr && first != nullptr && !value.starts_with(std::get<Text>(first->value).plain)) {
    audit_.lost("page-first", std::get<Text>(first->value).plain, LossReason::dropped, {}, first->source);
  }
  const auto [start, end] = split_pages(value);
  line("SP", start);
  line("EP", end);
}

/// Where SP alone is the number of pages, pages need EP too.
void RecordWriter::page_count(const TagRow& row) {
  if (const FieldValue* page = audit_.take(Field::page)) {
    const auto [start, end] = split_pages(std::get<Text>(page->value).plain);
    line("SP", start);
    return line("EP", end.empty() ? start : end);
  }
  text(row);
}

void RecordWriter::keywords(std::string_view tag) {
  const Category* primary = record_.primary_category("arxiv");
  if (primary != nullptr) {
    audit_.take(*primary);
    line(tag, primary->term);
  }
  for (const Category& each : record_.categories) {
    if (&each == primary) continue;
    audit_.take(each);
    line(tag, each.term);
    if (each.scheme != "arxiv") audit_.lost("category", each.term, LossReason::moved, "keyword", each.source);
  }
  const FieldValue* part = audit_.take(Field::keyword);
  if (part == nullptr) return;
  const List list = std::get<List>(part->value);
  for (const std::string_view each : list) {
    line(tag, each);
    const bool splits = each.find_first_of(";\n") != each.npos || (list.size() == 1 && each.find(',') != each.npos);
    if (splits) audit_.lost("keyword", each, LossReason::altered, tag, part->source);
  }
}

void RecordWriter::serial(const TagRow& row) {
  if (row.field != no_field) text(row);
  for (const Identifier& each : record_.identifiers) {
    const bool fits = each.scheme == Scheme::issn || each.scheme == Scheme::isbn;
    if (!fits) continue;
    // A patent's number may have any shape.
    if (row.field != no_field && serial_scheme(each.value) == std::nullopt) continue;
    audit_.take(each);
    line(row.tag, each.value);
  }
}

void RecordWriter::dois(std::string_view tag) {
  bool written = false;
  while (const Identifier* doi = audit_.take(Scheme::doi)) {
    line(tag, doi->value);
    written = true;
  }
  const Identifier* arxiv = record_.identifier(Scheme::arxiv);
  if (!written && arxiv != nullptr) line(tag, arxiv_doi(arxiv->value));
}

void RecordWriter::pmcid(std::string_view tag) {
  if (const Identifier* id = audit_.take(Scheme::pmcid)) line(tag, id->value);
}

void RecordWriter::accession(std::string_view tag) {
  while (const Identifier* arxiv = audit_.take(Scheme::arxiv)) {
    scratch_ = "arXiv:";
    scratch_ += arxiv->value;
    scratch_ += arxiv->version;
    line(tag, scratch_);
  }
  const bool free = record_.find(Field::archive_location) == nullptr && record_.find(Field::archive) == nullptr &&
                    record_.identifier(Scheme::arxiv) == nullptr;
  const Identifier* pmid = free ? audit_.take(Scheme::pmid) : nullptr;
  if (pmid != nullptr) line(tag, pmid->value);
  if (const FieldValue* part = audit_.take(Field::archive_location)) {
    line_of_text(tag, *part, std::get<Text>(part->value));
  }
}

void RecordWriter::database(std::string_view tag) {
  const bool has_arxiv = record_.identifier(Scheme::arxiv) != nullptr;
  const Text* archive = record_.text(Field::archive);
  if (has_arxiv) line(tag, "arXiv");
  if (!has_arxiv && archive == nullptr && record_.find(Field::archive_location) == nullptr &&
      record_.identifier(Scheme::pmid) != nullptr) {
    line(tag, "PubMed");
  }
  const FieldValue* part = audit_.take(Field::archive);
  if (part == nullptr) return;
  if (!has_arxiv || !equals_folded(archive->plain, "arXiv")) line_of_text(tag, *part, *archive);
}

void RecordWriter::urls(std::string_view tag) {
  bool written = false;
  while (const Identifier* url = audit_.take(Scheme::url)) {
    line(tag, url->value);
    written = true;
  }
  for (const Scheme scheme : {Scheme::handle, Scheme::jstor}) {
    const Identifier* id = record_.identifier(scheme);
    const std::string address = id == nullptr ? std::string() : address_of(*id);
    if (address.empty()) continue;
    audit_.take(*id);
    audit_.lost(spelling(scheme), id->value, LossReason::moved, tag, id->source);
    line(tag, address);
    written = true;
  }
  // Zotero finds an arXiv id in the address only.
  const Identifier* arxiv = record_.identifier(Scheme::arxiv);
  if (!written && arxiv != nullptr) line(tag, address_of(Identifier{Scheme::arxiv, Relation::self, arxiv->value}));
}

void RecordWriter::links(const TagRow& row) {
  for (const Link& each : record_.links) {
    if (each.kind != row.link || each.url.empty()) continue;
    audit_.take(each);
    line(row.tag, each.url);
    if (!each.label.empty()) audit_.lost("link.label", each.label, LossReason::dropped, {}, each.source);
  }
}

/// What no tag holds and a person can read in a note; the reader knows it again.
void RecordWriter::remarks() {
  for (const Link& each : record_.links) {
    const bool has_tag = each.kind == LinkKind::pdf || each.kind == LinkKind::page || each.kind == LinkKind::file;
    if (has_tag && !each.url.empty()) continue;
    audit_.take(each);
    line("N1", link_remark(each));
    const bool says_more = !each.label.empty() && !equals_folded(each.label, spelling(each.kind));
    if (says_more) audit_.lost("link.label", each.label, LossReason::dropped, {}, each.source);
  }
  for (const Scheme scheme : {Scheme::pmid, Scheme::pmcid}) {
    while (const Identifier* id = audit_.take(scheme)) line("N1", identifier_remark(*id));
  }
}

void RecordWriter::genre(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  const bool is_preprint = record_.kind == Kind::article;
  const Text* genre = part == nullptr ? nullptr : &std::get<Text>(part->value);
  // No type of RIS says so, whatever the record is written as.
  if (is_preprint) line(row.tag, "preprint");
  if (genre == nullptr || (is_preprint && equals_folded(genre->plain, "preprint"))) return;
  line_of_text(row.tag, *part, *genre);
}

void RecordWriter::extra() {
  for (const Extra& each : record_.extra) {
    const bool is_ours = each.format == "ris" && is_tag(each.tag) && each.tag != "TY" && each.tag != "ER";
    if (!is_ours) continue;
    audit_.take(each);
    line(each.tag, each.value);
  }
}

class RisWriter final : public Writer {
 public:
  explicit RisWriter(std::string_view preprint_type) : preprint_(*find_type(preprint_type)) {
    for (std::size_t family = 0; family < rows_.size(); ++family) {
      for (const TagRow& row : all_tags()) {
        if (is_written(row, static_cast<Family>(family))) rows_[family].push_back(&row);
      }
    }
  }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    const TypeRow& type = type_for(*item.record);
    RecordWriter(audit, type, out).run(rows_[static_cast<std::size_t>(type.family)]);
  }

 private:
  /// A row whose tag another row of the family reads would come back as another field.
  static bool is_written(const TagRow& row, Family family) noexcept {
    if ((row.where & families(family)) == 0 || row.use == Use::read) return false;
    return row.use == Use::write || find_tag(tag_of(row.tag), family) == &row;
  }

  const TypeRow& type_for(const Record& record) const noexcept {
    if (record.kind == Kind::article) return preprint_;
    const TypeRow* written = find_type(record.kind_as_written);
    return written != nullptr && written->kind == record.kind ? *written : type_of(record.kind);
  }

  static constexpr std::size_t family_count = static_cast<std::size_t>(Family::generic) + 1;
  const TypeRow& preprint_;
  std::array<std::vector<const TagRow*>, family_count> rows_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const Options& options) {
  const auto chosen = options.find("ris-preprint");
  const std::string_view type = chosen == options.end() ? std::string_view("UNPB") : chosen->second;
  const auto* known = std::ranges::find(preprint_types, type);
  if (known == preprint_types.end()) {
    throw UsageError("--ris-preprint has no choice '" + std::string(type) + "'", "UNPB, GEN, JOUR, ELEC or MANSCPT");
  }
  return std::make_unique<RisWriter>(*known);
}

}  // namespace opcit::ris
