#include "ris/record_writer.h"

#include <algorithm>

#include "ris/dates.h"
#include "ris/values.h"
#include "text/scripts.h"

namespace opcit::ris {

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
    case Target::second:
      return second(row);
    case Target::first_page:
      return row.otherwise == no_field ? pages() : second_place(row);
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
/// publishers know T2 alone, as the proceedings. So without an event both say the same; likewise C1 and CY, the places.
void RecordWriter::second(const TagRow& row) {
  if (const FieldValue* own = audit_.take(row.otherwise)) {
    const bool is_alone = record_.find(row.field) == nullptr;
    return line_of_text(row.tag, *own, std::get<Text>(own->value), is_alone);
  }
  const Text* first = record_.text(row.field);
  if (first != nullptr) line(row.tag, plain_with_scripts(*first, scratch_));
}

/// Its tag means this only beside a better one for what it means alone.
void RecordWriter::second_place(const TagRow& row) {
  const bool is_alone = record_.find(row.field) == nullptr;
  if (const FieldValue* part = audit_.take(row.otherwise)) {
    line_of_text(row.tag, *part, std::get<Text>(part->value), is_alone);
  }
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

}  // namespace opcit::ris
