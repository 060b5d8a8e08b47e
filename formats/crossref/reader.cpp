#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "crossref/format.h"
#include "csl/tables.h"
#include "csl/values_reader.h"
#include "syntax/json/answers.h"
#include "text/markup.h"

namespace opcit::crossref {
namespace {

using json::Answer;
using json::Node;

struct Row {
  std::string_view member;
  void (*read)(const Answer& answer, std::string_view member, const Node& value, Field field);
  Field field = Field::title;
};

Text marked(const Answer& answer, const Node& value) { return text::parse_markup(value.text(), answer.batch.arena); }

void read_text(const Answer& answer, std::string_view member, const Node& value, Field field) {
  const std::vector<const Node*> all = value.each();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == 0) answer.builder.text(field, marked(answer, *all[i]), answer.span(*all[i]));
    // The second "container-title" is a series: "Lecture Notes in Computer Science" after "ECCV 2022".
    else if (field == Field::container_title && !answer.builder.has(Field::collection_title))
      answer.builder.text(Field::collection_title, marked(answer, *all[i]), answer.span(*all[i]));
    else
      answer.keep(member, *all[i]);
  }
}

/// Joins title and subtitle: "EasyASR" and "A Distributed Platform".
void read_title(const Answer& answer, std::string_view member, const Node& value, Field field) {
  const std::vector<const Node*> titles = value.each();
  if (titles.empty()) return;
  const Node& subtitle = answer.node["subtitle"].first();
  if (subtitle.text().empty()) return read_text(answer, member, value, field);
  std::string whole(titles.front()->text());
  whole += whole.ends_with(':') ? " " : ": ";
  whole += subtitle.text();
  const Text joined = text::parse_markup(answer.batch.arena.copy(whole), answer.batch.arena);
  answer.builder.text(field, joined, answer.span(*titles.front()));
  for (std::size_t i = 1; i < titles.size(); ++i) answer.keep(member, *titles[i]);
}

Name person_of(const Answer& answer, const Node& person) {
  Name name;
  name.literal = person["name"].text();
  name.family = person["family"].text();
  name.given = person["given"].text();
  name.suffix = person["suffix"].text();
  if (name.family.empty() && name.literal.empty()) std::swap(name.literal, name.given);
  if (!name.family.empty()) name.literal = {};
  name.orcid = csl::bare_orcid(person["ORCID"].text());
  std::vector<std::string_view> affiliations;
  for (const Node* each : person["affiliation"].each()) affiliations.push_back((*each)["name"].text());
  std::erase(affiliations, std::string_view());
  name.affiliations = answer.batch.arena.copy(affiliations);
  return name;
}

void read_names(const Answer& answer, std::string_view member, const Node& value, Field field) {
  std::vector<Name> people;
  for (const Node* each : value.each()) {
    const Name name = person_of(answer, *each);
    if (name.empty()) {
      answer.keep(member, *each);
    } else {
      people.push_back(name);
    }
  }
  answer.builder.names(field, {.people = answer.batch.arena.copy(people)}, answer.span(value));
}

DatePoint point_of(const Node& date) {
  std::string text;
  for (const Node* part : date["date-parts"].first().each()) {
    if (!text.empty()) text += '-';
    text += part->text();
  }
  return json::iso_point(text);
}

/// The date of issue is that of the printed issue, if any. The date of online publication is then the available date.
void read_issued(const Answer& answer, std::string_view, const Node& value, Field) {
  const Node& print = answer.node["published-print"];
  const Node& online = answer.node["published-online"];
  const bool printed = point_of(print).has_year;
  const Node& used = printed ? print : value;
  answer.builder.date(Field::issued, {.from = point_of(used)}, answer.span(used));
  if (printed && point_of(online).has_year) {
    answer.builder.date(Field::available_date, {.from = point_of(online)}, answer.span(online));
  }
}

void read_doi(const Answer& answer, std::string_view, const Node& value, Field) { answer.doi(value); }

void read_numbers(const Answer& answer, std::string_view member, const Node& value, Field) {
  const Scheme scheme = member == "ISSN" ? Scheme::issn : Scheme::isbn;
  const Relation relation = csl::usual_relation(scheme, answer.builder.record().kind);
  for (const Node* each : value.each()) {
    // The number is the last part of "http://id.crossref.org/isbn/978..".
    const std::string_view text = each->text();
    const std::string_view number = text.substr(text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/') + 1);
    if (number.empty()) continue;
    answer.builder.identifier({.scheme = scheme, .relation = relation, .value = number, .source = answer.span(*each)});
  }
}

void read_license(const Answer& answer, std::string_view member, const Node& value, Field field) {
  const std::vector<const Node*> all = value.each();
  if (all.empty()) return;
  answer.text(field, (*all.front())["URL"]);
  for (std::size_t i = 1; i < all.size(); ++i) answer.keep(member, *all[i]);
}

void read_subject(const Answer& answer, std::string_view, const Node& value, Field field) {
  std::vector<std::string_view> words;
  for (const Node* each : value.each()) words.push_back(each->text());
  std::erase(words, std::string_view());
  answer.builder.list(field, words, answer.span(value));
}

void read_event(const Answer& answer, std::string_view member, const Node& value, Field) {
  answer.text(Field::event_title, value["name"]);
  answer.text(Field::event_place, value["location"]);
  for (const auto& [name, part] : value.members()) {
    if (name != "name" && name != "location") answer.keep(member, part);
  }
}

/// The institution of a preprint or thesis takes the place of the publisher.
void read_institution(const Answer& answer, std::string_view, const Node& value, Field field) {
  for (const Node* each : value.each()) {
    if (!answer.builder.has(field)) answer.text(field, (*each)["name"]);
  }
}

void read_publisher(const Answer& answer, std::string_view member, const Node& value, Field field) {
  const Node& institution = answer.node["institution"].first();
  if (institution["name"].text().empty()) return answer.text(field, value);
  answer.keep(member, value);
}

/// The published version of a preprint becomes another DOI of the work; other relations are kept as extras.
void read_relation(const Answer& answer, std::string_view member, const Node& value, Field) {
  for (const auto& [name, list] : value.members()) {
    for (const Node* each : list.each()) {
      if (name == "is-preprint-of" && (*each)["id-type"].is("doi")) answer.doi((*each)["id"], Relation::version_of);
    }
  }
  if (!value.members().empty()) answer.keep(member, value);
}

void ignore(const Answer&, std::string_view, const Node&, Field) {}

/// Members without a row are kept as extras; those of `ignore` say nothing about the work (QUIRKS.md).
constexpr auto rows = std::to_array<Row>({
    {"title", read_title, Field::title},
    {"author", read_names, Field::author},
    {"editor", read_names, Field::editor},
    {"translator", read_names, Field::translator},
    {"chair", read_names, Field::chair},
    {"issued", read_issued},
    {"container-title", read_text, Field::container_title},
    {"short-container-title", read_text, Field::container_title_short},
    {"original-title", read_text, Field::original_title},
    {"short-title", read_text, Field::title_short},
    {"publisher", read_publisher, Field::publisher},
    {"institution", read_institution, Field::publisher},
    {"publisher-location", read_text, Field::publisher_place},
    {"volume", read_text, Field::volume},
    {"issue", read_text, Field::issue},
    {"page", read_text, Field::page},
    {"article-number", read_text, Field::number},
    {"edition-number", read_text, Field::edition},
    {"abstract", read_text, Field::abstract},
    {"language", read_text, Field::language},
    {"event", read_event},
    {"license", read_license, Field::license},
    {"subject", read_subject, Field::keyword},
    {"DOI", read_doi},
    {"ISSN", read_numbers},
    {"ISBN", read_numbers},
    {"relation", read_relation},
    {"subtype", read_text, Field::genre},
    {"subtitle", ignore},
    {"type", ignore},
    {"published-print", ignore},
    {"published-online", ignore},
    {"published", ignore},
    {"posted", ignore},
    {"created", ignore},
    {"deposited", ignore},
    {"indexed", ignore},
    {"URL", ignore},
    {"alternative-id", ignore},
    {"content-domain", ignore},
    {"is-referenced-by-count", ignore},
    {"isbn-type", ignore},
    {"issn-type", ignore},
    {"journal-issue", ignore},
    {"link", ignore},
    {"member", ignore},
    {"prefix", ignore},
    {"reference", ignore},
    {"reference-count", ignore},
    {"references-count", ignore},
    {"resource", ignore},
    {"score", ignore},
    {"source", ignore},
});

constexpr auto arrays = std::to_array<std::string_view>({"items"});
constexpr auto objects = std::to_array<std::string_view>({"message"});
constexpr json::Wrapping wrapping = {arrays, objects, 1};

class WorksReader final : public json::AnswerReader {
 public:
  WorksReader() : AnswerReader(format.id, wrapping) {}

 protected:
  bool read(const Answer& answer) const override {
    const Node& node = answer.node;
    if (node["title"].empty() && node["DOI"].empty()) return false;
    const Node& type = node["type"];
    Record& record = answer.builder.record();
    record.kind_as_written = type.text();
    record.kind = csl::find_type(type.text()).value_or(Kind::document);
    for (const auto& [name, value] : node.members()) {
      const auto row = std::ranges::find(rows, name, &Row::member);
      if (row == rows.end()) {
        answer.keep(name, value);
      } else {
        row->read(answer, name, value, row->field);
      }
    }
    if (type.is("posted-content") && !answer.builder.has(Field::genre)) answer.builder.text(Field::genre, "preprint");
    answer.builder.finish();
    return true;
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<WorksReader>(); }

}  // namespace opcit::crossref
