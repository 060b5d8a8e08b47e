#include <array>
#include <vector>

#include "dblp/format.h"
#include "dblp/values.h"
#include "syntax/json/answers.h"
#include "text/markup.h"

namespace opcit::dblp {
namespace {

using json::Answer;
using json::Node;

constexpr auto arrays = std::to_array<std::string_view>({"hit"});
constexpr auto objects = std::to_array<std::string_view>({"result", "hits"});
constexpr json::Wrapping wrapping = {arrays, objects, 2};

struct TextRow {
  std::string_view member;
  Field field;
};
constexpr auto texts = std::to_array<TextRow>(
    {{"pages", Field::page}, {"volume", Field::volume}, {"number", Field::issue}, {"publisher", Field::publisher}});

class HitsReader final : public json::AnswerReader {
 public:
  HitsReader() : AnswerReader(format.id, wrapping) {}

 protected:
  bool read(const Answer& answer) const override {
    const Node& info = answer.node["info"];
    // An answer without hits does not contain the array.
    if (info.empty()) return answer.node["@total"].is("0");
    Arena& arena = answer.batch.arena;
    RecordBuilder& builder = answer.builder;
    builder.record().kind_as_written = info["type"].text();
    builder.record().kind = kind_of(info["type"].text());
    const Node& title = info["title"];
    builder.text(Field::title, title_of(title.text(), arena), answer.span(title));
    read_authors(answer, info["authors"]["author"]);
    read_venue(answer, info["venue"]);
    answer.date(Field::issued, info["year"]);
    for (const TextRow& row : texts) answer.text(row.field, info[row.member]);
    answer.doi(info["doi"]);
    const Node& link = info["ee"].first();
    const bool repeats = !info["doi"].empty() && link.text().find("doi.org/") != std::string_view::npos;
    if (!repeats) add_link(builder, link.text(), answer.span(link), arena);
    add_key(builder, info["key"].text(), answer.span(info["key"]));
    builder.finish();
    return true;
  }

 private:
  static void read_authors(const Answer& answer, const Node& authors) {
    std::vector<Name> people;
    for (const Node* each : authors.each()) {
      const std::string_view text = each->kind() == Node::Kind::object ? (*each)["text"].text() : each->text();
      if (!text.empty()) people.push_back(person_of(text, answer.batch.arena));
    }
    answer.builder.names(Field::author, {.people = answer.batch.arena.copy(people)}, answer.span(authors));
  }

  /// The second venue is the series.
  static void read_venue(const Answer& answer, const Node& venue) {
    for (const Node* each : venue.each()) {
      const bool second = answer.builder.has(Field::container_title);
      const Text text = text::parse_markup(each->text(), answer.batch.arena);
      answer.builder.text(second ? Field::collection_title : Field::container_title, text, answer.span(*each));
      if (second) return;
    }
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<HitsReader>(); }

}  // namespace opcit::dblp
