#include <gtest/gtest.h>

#include <algorithm>

#include "csl/json_format.h"
#include "csl/jsonl_format.h"
#include "opcit/builder.h"
#include "support/format_run.h"

namespace opcit {
namespace {

/// A batch with one record, for the writer's tests.
class CslWriter : public testing::Test {
 protected:
  CslWriter() { begin("k", Kind::article_journal); }

  void begin(std::string_view key, Kind kind) {
    builder_.begin({});
    builder_.record().key = key;
    builder_.record().kind = kind;
  }
  Text styled(std::string_view plain, const std::vector<opcit::Run>& runs) { return {plain, batch_.arena.copy(runs)}; }
  Names people(const std::vector<Name>& names) { return {batch_.arena.copy(names)}; }
  test::Written write(const Format& format = csl_json::format, const Options& options = {}) {
    builder_.finish();
    return test::run_writer(format, batch_.items, options);
  }
  /// The members of the only record, in one line, without id, citation-key and type.
  std::string members(const Options& options = {}) {
    const std::string text = write(csl_jsonl::format, options).text;
    const std::size_t type = text.find("\"type\":");
    const std::size_t start = text.find(',', type);
    return start == std::string::npos ? "" : text.substr(start + 1, text.size() - start - 3);
  }

  Batch batch_;
  RecordBuilder builder_{batch_};
};

TEST_F(CslWriter, WritesAPreprintAsTheTargetsReadItBest) {
  begin("schmude2024prithvi", Kind::article);
  builder_.text(Field::abstract, "Line one.\n\nLine \"two\".");
  builder_.text(Field::title, "Prithvi WxC: Foundation Model");
  const std::vector<Name> authors = {{.family = "Schmude", .given = "Johannes"}, {.family = "Roy", .given = "Sujit"}};
  Names names = people(authors);
  names.truncated = true;
  names.unlisted = batch_.arena.copy(std::vector<Name>{{.family = "Ramachandran", .given = "Rahul"}});
  builder_.names(Field::author, names);
  Date date{.from = {.year = 2024, .month = 9, .day = 20, .has_year = true}};
  date.year_inferred = true;
  builder_.date(Field::issued, date);
  builder_.identifier({.scheme = Scheme::arxiv, .value = "2409.13598", .version = "v2"});
  builder_.category({.scheme = "arxiv", .term = "cs.LG", .primary = true});
  builder_.link({.kind = LinkKind::code});
  EXPECT_EQ(write().text, R"([
  {
    "id": "schmude2024prithvi",
    "citation-key": "schmude2024prithvi",
    "type": "article",
    "title": "Prithvi WxC: Foundation Model",
    "author": [
      {"family": "Schmude", "given": "Johannes"},
      {"family": "Roy", "given": "Sujit"}
    ],
    "issued": {"date-parts": [[2024, 9, 20]]},
    "number": "arXiv:2409.13598",
    "publisher": "arXiv",
    "abstract": "Line one.\n\nLine \"two\".",
    "DOI": "10.48550/arXiv.2409.13598",
    "URL": "https://arxiv.org/abs/2409.13598v2",
    "custom": {"opcit": {"truncated": ["author"], "unlisted": {"author": [{"family": "Ramachandran", "given": "Rahul"}]}, "inferred": ["issued"], "derived": ["number", "publisher", "DOI", "URL"], "version": "v2", "categories": [{"scheme": "arxiv", "term": "cs.LG", "primary": true}], "links": [{"kind": "code"}]}}
  }
]
)");
}

TEST_F(CslWriter, WritesNoRecordAsAnEmptyArray) {
  EXPECT_EQ(test::run_writer(csl_json::format, {}).text, "[\n]\n");
  EXPECT_EQ(test::run_writer(csl_jsonl::format, {}).text, "");
}

TEST_F(CslWriter, WritesALineARecord) {
  builder_.text(Field::title, "T\nU");
  EXPECT_EQ(write(csl_jsonl::format).text,
            "{\"id\":\"k\",\"citation-key\":\"k\",\"type\":\"article-journal\",\"title\":\"T\\nU\"}\n");
}

TEST_F(CslWriter, ReportsDocumentItemsAsLost) {
  add_document_item(batch_, DocumentKind::comment, "a comment", {}, {3, 9});
  const test::Written written = write();
  ASSERT_EQ(written.losses.size(), 1U);
  EXPECT_EQ(written.losses[0].value, "a comment");
}

TEST_F(CslWriter, LosesNothingOfARecord) {
  builder_.text(Field::license, "CC-BY-4.0");
  builder_.text(Field::note, "one");
  builder_.text(Field::note, "two");
  builder_.identifier({.scheme = Scheme::jstor, .value = "2709634"});
  builder_.identifier({.scheme = Scheme::doi, .relation = Relation::version_of, .value = "10.1/x"});
  builder_.extra({"bibtex", "owner", "me"});
  const test::Written written = write();
  EXPECT_TRUE(written.losses.empty());
  EXPECT_TRUE(written.diagnostics.empty());
  for (const char* part : {"CC-BY-4.0", "\"one\"", "\"two\"", "2709634", "10.1/x", "version-of", "owner"}) {
    EXPECT_NE(written.text.find(part), std::string::npos) << part;
  }
}

struct MarkupRow {
  const char* what;
  Field field;
  std::string_view plain;
  std::vector<Run> runs;
  std::string members;
};

class CslMarkup : public CslWriter, public testing::WithParamInterface<MarkupRow> {};

TEST_P(CslMarkup, IsWritten) {
  builder_.text(GetParam().field, styled(GetParam().plain, GetParam().runs));
  EXPECT_EQ(members(), GetParam().members);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, CslMarkup,
    testing::Values(
        MarkupRow{"a lone less-than sign and ampersand stay", Field::title, "p < 5 & q", {}, R"("title":"p < 5 & q")"},
        MarkupRow{"nested styles",
                  Field::title,
                  "abcd",
                  {{0, 4, Style::italic}, {1, 2, Style::bold}},
                  R"("title":"<i>a<b>bc</b>d</i>")"},
        MarkupRow{"adjacent styles",
                  Field::title,
                  "H2O3",
                  {{1, 1, Style::subscript}, {3, 1, Style::superscript}},
                  R"("title":"H<sub>2</sub>O<sup>3</sup>")"},
        MarkupRow{"small caps",
                  Field::title,
                  "ab",
                  {{1, 1, Style::small_caps}},
                  R"("title":"a<span style=\"font-variant:small-caps;\">b</span>")"},
        MarkupRow{"case protection of a part",
                  Field::title,
                  "in DNA",
                  {{3, 3, Style::keep_case}},
                  R"("title":"in <span class=\"nocase\">DNA</span>")"},
        MarkupRow{"case protection of the whole is kept beside",
                  Field::title,
                  "DNA",
                  {{0, 3, Style::keep_case}},
                  R"("title":"DNA","custom":{"opcit":{"runs":{"title":{"of":3,"runs":[[0,0,3,"keep-case"]]}}}})"},
        MarkupRow{
            "case protection means nothing in a publisher",
            Field::publisher,
            "ACM Press",
            {{0, 3, Style::keep_case}},
            R"("publisher":"ACM Press","custom":{"opcit":{"runs":{"publisher":{"of":9,"runs":[[0,0,3,"keep-case"]]}}}})"},
        MarkupRow{
            "an abstract keeps sub and sup only",
            Field::abstract,
            "10x5 em",
            {{3, 1, Style::superscript}, {5, 2, Style::italic}},
            R"("abstract":"10x<sup>5</sup> em","custom":{"opcit":{"runs":{"abstract":{"of":7,"runs":[[1,5,2,"italic"]]}}}})"},
        MarkupRow{"math is plain, its TeX beside",
                  Field::title,
                  "a ∼3",
                  {{2, 4, Style::math, "\\sim 3"}},
                  R"("title":"a ∼3","custom":{"opcit":{"runs":{"title":{"of":6,"runs":[[0,2,4,"math","\\sim 3"]]}}}})"},
        MarkupRow{"what looks like markup is said to be none",
                  Field::title,
                  "The <b> tag",
                  {},
                  R"("title":"The <b> tag","custom":{"opcit":{"literal":["title"]}})"},
        MarkupRow{
            "an entity, too",
            Field::title,
            "&amp; x",
            {{6, 1, Style::bold}},
            R"("title":"&amp; x","custom":{"opcit":{"literal":["title"],"runs":{"title":{"of":7,"runs":[[0,6,1,"bold"]]}}}})"},
        MarkupRow{
            "runs that cross are no markup",
            Field::title,
            "abcd",
            {{0, 2, Style::italic}, {1, 3, Style::bold}},
            R"("title":"abcd","custom":{"opcit":{"literal":["title"],"runs":{"title":{"of":4,"runs":[[0,0,2,"italic"],[1,1,3,"bold"]]}}}})"}),
    [](const auto& row) { return "row" + std::to_string(row.index); });

struct DateRow {
  const char* what;
  Date date;
  const char* json;
};

class CslDate : public CslWriter, public testing::WithParamInterface<DateRow> {};

TEST_P(CslDate, IsWritten) {
  builder_.date(Field::issued, GetParam().date);
  EXPECT_EQ(members(), "\"issued\":" + std::string(GetParam().json)) << GetParam().what;
}

constexpr DatePoint year(int value) { return {.year = value, .has_year = true}; }

INSTANTIATE_TEST_SUITE_P(
    Rows, CslDate,
    testing::Values(
        DateRow{"year", {.from = year(2020)}, R"({"date-parts":[[2020]]})"},
        DateRow{"month", {.from = {.year = 2020, .month = 3, .has_year = true}}, R"({"date-parts":[[2020,3]]})"},
        DateRow{"season", {.from = {.year = 2020, .season = 2, .has_year = true}}, R"({"date-parts":[[2020,22]]})"},
        DateRow{"range", {.from = year(2020), .to = year(2021), .range = true}, R"({"date-parts":[[2020],[2021]]})"},
        DateRow{"open end", {.from = year(2020), .range = true}, R"({"date-parts":[[2020],[0]]})"},
        DateRow{"open start", {.to = year(2020), .range = true}, R"({"date-parts":[[0],[2020]]})"},
        DateRow{"1 BC", {.from = year(0)}, R"({"date-parts":[[-1]]})"},
        DateRow{"44 BC", {.from = year(-43)}, R"({"date-parts":[[-44]]})"},
        DateRow{"circa", {.from = year(1990), .circa = true}, R"({"date-parts":[[1990]],"circa":true})"},
        DateRow{"literal", {.literal = "n.d."}, R"({"literal":"n.d."})"},
        DateRow{"uncertain",
                {.from = year(1990), .uncertain = true},
                R"({"date-parts":[[1990]]},"custom":{"opcit":{"uncertain":["issued"]}})"}),
    [](const auto& row) { return "row" + std::to_string(row.index); });

TEST_F(CslWriter, WritesAllPartsOfAName) {
  builder_.names(Field::editor, people({{.family = "Gogh",
                                         .given = "Vincent",
                                         .dropping_particle = "de",
                                         .non_dropping_particle = "van",
                                         .suffix = "Jr."},
                                        {.literal = "ACME \"Inc.\""}}));
  EXPECT_EQ(members(),
            R"("editor":[{"family":"Gogh","given":"Vincent","dropping-particle":"de","non-dropping-particle":"van",)"
            R"("suffix":"Jr."},{"literal":"ACME \"Inc.\""}])");
}

TEST_F(CslWriter, PutsIdsOfPeopleBeside) {
  const std::vector<std::string_view> places = {"NASA"};
  builder_.names(Field::author,
                 people({{.family = "A"},
                         {.family = "B", .orcid = "0000-0002-1825-0097", .affiliations = batch_.arena.copy(places)}}));
  EXPECT_EQ(members(), R"("author":[{"family":"A"},{"family":"B"}],"custom":{"opcit":{"people":{"author":[{"n":1,)"
                       R"("orcid":"0000-0002-1825-0097","affiliations":["NASA"]}]}}})");
}

TEST_F(CslWriter, HelpsZoteroWithTypesAndParticles) {
  begin("k", Kind::software);
  builder_.names(Field::author, people({{.family = "Gogh", .given = "V", .non_dropping_particle = "van"}}));
  builder_.text(Field::note, "n");
  const std::string text = write(csl_jsonl::format, {{"csl-profile", "zotero"}}).text;
  EXPECT_EQ(
      text,
      R"({"id":"k","citation-key":"k","type":"book","author":[{"family":"van Gogh","given":"V"}],)"
      R"("note":"n\ntype: software","custom":{"opcit":{"retyped":"software","people":{"author":[{"n":0,"non-dropping-particle":"van"}]}}}})"
      "\n");
}

TEST_F(CslWriter, KeepsListsThatCommasWouldBreak) {
  builder_.list(Field::keyword, {"a", "b, c"});
  EXPECT_EQ(members(), R"("keyword":"a, b, c","custom":{"opcit":{"keywords":["a","b, c"]}})");
}

TEST_F(CslWriter, GivesIdentifiersTheirProperties) {
  builder_.identifier({.scheme = Scheme::doi, .value = "10.1/x"});
  builder_.identifier({.scheme = Scheme::issn, .relation = Relation::part_of, .value = "0028-0836"});
  builder_.identifier({.scheme = Scheme::issn, .relation = Relation::part_of, .value = "1476-4687"});
  builder_.identifier({.scheme = Scheme::isbn, .value = "9783642321566"});
  builder_.identifier({.scheme = Scheme::pmid, .value = "1"});
  builder_.identifier({.scheme = Scheme::pmcid, .value = "PMC2"});
  builder_.identifier({.scheme = Scheme::url, .value = "http://a.b/"});
  builder_.identifier({.scheme = Scheme::url, .value = "http://c.d/"});
  EXPECT_EQ(members(),
            R"("DOI":"10.1/x","ISBN":"9783642321566","ISSN":"0028-0836, 1476-4687","PMID":"1","PMCID":"PMC2",)"
            R"("URL":"http://a.b/","custom":{"opcit":{"identifiers":[{"scheme":"uri","value":"http://c.d/"}]}})");
}

TEST_F(CslWriter, TellsAllRelationsOfAnIdThatHasSeveral) {
  builder_.identifier({.scheme = Scheme::pmid, .value = "77"});
  builder_.identifier({.scheme = Scheme::pmid, .relation = Relation::version_of, .value = "77"});
  builder_.identifier({.scheme = Scheme::issn, .relation = Relation::part_of, .value = "0028-0836"});
  builder_.identifier({.scheme = Scheme::issn, .value = "0028-0836"});
  const std::string text = write(csl_jsonl::format).text;
  EXPECT_NE(text.find(R"("ISSN":"0028-0836",)"), std::string::npos) << text;
  const test::Read back = test::run_reader(csl_jsonl::format, text);
  ASSERT_EQ(back.items.size(), 1U);
  std::vector<std::string> ids;
  for (const Identifier& id : back.items[0].record->identifiers) {
    ids.push_back(std::string(id.value) + ' ' + std::string(spelling(id.relation)));
  }
  std::ranges::sort(ids);
  EXPECT_EQ(ids, (std::vector<std::string>{"0028-0836 part-of", "0028-0836 self", "77 self", "77 version-of"}));
}

TEST_F(CslWriter, WritesForeignMembersBackWhereTheyWere) {
  builder_.extra({"csl-json", "x-rank", "[1, 2]"});
  builder_.extra({"csl-json", "custom.short_id", "\"x y\""});
  builder_.extra({"csl-json", "id", "7"});
  builder_.extra({"csl-json", "x-rank", "3"});
  builder_.extra({"csl-json", "x-broken", "{"});
  EXPECT_EQ(write(csl_jsonl::format).text,
            R"({"id":7,"citation-key":"k","type":"article-journal","x-rank":[1,2],"x-broken":"{","custom":{)"
            R"("short_id":"x y","opcit":{"extra":[{"format":"csl-json","tag":"x-rank","value":"3"}]}}})"
            "\n");
}

}  // namespace
}  // namespace opcit
