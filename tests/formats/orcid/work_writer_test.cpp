#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <pugixml.hpp>

#include "opcit/builder.h"
#include "opcit/diagnostic_codes.h"
#include "orcid/format.h"
#include "orcid/limits.h"
#include "orcid/tables.h"
#include "orcid/uri.h"
#include "support/format_run.h"
#include "support/records.h"
#include "support/source_dir.h"
#include "syntax/xml/emitter.h"

namespace opcit {
namespace {

using test::day;
using test::people;
using test::run_writer;

/// Builds one record, writes it and searches the result.
class Work {
 public:
  explicit Work(Kind kind = Kind::article_journal) {
    builder.begin({});
    builder.record().key = "key";
    builder.record().kind = kind;
  }

  void write() {
    builder.finish();
    written = run_writer(orcid::format, batch.items);
    ASSERT_TRUE(document.load_string(written.text.c_str()));
  }
  std::string text(const char* path) const {
    return document.select_node(("//" + std::string(path)).c_str()).node().child_value();
  }
  std::size_t count(const char* path) const { return document.select_nodes(("//" + std::string(path)).c_str()).size(); }
  /// "doi:10.1/x:self", joined by spaces.
  std::string ids() const {
    std::string out;
    for (const auto& each : document.select_nodes("//common:external-id")) {
      if (!out.empty()) out += ' ';
      out += std::string(each.node().child_value("common:external-id-type")) + ':' +
             each.node().child_value("common:external-id-value") + ':' +
             each.node().child_value("common:external-id-relationship");
    }
    return out;
  }
  /// "reason to" of the first loss of `field`, or empty.
  std::string loss(std::string_view field) const {
    for (const Loss& each : written.losses) {
      if (each.field == field) return std::string(spelling(each.reason)) + ' ' + each.to;
    }
    return {};
  }
  bool says(Code code) const {
    return std::ranges::find(written.diagnostics, code, &Diagnostic::code) != written.diagnostics.end();
  }

  Batch batch;
  RecordBuilder builder{batch};
  test::Written written;
  pugi::xml_document document;
};

struct TypeRow {
  std::string_view name;
  Kind kind;
  std::string_view genre, written;
  std::string_view type;
};

class OrcidTypes : public testing::TestWithParam<TypeRow> {};

TEST_P(OrcidTypes, AreChosen) {
  const TypeRow& row = GetParam();
  Work work(row.kind);
  work.builder.text(Field::genre, row.genre);
  work.builder.record().kind_as_written = row.written;
  work.write();
  EXPECT_EQ(work.text("work:type"), row.type);
}

INSTANTIATE_TEST_SUITE_P(Rows, OrcidTypes,
                         testing::Values(TypeRow{"preprint", Kind::article, "preprint", "", "preprint"},
                                         TypeRow{"article", Kind::article, "", "", "preprint"},
                                         TypeRow{"working paper", Kind::article, "Working Paper", "", "working-paper"},
                                         TypeRow{"thesis", Kind::thesis, "PhD thesis", "", "dissertation-thesis"},
                                         TypeRow{"report", Kind::report, "", "techreport", "report"},
                                         TypeRow{"own type", Kind::book, "", "manual", "manual"},
                                         TypeRow{"own type of another kind", Kind::book, "", "patent", "book"},
                                         TypeRow{"proceedings", Kind::book, "", "proceedings",
                                                 "conference-proceedings"},
                                         TypeRow{"poster", Kind::speech, "Poster", "", "conference-poster"},
                                         TypeRow{"no type", Kind::legal_case, "", "", "other"}),
                         [](const auto& row) {
                           std::string name(row.param.name);
                           for (char& c : name) c = c == ' ' ? '_' : c;
                           return name;
                         });

TEST(OrcidWork, CallsABookOfEditorsEdited) {
  Work work(Kind::book);
  work.builder.names(Field::editor, people(work.batch.arena, {"Ada|Byron"}));
  work.write();
  EXPECT_EQ(work.text("work:type"), "edited-book");
  EXPECT_EQ(work.text("work:contributor-role"), "editor");
}

TEST(OrcidWork, WritesDatesInTwoDigitsAndOnlyYearsThatTheApiTakes) {
  struct Row {
    Date date;
    std::string expected;
  };
  for (const Row& row : {Row{day(2024, 9, 5), "2024-09-05"}, Row{day(2024, 12), "2024-12-"}, Row{day(1900), "1900--"},
                         Row{day(2100), "2100--"}, Row{day(1899, 1, 1), "--"}, Row{day(2101), "--"},
                         Row{day(-43, 3, 15), "--"}, Row{{.literal = "forthcoming"}, "--"}}) {
    Work work;
    work.builder.date(Field::issued, row.date);
    work.write();
    EXPECT_EQ(work.text("common:year") + '-' + work.text("common:month") + '-' + work.text("common:day"), row.expected);
    const bool out_of_range = row.date.from.has_year && row.expected == "--";
    EXPECT_EQ(work.says(Code::year_out_of_range), out_of_range) << row.expected;
    EXPECT_EQ(work.loss("issued").empty(), row.expected != "--");
  }
}

struct IdRow {
  std::string_view name;
  Kind kind;
  std::vector<Identifier> ids;
  std::string_view expected;
  bool warned = false;
};

TEST(OrcidWork, GivesIdentifiersTheRelationThatGroupsWorks) {
  const std::vector<IdRow> rows = {
      {"arXiv's DOI goes with its id",
       Kind::article,
       {{Scheme::arxiv, Relation::self, "2409.13598", "v2"}},
       "arxiv:2409.13598:self doi:10.48550/arXiv.2409.13598:self"},
      {"the preprint of an article",
       Kind::article_journal,
       {{Scheme::doi, Relation::self, "10.1/x"}, {Scheme::arxiv, Relation::self, "2409.13598"}},
       "doi:10.1/x:self arxiv:2409.13598:version-of"},
      {"the article of a preprint",
       Kind::article,
       {{Scheme::arxiv, Relation::self, "2409.13598"}, {Scheme::doi, Relation::version_of, "10.1/x"}},
       "arxiv:2409.13598:self doi:10.48550/arXiv.2409.13598:self doi:10.1/x:version-of"},
      {"a journal's ISSN",
       Kind::article_journal,
       {{Scheme::issn, Relation::self, "0028-0836"}},
       "issn:0028-0836:part-of",
       true},
      {"a book's ISBN", Kind::book, {{Scheme::isbn, Relation::self, "9783642321566"}}, "isbn:9783642321566:self"},
      {"a chapter's ISBN",
       Kind::chapter,
       {{Scheme::isbn, Relation::self, "9783642321566"}},
       "isbn:9783642321566:part-of",
       true},
      {"an address alone", Kind::webpage, {{Scheme::url, Relation::self, "http://a.org/x"}}, "uri:http://a.org/x:self"},
      {"an address beside another",
       Kind::webpage,
       {{Scheme::url, Relation::self, "http://a.org/x"}, {Scheme::pmid, Relation::self, "17"}},
       "pmid:17:self"},
      {"another type that ORCID has",
       Kind::report,
       {{.scheme = Scheme::other, .value = "7", .type = "rrid"}},
       "rrid:7:self"},
      {"one that it has not",
       Kind::report,
       {{.scheme = Scheme::other, .value = "7", .type = "shelf"}},
       "other-id:7:self"},
      {"the same twice",
       Kind::report,
       {{Scheme::pmid, Relation::self, "17"}, {Scheme::pmid, Relation::self, "17"}},
       "pmid:17:self"},
      {"blank", Kind::report, {{Scheme::pmid, Relation::self, "  "}}, "", true},
      {"none", Kind::report, {}, "", true},
  };
  for (const IdRow& row : rows) {
    Work work(row.kind);
    for (const Identifier& each : row.ids) work.builder.identifier(each);
    work.write();
    EXPECT_EQ(work.ids(), row.expected) << row.name;
    EXPECT_EQ(work.says(Code::no_self_identifier), row.warned) << row.name;
  }
}

TEST(OrcidWork, ReportsWhatOnlyTheCitationHoldsAsMoved) {
  Work work(Kind::article);
  work.builder.text(Field::title, "T");
  work.builder.text(Field::publisher, "Springer");
  work.builder.names(Field::author, people(work.batch.arena, {"Ada|Byron"}, true));
  work.builder.category({"arxiv", "cs.LG", true});
  work.builder.link({LinkKind::code, "https://a.org/code"});
  work.builder.extra({"profile", "badge", "x"});
  work.write();
  EXPECT_EQ(work.loss("title"), "");
  EXPECT_EQ(work.loss("author"), "");
  EXPECT_EQ(work.loss("author.truncated"), "moved citation");
  EXPECT_EQ(work.loss("category"), "moved citation");
  EXPECT_EQ(work.loss("link:code"), "moved citation");
  EXPECT_EQ(work.loss("extra:profile:badge"), "dropped ");
  const std::string citation = work.text("work:citation-value");
  EXPECT_NE(citation.find("https://a.org/code"), std::string::npos);
  EXPECT_NE(citation.find("cs.LG"), std::string::npos);
  EXPECT_TRUE(citation.ends_with('}'));
}

TEST(OrcidWork, CutsAtAWordAndSaysWhatIsLeft) {
  Work work;
  std::string title;
  while (title.size() < 1500) title += "word ";
  work.builder.text(Field::title, title);
  work.write();
  const std::string written = work.text("common:title");
  EXPECT_TRUE(written.ends_with("word…")) << written.substr(written.size() - 20);
  EXPECT_LE(written.size(), 1002U);
  EXPECT_EQ(work.loss("title"), "truncated " + written);
}

TEST(OrcidLimits, CountCharactersAndKeepClustersWhole) {
  std::string scratch;
  const std::string umlauts = "äöüäöü";
  EXPECT_EQ(orcid::shorten(umlauts, 6, scratch), umlauts);
  EXPECT_EQ(orcid::shorten(umlauts, 5, scratch), "äöüä…");
  EXPECT_EQ(orcid::shorten("e\u0301e\u0301e\u0301", 4, scratch), "e\u0301…");
  EXPECT_EQ(orcid::shorten("one two", 5, scratch), "one…");
  EXPECT_EQ(orcid::shorten("one two", 4, scratch), "one…");
}

TEST(OrcidWork, AlwaysHasATitle) {
  Work chapter(Kind::chapter);
  chapter.builder.text(Field::title, " \n");
  chapter.builder.text(Field::container_title, "The Book");
  chapter.write();
  EXPECT_EQ(chapter.text("common:title"), "The Book");
  EXPECT_EQ(chapter.loss("title"), "altered The Book");
  Work nothing;
  nothing.write();
  EXPECT_EQ(nothing.text("common:title"), "[untitled]");
}

TEST(OrcidWork, WritesPeopleInOrderWithTheirRoles) {
  Work work(Kind::chapter);
  std::vector<Name> authors = {test::person("Ada|Byron"), test::person("|ATLAS Collaboration")};
  authors[0].orcid = "0000-0002-1825-0097";
  authors[1].orcid = "no iD";
  work.builder.names(Field::editor, people(work.batch.arena, {"Ed|Itor"}));
  work.builder.names(Field::author, {.people = work.batch.arena.copy(authors)});
  work.builder.names(Field::illustrator, people(work.batch.arena, {"Il|Lustrator"}));
  work.write();
  std::string shown;
  for (const auto& each : work.document.select_nodes("//work:contributor")) {
    const pugi::xml_node attributes = each.node().child("work:contributor-attributes");
    shown += std::string(each.node().child_value("work:credit-name")) + '|' +
             attributes.child_value("work:contributor-sequence") + '|' +
             attributes.child_value("work:contributor-role") + ';';
  }
  EXPECT_EQ(shown,
            "Ada Byron|first|author;ATLAS Collaboration|additional|author;Ed Itor|additional|editor;"
            "Il Lustrator|additional|;");
  EXPECT_EQ(work.text("common:contributor-orcid/common:uri"), "https://orcid.org/0000-0002-1825-0097");
  EXPECT_EQ(work.count("common:contributor-orcid"), 1U);
  EXPECT_EQ(work.loss("illustrator"), "altered contributor");
}

TEST(OrcidWork, CallsPeopleAuthorsWhereNobodyElseHasARole) {
  Work work(Kind::song);
  work.builder.names(Field::composer, people(work.batch.arena, {"Clara|Schumann"}));
  work.write();
  EXPECT_EQ(work.text("work:contributor-role"), "author");
  EXPECT_EQ(work.loss("composer"), "altered author");
}

TEST(OrcidWork, WritesAnIdWithTwoRelationsOnceAndTellsTheOther) {
  Work work;
  work.builder.identifier({.scheme = Scheme::pmid, .value = "8692918"});
  work.builder.identifier({.scheme = Scheme::pmid, .relation = Relation::version_of, .value = "8692918"});
  work.write();
  EXPECT_EQ(work.count("common:external-id-value"), 1U);
  EXPECT_EQ(work.loss("pmid.relation"), "altered self");
}

TEST(OrcidWork, WarnsOfMoreWorksThanTheApiTakes) {
  const auto writer = orcid::format.writer({});
  Diagnostics diagnostics;
  writer->finish(100, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  writer->finish(101, diagnostics);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].code, Code::too_many_works);
  EXPECT_EQ(diagnostics[0].detail, "101");
}

TEST(OrcidLanguages, AreThoseOfOrcid) {
  EXPECT_EQ(orcid::language_code("en-US"), "en");
  EXPECT_EQ(orcid::language_code("zh-Hant-TW"), "zh_TW");
  EXPECT_EQ(orcid::language_code("zh_TW"), "zh_TW");
  EXPECT_EQ(orcid::language_code("he"), "iw");
  EXPECT_EQ(orcid::language_code("id"), "in");
  EXPECT_EQ(orcid::language_code("english"), "");
  EXPECT_EQ(orcid::language_tag("iw"), "he");
  EXPECT_EQ(orcid::language_tag("de"), "de");
}

TEST(OrcidUris, AreUrisOrNothing) {
  struct Row {
    std::string_view url, expected;
  };
  for (const Row& row :
       {Row{"http://a.org/x?y=1#z", "http://a.org/x?y=1#z"}, Row{"http://a.org/a b", "http://a.org/a%20b"},
        Row{"http://a.org/50%", "http://a.org/50%25"}, Row{"http://a.org/%20", "http://a.org/%20"},
        Row{"http://a.org/<x>[1]{2}", "http://a.org/%3Cx%3E%5B1%5D%7B2%7D"},
        Row{"http://a.org/#a#b", "http://a.org/#a%23b"}, Row{"http://a.org/ä", "http://a.org/ä"},
        Row{"urn:isbn:1", "urn:isbn:1"}, Row{"www.a.org", ""}, Row{"http://", ""}, Row{"http://a.org:port/", ""},
        Row{"1http://a.org", ""}, Row{"", ""}}) {
    EXPECT_EQ(orcid::to_uri(row.url).value_or(""), row.expected) << row.url;
  }
  EXPECT_EQ(orcid::uri_of({.scheme = Scheme::doi, .value = "10.1/a<b>#1?"}), "https://doi.org/10.1/a%3Cb%3E%231%3F");
  EXPECT_EQ(orcid::uri_of({.scheme = Scheme::other, .value = "x"}), std::nullopt);
}

TEST(XmlEmitter, WritesWhatAParserReadsBack) {
  const std::string nasty = "a<b>&\"'\r\n\t]]>\x01\xFFz";
  std::string out;
  xml::Emitter emitter(out, 0);
  emitter.leaf("x", nasty, {{"y", nasty}, {"z", ""}});
  EXPECT_FALSE(emitter.faithful());
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(out.c_str()));
  const std::string clean = "a<b>&\"'\r\n\t]]>\uFFFDz";
  EXPECT_EQ(document.child("x").child_value(), clean);
  EXPECT_EQ(document.child("x").attribute("y").value(), clean);
  EXPECT_FALSE(document.child("x").attribute("z"));
}

/// The schema is not included: its path is in an environment variable, or it is in a folder next to the source tree.
std::string schema_path() {
  if (const char* given = std::getenv("OPCIT_ORCID_SCHEMA")) return given;
  for (const char* beside : {"/../shared", "/../../shared"}) {
    const std::string path = std::string(OPCIT_SOURCE_DIR) + beside + "/cases/orcid/record_3.0/bulk-3.0.xsd";
    if (std::filesystem::exists(path)) return path;
  }
  return {};
}

void add_everything(Batch& batch, Kind kind, std::string_view value) {
  RecordBuilder builder(batch);
  builder.begin({});
  builder.record().key = value;
  builder.record().kind = kind;
  const std::vector<Name> names = {{.family = value, .given = value, .suffix = value, .orcid = value},
                                   {.literal = value},
                                   {.orcid = "0000-0002-1825-0097"},
                                   {}};
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (shape(field) == Shape::text) builder.text(field, value);
    if (shape(field) == Shape::date) builder.date(field, day(2024, 2, 29));
    if (shape(field) == Shape::list) builder.list(field, {value, value});
    if (shape(field) == Shape::names) builder.names(field, {batch.arena.copy(names), true, batch.arena.copy(names)});
  }
  for (std::size_t i = 0; i < scheme_count; ++i) {
    for (const Relation relation : {Relation::self, Relation::part_of, Relation::version_of}) {
      builder.identifier({static_cast<Scheme>(i), relation, value, value, value});
    }
  }
  for (const std::string_view tag :
       {"@put-code", "@visibility", "@display-index", "@path", "created-date", "last-modified-date",
        "source/source-orcid/uri", "source/source-orcid/path", "source/source-name", "title/subtitle",
        "title/translated-title", "country", "title/translated-title@language-code", "citation/citation-type",
        "citation/citation-value", "country@visibility", "funded-by:grant_number", "contributor-role:1"}) {
    builder.extra({"orcid", tag, value});
  }
  builder.finish();
}

TEST(OrcidSchema, HoldsForEveryKindAndHostileValues) {
  const std::string schema = schema_path();
  if (schema.empty()) GTEST_SKIP() << "bulk-3.0.xsd not found; name it with OPCIT_ORCID_SCHEMA";
  if (std::system("xmllint --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "xmllint not found";
  const std::string longest(12000, 'x');
  const auto file = std::filesystem::path(testing::TempDir()) / "opcit-orcid-schema.xml";
  Batch batch;
  for (const std::string_view value :
       {std::string_view("plain"), std::string_view("http://a:b@c:d/[x]?%zz#1#2 \"<>"), std::string_view(" \n\t"),
        std::string_view("\x01\xFF\xEF\xBF\xBF]]>&amp;"), std::string_view("12345"), std::string_view(longest),
        std::string_view("2024-02-29T12:00:00Z"), std::string_view("10.48550/arXiv.2409.13598")}) {
    for (std::size_t i = 0; i < kind_count; ++i) add_everything(batch, static_cast<Kind>(i), value);
  }
  std::ofstream(file) << run_writer(orcid::format, batch.items).text;
  const std::string command = "xmllint --nonet --noout --schema '" + schema + "' '" + file.string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::ofstream(file) << run_writer(orcid::format, {}).text;
  EXPECT_EQ(std::system(command.c_str()), 0) << "no work at all";
}

}  // namespace
}  // namespace opcit
