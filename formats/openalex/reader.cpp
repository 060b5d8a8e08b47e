#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "csl/tables.h"
#include "csl/values_reader.h"
#include "opcit/name.h"
#include "openalex/format.h"
#include "syntax/json/answers.h"
#include "text/markup.h"

namespace opcit::openalex {
namespace {

using json::Answer;
using json::Node;

struct Row {
  std::string_view member;
  void (*read)(const Answer& answer, std::string_view member, const Node& value);
};

void read_title(const Answer& answer, std::string_view, const Node& value) {
  answer.builder.text(Field::title, text::parse_markup(value.text(), answer.batch.arena), answer.span(value));
}

void read_doi(const Answer& answer, std::string_view, const Node& value) { answer.doi(value); }

/// Replaces U+2010 by the usual hyphen.
std::string_view with_hyphens(std::string_view text, Arena& arena) {
  constexpr std::string_view odd = "\xE2\x80\x90";
  if (text.find(odd) == std::string_view::npos) return text;
  std::string plain(text);
  for (std::size_t at = plain.find(odd); at != std::string::npos; at = plain.find(odd, at)) plain.replace(at, 3, "-");
  return arena.copy(plain);
}

void read_authorships(const Answer& answer, std::string_view, const Node& value) {
  std::vector<Name> people;
  for (const Node* each : value.each()) {
    const Node& author = (*each)["author"];
    std::string_view text = author["display_name"].text();
    if (text.empty()) text = (*each)["raw_author_name"].text();
    if (text.empty()) continue;
    Name name = parse_name(with_hyphens(text, answer.batch.arena), NameSyntax::display, answer.batch.arena);
    name.orcid = csl::bare_orcid(author["orcid"].text());
    std::vector<std::string_view> affiliations;
    for (const Node* place : (*each)["institutions"].each()) affiliations.push_back((*place)["display_name"].text());
    std::erase(affiliations, std::string_view());
    name.affiliations = answer.batch.arena.copy(affiliations);
    people.push_back(name);
  }
  answer.builder.names(Field::author, {.people = answer.batch.arena.copy(people)}, answer.span(value));
}

/// If only the year is known, OpenAlex gives the first of January. Then only the year is read.
void read_date(const Answer& answer, std::string_view, const Node& value) {
  const Node& year = answer.node["publication_year"];
  const bool made_up = value.text().ends_with("-01-01") && !year.empty();
  answer.date(Field::issued, made_up ? year : value);
}

void read_year(const Answer& answer, std::string_view, const Node& value) {
  if (answer.node["publication_date"].empty()) answer.date(Field::issued, value);
}

/// The last part of an address: "https://pubmed.ncbi.nlm.nih.gov/123".
std::string_view last_part(std::string_view address) {
  const std::size_t slash = address.rfind('/');
  return slash == std::string_view::npos ? address : address.substr(slash + 1);
}

void read_ids(const Answer& answer, std::string_view, const Node& value) {
  for (const auto& [name, id] : value.members()) {
    const std::string_view number = last_part(id.text());
    const Scheme scheme = name == "pmid" ? Scheme::pmid : name == "pmcid" ? Scheme::pmcid : Scheme::other;
    if (number.empty() || scheme == Scheme::other) continue;
    answer.builder.identifier({.scheme = scheme, .value = number, .source = answer.span(id)});
  }
}

bool is_arxiv(std::string_view source) { return source.starts_with("arXiv"); }

void read_location(const Answer& answer, std::string_view, const Node& value) {
  const Node& source = value["source"];
  const Node& name = source["display_name"];
  const bool repository = source["type"].is("repository") || is_arxiv(name.text());
  answer.text(repository ? Field::publisher : Field::container_title, name);
  if (!repository) answer.text(Field::publisher, source["host_organization_name"]);
  answer.identifier(Scheme::issn, source["issn_l"], Relation::part_of);
  answer.text(Field::license, value["license"]);
}

void read_biblio(const Answer& answer, std::string_view, const Node& value) {
  answer.text(Field::volume, value["volume"]);
  answer.text(Field::issue, value["issue"]);
  const std::string_view first = value["first_page"].text();
  const std::string_view last = value["last_page"].text();
  std::string pages(first);
  if (!last.empty() && last != first) pages.append("-").append(last);
  answer.builder.text(Field::page, answer.batch.arena.copy(pages), answer.span(value));
}

/// Puts the words of {"We": [0], "study": [1, 7]} in order.
void read_abstract(const Answer& answer, std::string_view, const Node& value) {
  std::map<std::size_t, std::string_view> words;
  for (const auto& [word, places] : value.members()) {
    for (const Node* place : places.each()) {
      std::size_t at = 0;
      const std::string_view text = place->text();
      if (std::from_chars(text.data(), text.data() + text.size(), at).ec == std::errc()) words.emplace(at, word);
    }
  }
  std::string text;
  for (const auto& [at, word] : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  answer.builder.text(Field::abstract, answer.batch.arena.copy(text), answer.span(value));
}

void read_keywords(const Answer& answer, std::string_view, const Node& value) {
  std::vector<std::string_view> words;
  for (const Node* each : value.each()) words.push_back((*each)["display_name"].text());
  std::erase(words, std::string_view());
  answer.builder.list(Field::keyword, words, answer.span(value));
}

void read_language(const Answer& answer, std::string_view, const Node& value) { answer.text(Field::language, value); }

void keep(const Answer& answer, std::string_view member, const Node& value) { answer.keep(member, value); }

/// Members about the work. OpenAlex' other members (counts, topics, copies) are ignored.
constexpr auto rows = std::to_array<Row>({{"title", read_title},
                                          {"doi", read_doi},
                                          {"authorships", read_authorships},
                                          {"publication_date", read_date},
                                          {"publication_year", read_year},
                                          {"ids", read_ids},
                                          {"primary_location", read_location},
                                          {"biblio", read_biblio},
                                          {"abstract_inverted_index", read_abstract},
                                          {"keywords", read_keywords},
                                          {"language", read_language},
                                          {"is_retracted", keep}});

struct KindRow {
  std::string_view type;
  Kind kind;
};
constexpr auto kinds = std::to_array<KindRow>({{"article", Kind::article_journal},
                                               {"book", Kind::book},
                                               {"book-chapter", Kind::chapter},
                                               {"dataset", Kind::dataset},
                                               {"dissertation", Kind::thesis},
                                               {"editorial", Kind::article_journal},
                                               {"letter", Kind::article_journal},
                                               {"preprint", Kind::article},
                                               {"report", Kind::report},
                                               {"review", Kind::article_journal},
                                               {"standard", Kind::standard}});

Kind kind_of(const Node& node) {
  const Node& source = node["primary_location"]["source"];
  if (is_arxiv(source["display_name"].text())) return Kind::article;
  if (source["type"].is("conference")) return Kind::paper_conference;
  const auto row = std::ranges::find(kinds, node["type"].text(), &KindRow::type);
  return row == kinds.end() ? Kind::document : row->kind;
}

constexpr auto arrays = std::to_array<std::string_view>({"results"});
constexpr json::Wrapping wrapping = {arrays, {}, 1};

class WorksReader final : public json::AnswerReader {
 public:
  WorksReader() : AnswerReader(format.id, wrapping) {}

 protected:
  bool read(const Answer& answer) const override {
    const Node& node = answer.node;
    if (node["title"].empty() && node["doi"].empty()) return false;
    answer.builder.record().kind_as_written = node["type"].text();
    answer.builder.record().kind = kind_of(node);
    for (const auto& [name, value] : node.members()) {
      const auto row = std::ranges::find(rows, name, &Row::member);
      if (row != rows.end() && !value.is("false")) row->read(answer, name, value);
    }
    if (answer.builder.record().kind == Kind::article) answer.builder.text(Field::genre, "preprint");
    answer.builder.finish();
    return true;
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<WorksReader>(); }

}  // namespace opcit::openalex
