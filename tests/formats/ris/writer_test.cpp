#include <gtest/gtest.h>

#include "opcit/error.h"
#include "ris/format.h"
#include "support/format_run.h"
#include "support/records.h"

namespace opcit::test {
namespace {

Written write_one(const Record& record, const Options& options = {}) {
  Record copy = record;
  return run_writer(ris::format, {Item{&copy, nullptr}}, options);
}

/// The losses as "field reason" in order.
std::vector<std::string> told(const Written& written) {
  std::vector<std::string> out;
  for (const Loss& each : written.losses) out.push_back(each.field + " " + std::string(spelling(each.reason)));
  return out;
}

struct Maker {
  Batch batch;
  RecordBuilder builder{batch};

  explicit Maker(Kind kind, std::string_view key = "key") {
    builder.begin({});
    builder.record().kind = kind;
    builder.record().key = key;
  }
  const Record& done() { return *builder.finish(); }
};

TEST(RisWriter, WritesAPreprintWithAllItsFacts) {
  Maker maker(Kind::article, "schmude2024prithvi");
  maker.builder.text(Field::title, "Prithvi: A Foundation Model");
  maker.builder.names(Field::author, people(maker.batch.arena, {"Johannes|Schmude", "Sujit|Roy"}));
  maker.builder.date(Field::issued, day(2024, 9, 20));
  maker.builder.text(Field::abstract, "We introduce a model.");
  maker.builder.identifier({.scheme = Scheme::arxiv, .value = "2409.13598", .version = "v2"});
  maker.builder.category({"arxiv", "physics.ao-ph", false});
  maker.builder.category({"arxiv", "cs.LG", true});
  maker.builder.link({.kind = LinkKind::code, .url = "https://github.com/a/b"});
  maker.builder.link({.kind = LinkKind::data});
  maker.builder.link({.kind = LinkKind::pdf, .url = "https://arxiv.org/pdf/2409.13598"});
  const Written written = write_one(maker.done());
  EXPECT_EQ(written.text,
            "TY  - UNPB\r\n"
            "TI  - Prithvi: A Foundation Model\r\n"
            "AU  - Schmude, Johannes\r\n"
            "AU  - Roy, Sujit\r\n"
            "PY  - 2024\r\n"
            "DA  - 2024/09/20/\r\n"
            "DO  - 10.48550/arXiv.2409.13598\r\n"
            "AN  - arXiv:2409.13598v2\r\n"
            "DB  - arXiv\r\n"
            "UR  - https://arxiv.org/abs/2409.13598\r\n"
            "L1  - https://arxiv.org/pdf/2409.13598\r\n"
            "M3  - preprint\r\n"
            "AB  - We introduce a model.\r\n"
            "KW  - cs.LG\r\n"
            "KW  - physics.ao-ph\r\n"
            "N1  - Code: https://github.com/a/b\r\n"
            "N1  - Data available\r\n"
            "ID  - schmude2024prithvi\r\n"
            "ER  - \r\n\r\n");
  EXPECT_TRUE(written.losses.empty()) << told(written).front();
}

TEST(RisWriter, WritesPreprintsAsTheChosenType) {
  Maker maker(Kind::article);
  maker.builder.text(Field::title, "T");
  const Record& record = maker.done();
  for (const std::string_view type : {"UNPB", "GEN", "JOUR", "ELEC", "MANSCPT"}) {
    const Written written = write_one(record, {{"ris-preprint", std::string(type)}});
    EXPECT_EQ(written.text.substr(0, 12), ("TY  - " + std::string(type) + "\r\nTI").substr(0, 12));
    EXPECT_TRUE(written.losses.empty());
  }
  EXPECT_THROW(write_one(record, {{"ris-preprint", "BOOK"}}), UsageError);
}

TEST(RisWriter, WritesOneNameALine) {
  struct Row {
    Name name;
    std::string_view line;
    bool exact;
  };
  const Row rows[] = {
      {{.family = "Schmude", .given = "Johannes"}, "AU  - Schmude, Johannes", true},
      {{.family = "Smith", .given = "John", .suffix = "Jr."}, "AU  - Smith, John, Jr.", true},
      {{.family = "Gogh", .given = "Vincent", .non_dropping_particle = "van"}, "AU  - van Gogh, Vincent", true},
      {{.family = "Plato"}, "AU  - Plato", true},
      {{.literal = "World Health Organization"}, "AU  - World Health Organization,", true},
      {{.literal = "Barnes and Noble, Inc."}, "AU  - Barnes and Noble,, Inc.,", true},
      // The reader takes it for an organisation, so it is written as one. Otherwise, a second name without comma would
      // change both.
      {{.family = "Nguyen Du"}, "AU  - Nguyen Du,", false},
      {{.family = "Noble", .given = "Inc."}, "AU  - Noble,, Inc.,", false},
      {{.literal = "Sons; Daughters"}, "AU  - Sons Daughters,", false},
      {{.literal = "A//B"}, "AU  - A/B,", false},
      {{.family = "Roe", .given = "Jane", .orcid = "0000-0002-1825-0097"}, "AU  - Roe, Jane", false},
  };
  for (const Row& row : rows) {
    Maker maker(Kind::article_journal);
    const std::vector<Name> list = {row.name};
    maker.builder.names(Field::author, Names{.people = maker.batch.arena.copy(list)});
    const Written written = write_one(maker.done());
    EXPECT_NE(written.text.find(std::string(row.line) + "\r\n"), std::string::npos) << written.text;
    EXPECT_EQ(written.losses.empty(), row.exact) << row.line;
  }
}

TEST(RisWriter, TellsWhatAListOfNamesLoses) {
  Maker maker(Kind::article_journal);
  Names names = people(maker.batch.arena, {"A|B"}, true);
  const std::vector<Name> owner = {person("C|D")};
  names.unlisted = maker.batch.arena.copy(owner);
  maker.builder.names(Field::author, names);
  const Written written = write_one(maker.done());
  EXPECT_EQ(written.text, "TY  - JOUR\r\nAU  - B, A\r\nID  - key\r\nER  - \r\n\r\n");
  EXPECT_EQ(told(written), (std::vector<std::string>{"author.truncated dropped", "author.unlisted dropped"}));
}

TEST(RisWriter, WritesDatesOfEveryKind) {
  const auto with = [](Date date, auto change) {
    change(date);
    return date;
  };
  struct Row {
    Date date;
    std::string_view lines;
    bool exact;
  };
  const Row rows[] = {
      {day(2024), "PY  - 2024\r\n", true},
      {day(2024, 9), "PY  - 2024\r\nDA  - 2024/09//\r\n", true},
      {day(476, 9, 4), "PY  - 0476\r\nDA  - 0476/09/04/\r\n", true},
      {with(day(1998), [](Date& d) { d.from.season = 1; }), "PY  - 1998\r\nDA  - 1998///Spring\r\n", true},
      {with(day(1650), [](Date& d) { d.circa = true; }), "PY  - 1650\r\nDA  - 1650///circa\r\n", true},
      {with(day(2019, 9),
            [](Date& d) {
              d.range = true, d.to = {2019, 10, 0, 0, true};
            }),
       "PY  - 2019\r\nDA  - 2019/09//to 2019-10\r\n", true},
      {with(day(2019), [](Date& d) { d.range = true; }), "PY  - 2019\r\n", false},
      {Date{.literal = "forthcoming"}, "PY  - forthcoming\r\n", true},
  };
  for (const Row& row : rows) {
    Maker maker(Kind::article_journal);
    maker.builder.date(Field::issued, row.date);
    const Written written = write_one(maker.done());
    EXPECT_EQ(written.text, "TY  - JOUR\r\n" + std::string(row.lines) + "ID  - key\r\nER  - \r\n\r\n");
    EXPECT_EQ(written.losses.empty(), row.exact) << row.lines;
  }
}

TEST(RisWriter, LetsNoValueLookLikeATag) {
  Maker maker(Kind::article_journal, "a\nER  - ");
  maker.builder.text(Field::title, "One\r\nTY  - BOOK\nER  - \x15 end");
  maker.builder.text(Field::abstract, "First.\n\nSecond.\u2028Third.");
  maker.builder.text(Field::note, "one\ntwo");
  const Written written = write_one(maker.done());
  EXPECT_EQ(written.text,
            "TY  - JOUR\r\nTI  - One TY  - BOOK ER  - end\r\nAB  - First. Second. Third.\r\nN1  - one\r\nN1  - two\r\n"
            "ID  - a ER  -\r\nER  - \r\n\r\n");
  EXPECT_EQ(told(written), (std::vector<std::string>{"title altered", "abstract altered"}));
}

TEST(RisWriter, WritesScriptsAsUnicodeAndTellsTheStyleLostOnce) {
  Maker maker(Kind::article_journal);
  const std::vector<opcit::Run> runs = {
      {1, 1, Style::subscript, {}}, {3, 2, Style::superscript, {}}, {6, 5, Style::italic, {}}};
  maker.builder.text(Field::title, Text{"H2O10 in E. coli", maker.batch.arena.copy(runs)});
  const Written written = write_one(maker.done());
  EXPECT_NE(written.text.find("TI  - H₂O¹⁰ in E. coli\r\n"), std::string::npos) << written.text;
  EXPECT_EQ(told(written), (std::vector<std::string>{"title altered"}));
}

TEST(RisWriter, GivesConferencesBothTitlesAndBothPlaces) {
  Maker maker(Kind::paper_conference);
  maker.builder.text(Field::container_title, "Proceedings of X");
  maker.builder.text(Field::event_title, "Conference X");
  maker.builder.text(Field::publisher_place, "New York");
  maker.builder.text(Field::event_place, "Lyon");
  EXPECT_EQ(write_one(maker.done()).text,
            "TY  - CONF\r\nC3  - Proceedings of X\r\nT2  - Conference X\r\nC1  - New York\r\nCY  - Lyon\r\n"
            "ID  - key\r\nER  - \r\n\r\n");
  Maker alone(Kind::paper_conference);
  alone.builder.text(Field::container_title, "Proceedings of X");
  EXPECT_EQ(write_one(alone.done()).text,
            "TY  - CONF\r\nC3  - Proceedings of X\r\nT2  - Proceedings of X\r\nID  - key\r\nER  - \r\n\r\n");
}

TEST(RisWriter, ReportsWhatItHasNoRoomFor) {
  Maker maker(Kind::broadcast);
  maker.builder.text(Field::title, "T");
  maker.builder.text(Field::printing_number, "3");
  maker.builder.identifier({.scheme = Scheme::other, .value = "x1"});
  maker.builder.extra({"bibtex", "owner", "me"});
  maker.builder.extra({"ris", "U1", "mine"});
  const Written written = write_one(maker.done());
  EXPECT_EQ(written.text, "TY  - MPCT\r\nTI  - T\r\nID  - key\r\nU1  - mine\r\nER  - \r\n\r\n");
  EXPECT_EQ(told(written), (std::vector<std::string>{"type altered", "printing-number dropped", "other-id dropped",
                                                     "extra:bibtex:owner dropped"}));
}

TEST(RisWriter, LeavesNoLastPageBehindAnotherFirstOne) {
  Maker maker(Kind::article_journal);
  maker.builder.text(Field::page, "101");
  maker.builder.extra({"ris", "EP", "110"});
  const Written written = write_one(maker.done());
  EXPECT_EQ(written.text, "TY  - JOUR\r\nSP  - 101\r\nID  - key\r\nER  - \r\n\r\n");
  EXPECT_EQ(told(written), std::vector<std::string>{"extra:ris:EP dropped"});
  Maker range(Kind::article_journal);
  range.builder.text(Field::page, "101-105");
  range.builder.extra({"ris", "EP", "110"});
  EXPECT_EQ(write_one(range.done()).text,
            "TY  - JOUR\r\nSP  - 101\r\nEP  - 105\r\nID  - key\r\nEP  - 110\r\nER  - \r\n\r\n");
}

TEST(RisWriter, KeepsTheTypeThatTheRecordCameWith) {
  Maker maker(Kind::article_journal);
  maker.builder.record().kind_as_written = "EJOUR";
  EXPECT_EQ(write_one(maker.done()).text, "TY  - EJOUR\r\nID  - key\r\nER  - \r\n\r\n");
  Maker changed(Kind::book);
  changed.builder.record().kind_as_written = "EJOUR";
  EXPECT_EQ(write_one(changed.done()).text, "TY  - BOOK\r\nID  - key\r\nER  - \r\n\r\n");
}

TEST(RisWriter, WritesKeywordsAsTheyAreReadBack) {
  struct Row {
    std::vector<std::string_view> keywords;
    std::string_view lines;
    std::vector<std::string> told;
  };
  const Row rows[] = {
      {{"waves", "a, b"}, "KW  - waves\r\nKW  - a, b\r\n", {}},
      {{"waves", "a; b"}, "KW  - waves\r\nKW  - a\r\nKW  - b\r\n", {"keyword altered"}},
      {{"a, b"}, "KW  - a\r\nKW  - b\r\n", {"keyword altered"}},
      {{"waves", "cs.LG"}, "KW  - cs.LG\r\nKW  - waves\r\n", {"keyword moved"}},
  };
  for (const Row& row : rows) {
    Maker maker(Kind::article_journal);
    maker.builder.list(Field::keyword, row.keywords, {});
    const Written written = write_one(maker.done());
    EXPECT_EQ(written.text, "TY  - JOUR\r\n" + std::string(row.lines) + "ID  - key\r\nER  - \r\n\r\n");
    EXPECT_EQ(told(written), row.told) << row.lines;
  }
}

TEST(RisWriter, TellsTheRelationsThatAnIssnLoses) {
  Maker maker(Kind::article_journal);
  maker.builder.identifier({.scheme = Scheme::issn, .relation = Relation::part_of, .value = "0028-0836"});
  maker.builder.identifier({.scheme = Scheme::issn, .value = "2041-172X"});
  maker.builder.identifier({.scheme = Scheme::issn, .relation = Relation::version_of, .value = "0028-0836"});
  const Written written = write_one(maker.done());
  EXPECT_EQ(written.text, "TY  - JOUR\r\nSN  - 0028-0836\r\nSN  - 2041-172X\r\nID  - key\r\nER  - \r\n\r\n");
  EXPECT_EQ(told(written), (std::vector<std::string>{"issn.relation dropped", "issn dropped"}));
}

TEST(RisWriter, TellsWhichPeopleItPutsTogether) {
  Maker maker(Kind::motion_picture);
  maker.builder.names(Field::director, people(maker.batch.arena, {"A|B"}));
  maker.builder.names(Field::author, people(maker.batch.arena, {"C|D"}));
  const Written written = write_one(maker.done());
  EXPECT_EQ(written.text, "TY  - MPCT\r\nAU  - B, A\r\nAU  - D, C\r\nID  - key\r\nER  - \r\n\r\n");
  EXPECT_EQ(told(written), (std::vector<std::string>{"author altered", "director altered"}));
}

TEST(RisWriter, WritesAShortTitleAloneAsTheTitleThatItIsReadAs) {
  Maker maker(Kind::article_journal);
  maker.builder.text(Field::title_short, "Short");
  const Written written = write_one(maker.done());
  EXPECT_EQ(written.text, "TY  - JOUR\r\nTI  - Short\r\nID  - key\r\nER  - \r\n\r\n");
  EXPECT_EQ(told(written), (std::vector<std::string>{"title-short moved"}));
}

TEST(RisWriter, WritesAnAbbreviationAloneAsTheTitleThatItIsReadAs) {
  Maker maker(Kind::article_journal);
  maker.builder.text(Field::container_title_short, "J. X");
  EXPECT_EQ(write_one(maker.done()).text, "TY  - JOUR\r\nT2  - J. X\r\nJ2  - J. X\r\nID  - key\r\nER  - \r\n\r\n");
}

TEST(RisWriter, GivesPagesOfABookBothEnds) {
  Maker maker(Kind::book);
  maker.builder.text(Field::page, "12");
  EXPECT_EQ(write_one(maker.done()).text, "TY  - BOOK\r\nSP  - 12\r\nEP  - 12\r\nID  - key\r\nER  - \r\n\r\n");
}

}  // namespace
}  // namespace opcit::test
