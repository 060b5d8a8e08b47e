#include "ris/record_writer.h"

#include <algorithm>

#include "base/ascii.h"
#include "model/arxiv_categories.h"
#include "model/identifiers.h"
#include "names/truncation.h"
#include "ris/dates.h"
#include "ris/values.h"
#include "text/markup.h"
#include "text/scripts.h"

namespace opcit::ris {
namespace {

bool is_read_as_markup(std::string_view value) {
  if (!text::looks_like_markup(value)) return false;
  Arena arena;
  return text::parse_markup(value, arena).plain != value;
}

}  // namespace

void RecordWriter::run(std::span<const TagRow* const> rows) {
  line("TY", type_.type);
  const bool becomes_preprint = record_.kind != Kind::article && is_written_as_preprint(record_);
  if (becomes_preprint || (type_.kind != record_.kind && record_.kind != Kind::article)) {
    audit_.lost("type", spelling(record_.kind), LossReason::altered, type_.type);
  }
  for (const TagRow* each : rows) row(*each);
  extra();
  // Zotero ends records with this blank line. Older readers need it; few newer ones have problems with it.
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
      return row.tag == "PY" ? issued() : void();  // writes DA too
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

/// The text as a reader finds it again: what looks like markup of publishers is escaped.
std::string_view RecordWriter::spelled(const Text& text) {
  const std::string_view value = plain_with_scripts(text, scratch_);
  if (!is_read_as_markup(value)) return value;
  escaped_ = text::escaped_markup(value);
  return escaped_;
}

std::string_view RecordWriter::plain(const FieldValue& part, const Text& text) {
  const std::string_view value = plain_with_scripts(text, scratch_);
  if (!text.runs.empty()) audit_.lost(spelling(part.field), text.plain, LossReason::altered, value, part.source);
  return value;
}

void RecordWriter::line_of_text(std::string_view tag, const FieldValue& part, const Text& text, bool altered) {
  const std::string_view value = spelled(text);
  if (altered || !text.runs.empty() || !fits_in_a_line(value)) {
    audit_.lost(spelling(part.field), text.plain, LossReason::altered, tag, part.source);
  }
  line(tag, value);
}

bool RecordWriter::says(Field field) const {
  const Text* text = record_.text(field);
  return text != nullptr && !trim(text->plain).empty();
}

void RecordWriter::text(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  if (part != nullptr) line_of_text(row.tag, *part, std::get<Text>(part->value), row.use == Use::write);
  if (row.field == Field::title && !says(row.field)) short_title(row.tag);
  if (row.field == Field::container_title && !says(row.field)) container(row.tag);
  if (type_.family == Family::conference && !says(row.field)) event(row);
}

/// A reader interprets T2 and CY alone as the proceedings and the place of publication. So an event alone is written to
/// the tags of these too, and a second writing has the same lines.
void RecordWriter::event(const TagRow& row) {
  const bool is_title = row.field == Field::container_title && !says(Field::container_title_short);
  if (!is_title && row.field != Field::publisher_place) return;
  const Text* event = record_.text(is_title ? Field::event_title : Field::event_place);
  if (event != nullptr) line(row.tag, spelled(*event));
}

/// A short title without a title is read as the title (EndNote's exports of some types only have ST).
void RecordWriter::short_title(std::string_view tag) {
  const FieldValue* part = audit_.take(Field::title_short);
  if (part == nullptr) return;
  const Text& text = std::get<Text>(part->value);
  line_of_text(tag, *part, text);
  audit_.lost("title-short", text.plain, LossReason::moved, "title", part->source);
}

/// An abbreviation alone is also read as the title (Nature only writes JA), so it is written as both.
void RecordWriter::container(std::string_view tag) {
  const Text* abbreviated = record_.text(Field::container_title_short);
  const bool is_read = type_.family != Family::law_case && abbreviated != nullptr;
  if (is_read) line(tag, spelled(*abbreviated));
}

void RecordWriter::joined(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  if (part != nullptr && row.field == Field::abstract) {
    // Zotero and JabRef treat a second AB differently, so all paragraphs share one.
    line_of_text(row.tag, *part, std::get<Text>(part->value));
  } else if (part != nullptr) {
    lines_of_text(row.tag, *part);
  }
  if (row.field == Field::note) remarks();
}

void RecordWriter::lines_of_text(std::string_view tag, const FieldValue& part) {
  const std::string_view whole = plain(part, std::get<Text>(part.value));
  const bool escapes = is_read_as_markup(whole);
  bool exact = true;
  std::vector<std::string_view> remarks;  // read as links and identifiers; written after the other lines
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('\n', at), whole.size());
    const std::string_view each = whole.substr(at, end - at);
    at = end + 1;
    const bool is_remark = part.field == Field::note && (read_link_remark(each) || read_identifier_remark(each));
    exact = exact && !each.empty() && fits_in_a_line(each) && !is_remark;
    if (is_remark) {
      remarks.push_back(each);
    } else {
      line(tag, escapes ? text::escaped_markup(each) : std::string(each));
    }
  }
  for (const std::string_view each : remarks) line(tag, each);
  if (!exact) audit_.lost(spelling(part.field), whole, LossReason::altered, tag, part.source);
}

void RecordWriter::names(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  if (part == nullptr) return;
  const auto& names = std::get<Names>(part->value);
  const bool is_written = row.use == Use::write && repeats_read_role(row, names);
  for (const Name& name : names.people) {
    if (!is_written) person(row.tag, row.field, name, part->source);
  }
  if (row.use == Use::write) merged(row, *part);
  // RIS has no mark for an omission; every reader interprets "AU  - et al." as a person.
  const auto lost = [&](std::string_view detail, std::string_view value) {
    audit_.lost(std::string(spelling(row.field)).append(detail), value, LossReason::dropped, {}, part->source);
  };
  if (names.truncated && target_.et_al_as_author && row.field == Field::author) {
    line(row.tag, "et al.,");
  } else if (names.truncated) {
    lost(".truncated", "true");
  }
  for (const Name& name : names.unlisted) {
    scratch_.clear();
    append_name(name, scratch_);
    lost(".unlisted", scratch_);
  }
}

/// An author of a film who is also its director would be read as a director twice.
bool RecordWriter::repeats_read_role(const TagRow& row, const Names& names) const {
  const TagRow* read = find_tag(tag_of(row.tag), type_.family);
  const Names* other = read == nullptr ? nullptr : record_.names(read->field);
  return other != nullptr && std::ranges::equal(names.people, other->people, is_same_name);
}

/// A reader appends the people of `part` to those of the role to which the tag belongs.
void RecordWriter::merged(const TagRow& row, const FieldValue& part) {
  audit_.lost(spelling(part.field), plain_value(part.value), LossReason::altered, row.tag, part.source);
  const TagRow* read = find_tag(tag_of(row.tag), type_.family);
  const FieldValue* other = read == nullptr ? nullptr : record_.find(read->field);
  if (other == nullptr) return;
  audit_.lost(spelling(read->field), plain_value(other->value), LossReason::altered, row.tag, other->source);
}

void RecordWriter::person(std::string_view tag, Field field, const Name& name, Span source) {
  scratch_.clear();
  bool exact = append_name(name, scratch_);
  const std::string_view prefix = spelling(field);
  if (names::is_omission(scratch_)) {
    audit_.lost(prefix, scratch_, LossReason::dropped, {}, source);
    exact = true;
  } else {
    line(tag, scratch_);
  }
  if (!exact)
    audit_.lost(prefix, plain_value(Names{.people = std::span(&name, 1)}), LossReason::altered, scratch_, source);
  const auto lost = [&](std::string_view detail, std::string_view value) {
    audit_.lost(std::string(prefix).append(detail), value, LossReason::dropped, {}, source);
  };
  if (!name.orcid.empty()) lost(".orcid", name.orcid);
  for (const std::string_view each : name.affiliations) lost(".affiliation", each);
}

void RecordWriter::issued() {
  const FieldValue* part = audit_.take(Field::issued);
  if (part == nullptr) return;
  const auto& date = std::get<Date>(part->value);
  const IssuedLines lines = issued_lines(date);
  line("PY", lines.year);
  line("DA", lines.full);
  const std::string_view written = lines.full.empty() ? lines.year : lines.full;
  if (!lines.exact) {
    const LossReason reason = written.empty() ? LossReason::dropped : LossReason::altered;
    audit_.lost("issued", plain_value(part->value), reason, written, part->source);
  }
  if (date.year_inferred) audit_.lost("issued.year-inferred", "true", LossReason::dropped, {}, part->source);
}

void RecordWriter::date(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  if (part == nullptr) return;
  const auto& date = std::get<Date>(part->value);
  scratch_.clear();
  const bool exact = append_date(date, scratch_);
  line(row.tag, scratch_);
  const std::string_view field = spelling(row.field);
  if (!exact) {
    const LossReason reason = scratch_.empty() ? LossReason::dropped : LossReason::altered;
    audit_.lost(field, plain_value(part->value), reason, scratch_, part->source);
  }
  if (!date.year_inferred) return;
  audit_.lost(std::string(field).append(".year-inferred"), "true", LossReason::dropped, {}, part->source);
}

/// Zotero and EndNote read T2 as the name of the conference and C3 as the proceedings; JabRef, bibutils and most
/// publishers use only T2, for the proceedings. Without an event, both have the same value; C1 and CY (places) are
/// alike.
void RecordWriter::second(const TagRow& row) {
  if (const FieldValue* own = audit_.take(row.otherwise)) {
    const bool is_alone = record_.find(row.field) == nullptr;
    return line_of_text(row.tag, *own, std::get<Text>(own->value), is_alone);
  }
  const Text* first = record_.text(row.field);
  if (first == nullptr && row.field == Field::container_title) return container(row.tag);
  if (first != nullptr) line(row.tag, spelled(*first));
}

/// The tag has this second meaning only if another tag has the first one.
void RecordWriter::second_place(const TagRow& row) {
  const bool is_alone = record_.find(row.field) == nullptr;
  if (const FieldValue* part = audit_.take(row.otherwise)) {
    line_of_text(row.tag, *part, std::get<Text>(part->value), is_alone);
  }
}

/// Zotero and JabRef do not read C7: the number of an article is its page, too.
void RecordWriter::article_number() {
  const TagRow* row = find_tag(tag_of("C7"), type_.family);
  const Text* number = row != nullptr && row->field == Field::number ? record_.text(Field::number) : nullptr;
  if (number != nullptr) line("SP", plain_with_scripts(*number, scratch_));
}

void RecordWriter::pages() {
  const FieldValue* first = audit_.take(Field::page_first);
  const FieldValue* part = audit_.take(Field::page);
  if (part == nullptr && first == nullptr) return article_number();
  if (first != nullptr) {
    const std::string_view value = std::get<Text>(first->value).plain;
    const bool is_said = part == nullptr || std::get<Text>(part->value).plain.starts_with(value);
    const LossReason reason = is_said ? LossReason::moved : LossReason::dropped;
    audit_.lost("page-first", value, reason, is_said ? "page" : "", first->source);
  }
  page_lines(part != nullptr ? *part : *first, false);
}

namespace {

/// True for the common result of join_pages(): "476-481" from ends without a dash.
bool is_joined(std::string_view start, std::string_view end, std::string_view pages) noexcept {
  const auto is_plain = [](std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!is_plain(start) || (!end.empty() && !is_plain(end)) || start == end) return false;
  if (end.empty()) return pages == start;
  return pages.size() == start.size() + 1 + end.size() && pages.starts_with(start) && pages[start.size()] == '-' &&
         pages.ends_with(end);
}

}  // namespace

/// `both`: EP is also written for a single page.
void RecordWriter::page_lines(const FieldValue& part, bool both) {
  const Text& text = std::get<Text>(part.value);
  std::string folded;
  std::string_view value = plain_with_scripts(text, scratch_);
  if (!fits_in_a_line(value)) {
    append_as_line(value, folded);
    value = folded;
  }
  const auto [start, end] = split_pages(value);
  const bool single = end.empty() || end == start;  // equal SP and EP are read as one page
  // For a bill, Zotero only keeps EP.
  const bool in_one_line = type_.family == Family::bill && !single;
  line("SP", in_one_line ? value : start);
  if (!in_one_line) line("EP", !single ? end : both ? start : std::string_view());
  has_first_page_alone_ = single && !both;
  const std::string_view last = single ? std::string_view() : end;
  if (text.runs.empty() && is_joined(start, last, text.plain)) return;
  Arena arena;
  const bool exact = text.runs.empty() && join_pages(start, last, arena) == text.plain;
  if (!exact) audit_.lost(spelling(part.field), text.plain, LossReason::altered, "SP", part.source);
}

/// For types in which a single SP is the number of pages, pages need EP too.
void RecordWriter::page_count(const TagRow& row) {
  if (const FieldValue* page = audit_.take(Field::page)) return page_lines(*page, true);
  const Text* count = record_.text(row.field);
  if (count != nullptr && !split_pages(count->plain).second.empty()) {
    audit_.lost(spelling(row.field), count->plain, LossReason::moved, "page");
  }
  text(row);
}

/// In the order in which a reader sorts them: a keyword with the name of an arXiv category is a category.
void RecordWriter::keywords(std::string_view tag) {
  const Category* primary = record_.primary_category("arxiv");
  std::vector<std::string_view>& terms = terms_;
  terms.clear();
  if (primary != nullptr) category(*primary, terms);
  for (const Category& each : record_.categories) {
    if (&each != primary) category(each, terms);
  }
  if (const FieldValue* part = audit_.take(Field::keyword)) keyword_list(*part, terms);
  const auto is_category = [](std::string_view term) { return find_arxiv_category(term) != nullptr; };
  // std::ranges::stable_partition does not compile with Clang 14 and libstdc++ 12.
  if (!std::is_partitioned(terms.begin(), terms.end(), is_category)) {
    std::stable_partition(terms.begin(), terms.end(), is_category);
  }
  for (const std::string_view each : terms) line(tag, each);
}

void RecordWriter::category(const Category& category, std::vector<std::string_view>& terms) {
  audit_.take(category);
  const bool is_arxiv = category.scheme == "arxiv" && find_arxiv_category(category.term) != nullptr;
  if (!is_arxiv) audit_.lost("category", category.term, LossReason::moved, "keyword", category.source);
  // A reader makes the first category the primary one.
  if (is_arxiv && category.primary != terms.empty()) {
    const std::string_view to = terms.empty() ? "primary" : "not primary";
    audit_.lost("category.primary", category.term, LossReason::altered, to, category.source);
  }
  append_keywords(category.term, ";\n", terms);
}

void RecordWriter::keyword_list(const FieldValue& part, std::vector<std::string_view>& terms) {
  const std::size_t before = terms.size();
  const List list = std::get<List>(part.value);
  for (const std::string_view each : list) {
    const std::size_t count = terms.size();
    append_keywords(each, ";\n", terms);
    const bool exact = terms.size() == count + 1 && terms.back() == each && fits_in_a_line(each);
    if (!exact) audit_.lost("keyword", each, LossReason::altered, "KW", part.source);
    if (find_arxiv_category(each) != nullptr) audit_.lost("keyword", each, LossReason::moved, "category", part.source);
  }
  const bool is_alone = before == 0 && terms.size() == 1;
  if (!is_alone || terms[0].find(',') == std::string_view::npos) return;
  const std::string_view whole = terms[0];
  audit_.lost("keyword", whole, LossReason::altered, "KW", part.source);
  terms.clear();
  append_keywords(whole, ",", terms);
}

void RecordWriter::genre(const TagRow& row) {
  const FieldValue* part = audit_.take(row.field);
  const bool is_preprint = is_written_as_preprint(record_);
  const Text* genre = part == nullptr ? nullptr : &std::get<Text>(part->value);
  // RIS has no type for a preprint, so M3 states it.
  if (is_preprint) line(row.tag, "preprint");
  if (genre == nullptr || (is_preprint && genre->plain == "preprint" && genre->runs.empty())) return;
  if (!is_preprint || !ascii::equal_folded(genre->plain, "preprint")) return line_of_text(row.tag, *part, *genre);
  audit_.lost("genre", genre->plain, LossReason::altered, "preprint", part->source);
}

void RecordWriter::extra() {
  for (const Extra& each : record_.extra) {
    const bool is_ours = each.format == "ris" && is_tag(each.tag) && each.tag != "TY" && each.tag != "ER";
    // Readers would combine the last page of another pair with this first page.
    if (!is_ours || (each.tag == "EP" && has_first_page_alone_)) continue;
    audit_.take(each);
    line(each.tag, each.value);
    if (fits_in_a_line(each.value)) continue;
    audit_.lost("extra:ris:" + std::string(each.tag), each.value, LossReason::altered, each.tag, each.source);
  }
}

}  // namespace opcit::ris
