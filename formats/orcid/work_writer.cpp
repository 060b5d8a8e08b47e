#include "orcid/work_writer.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "model/dates/date.h"
#include "model/identifiers.h"
#include "opcit/audit.h"
#include "opcit/diagnostic_codes.h"
#include "orcid/citation.h"
#include "orcid/contributor_writer.h"
#include "orcid/limits.h"
#include "orcid/own_extra.h"
#include "orcid/tables.h"
#include "orcid/uri.h"
#include "syntax/xml/document.h"
#include "syntax/xml/emitter.h"
#include "text/scripts.h"

namespace opcit::orcid {
namespace {

/// Fields that can replace a missing title, because the schema requires one.
constexpr auto title_fields = std::to_array<Field>(
    {Field::title, Field::volume_title, Field::part_title, Field::title_short, Field::original_title,
     Field::reviewed_title, Field::container_title, Field::event_title, Field::collection_title});
constexpr std::string_view no_title = "[untitled]";

std::string two_digits(unsigned number) {
  std::string out = std::to_string(number);
  return out.size() < 2 ? "0" + out : out;
}

class WorkWriter {
 public:
  WorkWriter(const Record& record, std::string& out, WriteReport& report)
      : record_(record),
        audit_(record, report),
        own_(audit_),
        losses_(*report.losses),
        xml_(out, 1),
        citation_(record) {}

  void run();

 private:
  void title();
  void line_leaf(std::string_view tag, const FieldValue& part);
  void text_leaf(std::string_view tag, const FieldValue& part, std::string_view plain, std::size_t limit);
  void journal_title();
  void description();
  void citation();
  void type();
  void publication_date();
  void date_parts(const DatePoint& point);
  void external_ids();
  void external_id(const Identifier& id);
  bool external_id(std::string_view type, std::string_view value, const std::optional<std::string>& uri,
                   std::string_view relation);
  void lone_address();
  void url();
  void language();
  void fundings();
  std::string_view parted_subtitle(std::string_view plain);
  void translated_title();
  void country();

  const Record& record_;
  Audit audit_;
  OwnExtra own_;
  Losses& losses_;
  xml::Emitter xml_;
  Citation citation_;
  /// Written ids with their relations. The API rejects a work with a repeated identifier.
  std::map<std::string, std::string_view> ids_;
  bool has_self_id_ = false;
};

void WorkWriter::run() {
  const std::size_t losses_before = losses_.size();
  xml_.open("work:work", {{"put-code", own_.put_code()},
                          {"visibility", own_.visibility(tag::visibility)},
                          {"display-index", own_.take(tag::display_index)},
                          {"path", own_.take(tag::path)}});
  own_.write_history(xml_);
  title();
  journal_title();
  description();
  citation();
  type();
  publication_date();
  external_ids();
  url();
  write_contributors(audit_, own_, xml_);
  language();
  country();
  xml_.close("work:work");
  audit_.report_rest();
  if (own_.peek(tag::citation_value).empty()) citation_.claim(losses_, losses_before);
  if (!has_self_id_) audit_.diagnose(Code::no_self_identifier, std::string(record_.key));
  if (!xml_.faithful()) audit_.diagnose(Code::control_character);
}

void WorkWriter::title() {
  const FieldValue* part = nullptr;
  for (const Field field : title_fields) {
    const Text* text = record_.text(field);
    if (text == nullptr || is_blank(text->plain)) continue;
    part = audit_.take(field);
    break;
  }
  xml_.open("work:title");
  const Text* own = part != nullptr && part->field == Field::title ? &std::get<Text>(part->value) : nullptr;
  const std::string_view subtitle = own == nullptr || !own->runs.empty() ? "" : parted_subtitle(own->plain);
  if (!subtitle.empty()) {
    xml_.leaf("common:title", own->plain.substr(0, own->plain.size() - subtitle.size() - 2));
    xml_.leaf("common:subtitle", own_.take(tag::subtitle));
  } else if (part != nullptr) {
    line_leaf("common:title", *part);
  } else {
    xml_.leaf("common:title", no_title);
  }
  const bool substitute = part == nullptr || part->field != Field::title;
  if (substitute) {
    audit_.lost("title", {}, LossReason::altered, part == nullptr ? no_title : std::get<Text>(part->value).plain);
  }
  if (part != nullptr && substitute) {
    audit_.lost(spelling(part->field), std::get<Text>(part->value).plain, LossReason::moved, "title", part->source);
  }
  translated_title();
  xml_.close("work:title");
}

void WorkWriter::translated_title() {
  const std::string_view title = own_.peek(tag::translated_title);
  const std::string_view language = own_.peek(tag::translated_title_language);
  std::string scratch;
  const bool fits = !is_blank(title) && !language.empty() && shorten(title, title_limit, scratch) == title;
  if (!fits) return;
  xml_.leaf("common:translated-title", own_.take(tag::translated_title),
            {{"language-code", own_.take(tag::translated_title_language)}});
}

/// The subtitle that a reader appended to the title, if the title still ends with it.
std::string_view WorkWriter::parted_subtitle(std::string_view plain) {
  const std::string_view subtitle = own_.peek(tag::subtitle);
  const bool ends = !subtitle.empty() && plain.size() > subtitle.size() + 2 && plain.ends_with(subtitle) &&
                    plain.substr(0, plain.size() - subtitle.size()).ends_with(": ");
  std::string scratch;
  const bool fits = subtitle.size() <= title_limit && plain.size() - subtitle.size() <= title_limit &&
                    xml::one_line(plain, scratch) == plain;
  return ends && fits ? subtitle : std::string_view();
}

void WorkWriter::line_leaf(std::string_view tag, const FieldValue& part) {
  std::string scripts;
  std::string line;
  text_leaf(tag, part, xml::one_line(plain_with_scripts(std::get<Text>(part.value), scripts), line), title_limit);
}

/// `plain` is the text of the part; it is shortened if necessary.
void WorkWriter::text_leaf(std::string_view tag, const FieldValue& part, std::string_view plain, std::size_t limit) {
  const Text& text = std::get<Text>(part.value);
  std::string shortened;
  const std::string_view fitting = shorten(plain, limit, shortened);
  xml_.leaf(tag, fitting);
  if (fitting.data() != plain.data()) {
    audit_.lost(spelling(part.field), text.plain, LossReason::truncated, fitting, part.source);
  } else if (!text.runs.empty() || fitting != text.plain) {
    audit_.lost(spelling(part.field), text.plain, LossReason::altered, fitting, part.source);
  }
}

/// "If a book chapter, use the book title .. If a conference poster, abstract or paper, use the conference name"
/// (work-3.0.xsd); the proceedings' title is better known than the conference's name.
void WorkWriter::journal_title() {
  for (const Field field : {Field::container_title, Field::event_title}) {
    const Text* text = record_.text(field);
    if (text == nullptr || is_blank(text->plain)) continue;
    const FieldValue* part = audit_.take(field);
    if (part == nullptr) return;
    line_leaf("work:journal-title", *part);
    if (field != Field::container_title) {
      audit_.lost(spelling(field), text->plain, LossReason::altered, spelling(Field::container_title), part->source);
    }
    return;
  }
}

void WorkWriter::description() {
  const FieldValue* part = audit_.take(Field::abstract);
  if (part == nullptr) return;
  std::string scripts;
  const std::string_view plain = xml::trim(plain_with_scripts(std::get<Text>(part->value), scripts));
  text_leaf("work:short-description", *part, plain, description_limit);
}

void WorkWriter::citation() {
  xml_.open("work:citation");
  // A citation that ORCID already has belongs to the owner and is not replaced.
  const std::string_view value = own_.take(tag::citation_value);
  const std::string_view type = own_.take(tag::citation_type);
  xml_.leaf("work:citation-type", value.empty() ? "bibtex" : type.empty() ? "formatted-unspecified" : type);
  xml_.leaf("work:citation-value", value.empty() ? std::string_view(citation_.bibtex()) : value);
  xml_.close("work:citation");
}

void WorkWriter::type() {
  const TypeRow& row = type_for(record_);
  xml_.leaf("work:type", row.type);
  const TypeRow& read_back = *find_type(row.type);
  if (read_back.kind != record_.kind) audit_.lost("type", spelling(record_.kind), LossReason::altered, row.type);
  const Text* genre = record_.text(Field::genre);
  if (genre != nullptr && genre->plain == read_back.genre) audit_.take(Field::genre);
}

void WorkWriter::publication_date() {
  const FieldValue* part = audit_.take(Field::issued);
  if (part == nullptr) return;
  const Date& date = std::get<Date>(part->value);
  const DatePoint& point = date.from.has_year ? date.from : date.to;
  if (!point.has_year) return audit_.lost("issued", date.literal, LossReason::dropped, {}, part->source);
  if (point.year < first_year || point.year > last_year) {
    audit_.diagnose(Code::year_out_of_range, to_edtf(date), part->source);
    return audit_.lost("issued", to_edtf(date), LossReason::dropped, {}, part->source);
  }
  date_parts(point);
  const bool exact = !date.range && !date.circa && !date.uncertain && point.season == 0 && date.literal.empty();
  if (!exact) audit_.lost("issued", to_edtf(date), LossReason::altered, to_edtf(point), part->source);
  if (date.year_inferred) {
    audit_.lost("issued.year-inferred", to_edtf(date), LossReason::dropped, {}, part->source);
  }
}

void WorkWriter::date_parts(const DatePoint& point) {
  xml_.open("common:publication-date");
  xml_.leaf("common:year", std::to_string(point.year));
  if (point.month != 0) xml_.leaf("common:month", two_digits(point.month));
  if (point.month != 0 && point.day != 0) xml_.leaf("common:day", two_digits(point.day));
  xml_.close("common:publication-date");
}

void WorkWriter::external_ids() {
  for (const Identifier& id : record_.identifiers) {
    if (id.scheme != Scheme::url && !is_blank(id.value)) external_id(id);
  }
  fundings();
  if (!has_self_id_) lone_address();
  if (!ids_.empty()) xml_.close("common:external-ids");
}

/// Grants that funded the work: the record has no such relation.
void WorkWriter::fundings() {
  own_.each(tag::funding, [this](const Extra& extra) {
    const std::string_view type = extra.tag.substr(tag::funding.size());
    if (!is_identifier_type(type) || is_blank(extra.value)) return;
    audit_.take(extra);
    external_id(type, extra.value, std::nullopt, "funded-by");
  });
}

void WorkWriter::external_id(const Identifier& id) {
  audit_.take(id);
  const Relation relation = relation_for(id, record_);
  const std::string_view type = identifier_type(id);
  if (!external_id(type, id.value, uri_of(id), spelling(relation))) {
    const std::string field = std::string(spelling(id.scheme)) + ".relation";
    const std::string_view given = ids_[std::string(type) + ' ' + std::string(id.value)];
    return audit_.lost(field, spelling(id.relation), LossReason::altered, given, id.source);
  }
  if (relation != id.relation) audit_.lost(type, id.value, LossReason::altered, spelling(relation), id.source);
  if (id.scheme == Scheme::other && type != id.type) {
    audit_.lost("other-id.type", id.type, LossReason::dropped, {}, id.source);
  }
  if (id.scheme != Scheme::arxiv) return;
  if (!id.version.empty()) audit_.lost("arxiv.version", id.version, LossReason::dropped, {}, id.source);
  const bool has_doi = record_.identifier(Scheme::doi) != nullptr;
  if (!has_doi && relation == Relation::self && record_.kind == Kind::article) {
    const std::string doi = arxiv_doi(id.value);
    external_id("doi", doi, uri_of({.scheme = Scheme::doi, .value = doi}), spelling(relation));
  }
}

/// Like ORCID's own BibTeX import: a URL identifies a work without any other identifier.
void WorkWriter::lone_address() {
  const Identifier* id = record_.identifier(Scheme::url);
  if (id == nullptr || is_blank(id->value)) return;
  if (const auto uri = to_uri(id->value)) external_id("uri", *uri, uri, spelling(Relation::self));
}

/// Returns false if the work already has this id.
bool WorkWriter::external_id(std::string_view type, std::string_view value, const std::optional<std::string>& uri,
                             std::string_view relation) {
  if (!ids_.emplace(std::string(type) + ' ' + std::string(value), relation).second) return false;
  if (ids_.size() == 1) xml_.open("common:external-ids");
  const std::string address_tag = std::string(tag::id_address) + std::string(type) + ':' + std::string(value);
  xml_.open("common:external-id");
  xml_.leaf("common:external-id-type", type);
  xml_.leaf("common:external-id-value", value);
  const auto written = to_uri(own_.peek(address_tag));
  if (written && *written == own_.peek(address_tag)) {
    xml_.leaf("common:external-id-url", own_.take(address_tag));
  } else if (uri) {
    xml_.leaf("common:external-id-url", *uri);
  }
  xml_.leaf("common:external-id-relationship", relation);
  xml_.close("common:external-id");
  has_self_id_ = has_self_id_ || relation == spelling(Relation::self);
  return true;
}

void WorkWriter::url() {
  const Identifier* id = record_.identifier(Scheme::url);
  if (id == nullptr) return;
  const auto uri = to_uri(id->value);
  if (!uri) return;
  audit_.take(*id);
  xml_.leaf("common:url", *uri);
  if (*uri != id->value) audit_.lost("uri", id->value, LossReason::altered, *uri, id->source);
}

void WorkWriter::language() {
  const Text* language = record_.text(Field::language);
  if (language == nullptr) return;
  const std::string_view code = language_code(language->plain);
  if (code.empty()) return;
  const FieldValue* part = audit_.take(Field::language);
  xml_.leaf("common:language-code", code);
  if (language_tag(code) != language->plain) {
    audit_.lost("language", language->plain, LossReason::altered, code, part->source);
  }
}

void WorkWriter::country() {
  const std::string_view country = own_.take(tag::country);
  if (!country.empty())
    xml_.leaf("common:country", country, {{"visibility", own_.visibility(tag::country_visibility)}});
}

}  // namespace

void write_work(const Record& record, std::string& out, WriteReport& report) { WorkWriter(record, out, report).run(); }

}  // namespace opcit::orcid
