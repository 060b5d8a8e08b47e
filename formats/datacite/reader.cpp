#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "csl/tables.h"
#include "csl/values_reader.h"
#include "datacite/format.h"
#include "opcit/name.h"
#include "syntax/json/answers.h"
#include "text/markup.h"

namespace opcit::datacite {
namespace {

using json::Answer;
using json::Node;

struct Row {
  std::string_view member;
  void (*read)(const Answer& answer, std::string_view member, const Node& value);
};

std::string_view words_of(const Node& node, std::string_view member) {
  return node.kind() == Node::Kind::object ? node[member].text() : node.text();
}

void read_titles(const Answer& answer, std::string_view member, const Node& value) {
  std::string title;
  Span source;
  for (const Node* each : value.each()) {
    const Node& type = (*each)["titleType"];
    const std::string_view text = (*each)["title"].text();
    if (type.empty() && title.empty()) {
      title = text;
      source = answer.span((*each)["title"]);
    } else if (type.is("Subtitle") && !title.empty()) {
      title += title.ends_with(':') ? " " : ": ";
      title += text;
    } else {
      answer.keep(member, *each);
    }
  }
  const std::string_view kept = answer.batch.arena.copy(title);
  answer.builder.text(Field::title, text::parse_markup(kept, answer.batch.arena), source);
}

Name person_of(const Answer& answer, const Node& person) {
  Name name;
  const std::string_view whole = person["name"].text();
  name.family = person["familyName"].text();
  name.given = person["givenName"].text();
  if (name.family.empty()) {
    name = {};
    if (person["nameType"].is("Organizational")) {
      name.literal = whole;
    } else {
      name = parse_name(whole, NameSyntax::display, answer.batch.arena);
    }
  }
  for (const Node* each : person["nameIdentifiers"].each()) {
    if ((*each)["nameIdentifierScheme"].is("ORCID")) name.orcid = csl::bare_orcid((*each)["nameIdentifier"].text());
  }
  std::vector<std::string_view> affiliations;
  for (const Node* each : person["affiliation"].each()) affiliations.push_back(words_of(*each, "name"));
  std::erase(affiliations, std::string_view());
  name.affiliations = answer.batch.arena.copy(affiliations);
  return name;
}

void read_creators(const Answer& answer, std::string_view, const Node& value) {
  std::vector<Name> people;
  for (const Node* each : value.each()) {
    if (const Name name = person_of(answer, *each); !name.empty()) people.push_back(name);
  }
  answer.builder.names(Field::author, {.people = answer.batch.arena.copy(people)}, answer.span(value));
}

void read_contributors(const Answer& answer, std::string_view member, const Node& value) {
  std::vector<Name> editors;
  for (const Node* each : value.each()) {
    if ((*each)["contributorType"].is("Editor")) {
      editors.push_back(person_of(answer, *each));
    } else {
      answer.keep(member, *each);
    }
  }
  answer.builder.names(Field::editor, {.people = answer.batch.arena.copy(editors)}, answer.span(value));
}

void read_publisher(const Answer& answer, std::string_view, const Node& value) {
  answer.builder.text(Field::publisher, words_of(value, "name"), answer.span(value));
}

/// A date of issue in the same year is more precise, and is used instead.
void read_year(const Answer& answer, std::string_view, const Node& value) {
  for (const Node* each : answer.node["dates"].each()) {
    const Node& date = (*each)["date"];
    if ((*each)["dateType"].is("Issued") && date.text().starts_with(value.text())) {
      return answer.date(Field::issued, date);
    }
  }
  answer.date(Field::issued, value);
}

void read_dates(const Answer& answer, std::string_view member, const Node& value) {
  for (const Node* each : value.each()) {
    const Node& type = (*each)["dateType"];
    if (type.is("Submitted")) {
      answer.date(Field::submitted, (*each)["date"]);
    } else if (type.is("Available")) {
      answer.date(Field::available_date, (*each)["date"]);
    } else if (!type.is("Issued")) {
      answer.keep(member, *each);
    }
  }
}

void read_container(const Answer& answer, std::string_view member, const Node& value) {
  answer.text(Field::container_title, value["title"]);
  answer.text(Field::volume, value["volume"]);
  answer.text(Field::issue, value["issue"]);
  std::string pages(value["firstPage"].text());
  if (!value["lastPage"].empty()) pages.append("-").append(value["lastPage"].text());
  answer.builder.text(Field::page, answer.batch.arena.copy(pages), answer.span(value));
  const Node& number = value["identifier"];
  if (value["identifierType"].is("ISSN")) return answer.identifier(Scheme::issn, number, Relation::part_of);
  if (value["identifierType"].is("ISBN")) return answer.identifier(Scheme::isbn, number, Relation::part_of);
  answer.keep(member, number);
}

void read_doi(const Answer& answer, std::string_view, const Node& value) { answer.doi(value); }

/// The DOI of the published version of a preprint becomes another DOI of the work.
void read_related(const Answer& answer, std::string_view member, const Node& value) {
  constexpr auto published = std::to_array<std::string_view>({"IsPreprintOf", "IsVersionOf"});
  for (const Node* each : value.each()) {
    const bool is_doi = (*each)["relatedIdentifierType"].is("DOI");
    if (is_doi && std::ranges::find(published, (*each)["relationType"].text()) != published.end()) {
      answer.doi((*each)["relatedIdentifier"], Relation::version_of);
    } else {
      answer.keep(member, *each);
    }
  }
}

void read_descriptions(const Answer& answer, std::string_view member, const Node& value) {
  for (const Node* each : value.each()) {
    if ((*each)["descriptionType"].is("Abstract") && !answer.builder.has(Field::abstract)) {
      const Node& text = (*each)["description"];
      answer.builder.text(Field::abstract, text::parse_markup(text.text(), answer.batch.arena), answer.span(text));
    } else {
      answer.keep(member, *each);
    }
  }
}

void read_subjects(const Answer& answer, std::string_view, const Node& value) {
  std::vector<std::string_view> words;
  for (const Node* each : value.each()) words.push_back((*each)["subject"].text());
  std::erase(words, std::string_view());
  answer.builder.list(Field::keyword, words, answer.span(value));
}

void read_language(const Answer& answer, std::string_view, const Node& value) { answer.text(Field::language, value); }
void read_version(const Answer& answer, std::string_view, const Node& value) { answer.text(Field::version, value); }
void read_url(const Answer& answer, std::string_view, const Node& value) { answer.identifier(Scheme::url, value); }

void read_rights(const Answer& answer, std::string_view member, const Node& value) {
  for (const Node* each : value.each()) {
    const Node& uri = (*each)["rightsUri"];
    if (answer.builder.has(Field::license)) {
      answer.keep(member, *each);
    } else {
      answer.text(Field::license, uri.empty() ? (*each)["rights"] : uri);
    }
  }
}

void ignore(const Answer&, std::string_view, const Node&) {}

/// Members without a row are kept as extras; those of `ignore` say nothing about the work (QUIRKS.md).
constexpr auto rows = std::to_array<Row>({
    {"titles", read_titles},
    {"creators", read_creators},
    {"contributors", read_contributors},
    {"publisher", read_publisher},
    {"publicationYear", read_year},
    {"dates", read_dates},
    {"container", read_container},
    {"doi", read_doi},
    {"relatedIdentifiers", read_related},
    {"descriptions", read_descriptions},
    {"subjects", read_subjects},
    {"language", read_language},
    {"version", read_version},
    {"rightsList", read_rights},
    {"url", read_url},
    {"types", ignore},
    {"prefix", ignore},
    {"suffix", ignore},
    {"identifiers", ignore},
    {"alternateIdentifiers", ignore},
    {"contentUrl", ignore},
    {"metadataVersion", ignore},
    {"schemaVersion", ignore},
    {"source", ignore},
    {"isActive", ignore},
    {"state", ignore},
    {"reason", ignore},
    {"viewCount", ignore},
    {"viewsOverTime", ignore},
    {"downloadCount", ignore},
    {"downloadsOverTime", ignore},
    {"referenceCount", ignore},
    {"citationCount", ignore},
    {"citationsOverTime", ignore},
    {"partCount", ignore},
    {"partOfCount", ignore},
    {"versionCount", ignore},
    {"versionOfCount", ignore},
    {"created", ignore},
    {"registered", ignore},
    {"published", ignore},
    {"updated", ignore},
    {"xml", ignore},
});

struct KindRow {
  std::string_view general;
  Kind kind;
};
constexpr auto kinds = std::to_array<KindRow>({{"Preprint", Kind::article},
                                               {"JournalArticle", Kind::article_journal},
                                               {"ConferencePaper", Kind::paper_conference},
                                               {"ConferenceProceeding", Kind::book},
                                               {"Book", Kind::book},
                                               {"BookChapter", Kind::chapter},
                                               {"Dissertation", Kind::thesis},
                                               {"Report", Kind::report},
                                               {"Standard", Kind::standard},
                                               {"Software", Kind::software},
                                               {"Dataset", Kind::dataset}});

Kind kind_of(const Node& types) {
  const auto row = std::ranges::find(kinds, types["resourceTypeGeneral"].text(), &KindRow::general);
  if (row != kinds.end()) return row->kind;
  return csl::find_type(types["citeproc"].text()).value_or(Kind::document);
}

constexpr auto arrays = std::to_array<std::string_view>({"data"});
constexpr auto objects = std::to_array<std::string_view>({"data"});
constexpr json::Wrapping wrapping = {arrays, objects, 1};

class DoisReader final : public json::AnswerReader {
 public:
  DoisReader() : AnswerReader(format.id, wrapping) {}

 protected:
  bool read(const Answer& answer) const override {
    const Node& attributes = answer.node["attributes"];
    const Node& node = attributes.members().empty() ? answer.node : attributes;
    if (node["titles"].empty() && node["doi"].empty()) return false;
    const Answer inner = {node, answer.chunk, answer.batch, answer.builder, answer.format};
    const Node& types = node["types"];
    answer.builder.record().kind_as_written = types["resourceTypeGeneral"].text();
    answer.builder.record().kind = kind_of(types);
    for (const auto& [name, value] : node.members()) {
      const auto row = std::ranges::find(rows, name, &Row::member);
      if (row == rows.end()) {
        inner.keep(name, value);
      } else {
        row->read(inner, name, value);
      }
    }
    if (types["resourceTypeGeneral"].is("Preprint")) answer.builder.text(Field::genre, "preprint");
    answer.builder.finish();
    return true;
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<DoisReader>(); }

}  // namespace opcit::datacite
