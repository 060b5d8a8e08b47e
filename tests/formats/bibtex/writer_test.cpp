#include <gtest/gtest.h>

#include "bibtex/format.h"
#include "bibtex/tables/type_table.h"
#include "opcit/builder.h"
#include "opcit/diagnostic_codes.h"
#include "support/format_run.h"
#include "support/records.h"

namespace opcit::bibtex {
namespace {

using test::people;
using test::Written;

/// One record under construction, and the output of both writers for it.
class EntryTest : public testing::Test {
 protected:
  EntryTest() { begin(Kind::article); }

  void begin(Kind kind) {
    batch_.reset();
    builder_.begin({});
    builder_.record().key = "key";
    builder_.record().kind = kind;
  }
  Written write(const Format& format, const Options& options = {}) {
    if (batch_.items.empty()) builder_.finish();
    return test::run_writer(format, batch_.items, options);
  }
  std::string bibtex(const Options& options = {}) { return write(bibtex::bibtex_format, options).text; }
  std::string biblatex(const Options& options = {}) { return write(bibtex::biblatex_format, options).text; }

  Batch batch_;
  RecordBuilder builder_{batch_};
};

std::string line_of(const std::string& entry, const std::string& field) {
  const std::size_t at = entry.find("\n  " + field + " ");
  if (at == std::string::npos) return {};
  const std::size_t value = entry.find("= ", at) + 2;
  return entry.substr(value, entry.find('\n', value) - value - 1);
}

std::string losses_of(const Written& written) {
  std::string out;
  for (const Loss& loss : written.losses) out += loss.field + ":" + std::string(spelling(loss.reason)) + " ";
  return out;
}

TEST_F(EntryTest, PreprintInBothDialects) {
  builder_.record().key = "schmude2024prithvi";
  builder_.names(Field::author, people(batch_.arena, {"Johannes|Schmude", "Sujit|Roy"}, true));
  builder_.text(Field::title, "mSAM: Micro-Batch-Averaged Sharpness");
  builder_.date(Field::issued, test::day(2024, 9, 20));
  builder_.text(Field::abstract, "We show 7% & more.");
  builder_.identifier({.scheme = Scheme::arxiv, .value = "2409.13598", .version = "v2"});
  builder_.category({.scheme = "arxiv", .term = "cs.LG", .primary = true});
  builder_.category({.scheme = "arxiv", .term = "stat.ML"});
  builder_.link({.kind = LinkKind::code});
  builder_.link({.kind = LinkKind::page, .url = "https://example.org/x"});
  EXPECT_EQ(bibtex(),
            "@misc{schmude2024prithvi,\n"
            "  author        = {Johannes Schmude and Sujit Roy and others},\n"
            "  title         = {{mSAM}: Micro-Batch-Averaged Sharpness},\n"
            "  day           = {20},\n"
            "  month         = sep,\n"
            "  year          = {2024},\n"
            "  eprint        = {2409.13598},\n"
            "  archivePrefix = {arXiv},\n"
            "  eprinttype    = {arxiv},\n"
            "  primaryClass  = {cs.LG},\n"
            "  categories    = {stat.ML},\n"
            "  doi           = {10.48550/arXiv.2409.13598},\n"
            "  abstract      = {We show 7\\% \\& more.},\n"
            "  code          = {available},\n"
            "  page          = {https://example.org/x},\n"
            "}\n");
  EXPECT_EQ(biblatex(),
            "@online{schmude2024prithvi,\n"
            "  author        = {Johannes Schmude and Sujit Roy and others},\n"
            "  title         = {{mSAM}: Micro-Batch-Averaged Sharpness},\n"
            "  date          = {2024-09-20},\n"
            "  eprint        = {2409.13598},\n"
            "  eprinttype    = {arxiv},\n"
            "  eprintclass   = {cs.LG},\n"
            "  categories    = {stat.ML},\n"
            "  doi           = {10.48550/arXiv.2409.13598},\n"
            "  abstract      = {We show 7\\% \\& more.},\n"
            "  code          = {available},\n"
            "  page          = {https://example.org/x},\n"
            "}\n");
  EXPECT_EQ(losses_of(write(bibtex::bibtex_format)), "arxiv.version:dropped ");
}

TEST_F(EntryTest, TheJournalsDoiStandsBesideThePreprintsOwn) {
  builder_.identifier({.scheme = Scheme::arxiv, .value = "2409.13598"});
  builder_.identifier({.scheme = Scheme::doi, .relation = Relation::version_of, .value = "10.1000/j.7"});
  const Written written = write(bibtex::bibtex_format);
  EXPECT_EQ(line_of(written.text, "doi"), "{10.48550/arXiv.2409.13598}");
  EXPECT_EQ(line_of(written.text, "journaldoi"), "{10.1000/j.7}");
  EXPECT_EQ(losses_of(written), "");
  const test::Read read = test::run_reader(bibtex::bibtex_format, written.text);
  const Identifier* doi = read.record(0).identifier(Scheme::doi, Relation::version_of);
  ASSERT_NE(doi, nullptr);
  EXPECT_EQ(doi->value, "10.1000/j.7");
}

TEST_F(EntryTest, APreprintWithNothingOfArxivSaysSo) {
  builder_.text(Field::title, "Title");
  EXPECT_EQ(line_of(bibtex(), "entrysubtype"), "{preprint}");
}

TEST_F(EntryTest, UnlistedOwnerAndInferredYearAreReported) {
  Names names = people(batch_.arena, {"Ann|Author"}, true);
  names.unlisted = people(batch_.arena, {"Aman|Gupta"}).people;
  builder_.names(Field::author, names);
  Date date = test::day(2026, 1, 15);
  date.year_inferred = true;
  builder_.date(Field::issued, date);
  EXPECT_EQ(losses_of(write(bibtex::bibtex_format)), "author.unlisted:dropped issued.year-inferred:dropped ");
}

TEST_F(EntryTest, WhatHasNoFieldIsReported) {
  builder_.text(Field::archive_place, "Rome");
  builder_.extra({.format = "ris", .tag = "C1", .value = "x"});
  EXPECT_EQ(losses_of(write(bibtex::biblatex_format)), "archive-place:dropped extra:ris:C1:dropped ");
}

TEST_F(EntryTest, NumbersMeanWhatTheTypeMakesOfThem) {
  struct Row {
    Kind kind;
    Field field;
    std::string_view type;
  };
  for (const Row& row :
       {Row{Kind::article_journal, Field::issue, "@article{"}, Row{Kind::book, Field::collection_number, "@book{"},
        Row{Kind::report, Field::number, "@report{"}}) {
    begin(row.kind);
    builder_.text(row.field, "7");
    const std::string entry = biblatex();
    EXPECT_TRUE(entry.starts_with(row.type)) << entry;
    EXPECT_EQ(line_of(entry, "number"), "{7}") << entry;
  }
}

TEST_F(EntryTest, ThesesNameTheirKind) {
  struct Row {
    std::string_view genre;
    std::string_view bibtex_type;
    std::string_view bibtex_line;
    std::string_view biblatex_line;
  };
  for (const Row& row : {Row{"PhD thesis", "@phdthesis{", "", "{phdthesis}"},
                         Row{"Master’s thesis", "@mastersthesis{", "", "{mathesis}"},
                         Row{"Diplomarbeit", "@mastersthesis{", "{Diplomarbeit}", "{Diplomarbeit}"},
                         Row{"", "@phdthesis{", "{Thesis}", ""}}) {
    begin(Kind::thesis);
    builder_.text(Field::genre, row.genre);
    builder_.text(Field::publisher, "ETH");
    const std::string entry = bibtex();
    EXPECT_TRUE(entry.starts_with(row.bibtex_type)) << entry;
    EXPECT_EQ(line_of(entry, "type"), row.bibtex_line);
    EXPECT_EQ(line_of(entry, "school"), "{ETH}");
    EXPECT_EQ(line_of(biblatex(), "type"), row.biblatex_line);
    EXPECT_EQ(line_of(biblatex(), "institution"), "{ETH}");
  }
}

struct DateRow {
  Date date;
  std::string_view day, month, year, edtf;
};

TEST_F(EntryTest, Dates) {
  const DatePoint feb_3 = {2020, 2, 3, 0, true};
  const DatePoint feb_9 = {2020, 2, 9, 0, true};
  const DatePoint mar_1 = {2021, 3, 1, 0, true};
  const DatePoint in_2019 = {2019, 0, 0, 0, true};
  const DatePoint spring = {2020, 0, 0, 1, true};
  for (const DateRow& row : {
           DateRow{{.from = in_2019}, "", "", "{2019}", "{2019}"},
           DateRow{{.from = feb_3}, "{3}", "feb", "{2020}", "{2020-02-03}"},
           DateRow{{.from = feb_3, .to = feb_9, .range = true}, "{3--9}", "feb", "{2020}", "{2020-02-03/2020-02-09}"},
           DateRow{{.from = feb_3, .to = mar_1, .range = true},
                   "{3--1}",
                   "feb # \"--\" # mar",
                   "{2020--2021}",
                   "{2020-02-03/2021-03-01}"},
           DateRow{{.from = in_2019, .to = {}, .range = true}, "", "", "{2019--}", "{2019/}"},
           DateRow{{.from = spring}, "", "{Spring}", "{2020}", "{2020-21}"},
           DateRow{{.from = in_2019, .circa = true}, "", "", "{c. 2019}", "{2019~}"},
           DateRow{{.from = in_2019, .uncertain = true}, "", "", "{2019?}", "{2019?}"},
       }) {
    begin(Kind::article);
    builder_.date(Field::issued, row.date);
    const std::string entry = bibtex();
    EXPECT_EQ(line_of(entry, "day"), row.day);
    EXPECT_EQ(line_of(entry, "month"), row.month);
    EXPECT_EQ(line_of(entry, "year"), row.year);
    EXPECT_EQ(line_of(biblatex(), "date"), row.edtf);
  }
}

TEST_F(EntryTest, AWordInPlaceOfADate) {
  builder_.date(Field::issued, {.literal = "forthcoming"});
  EXPECT_EQ(line_of(bibtex(), "year"), "{forthcoming}");
  EXPECT_EQ(line_of(biblatex(), "year"), "{forthcoming}");
}

TEST_F(EntryTest, ADateThatThreeFieldsCannotHoldIsReported) {
  builder_.date(Field::issued, {.from = {2020, 0, 0, 0, true}, .to = {2021, 3, 0, 0, true}, .range = true});
  const Written written = write(bibtex::bibtex_format);
  EXPECT_EQ(line_of(written.text, "year"), "{2020--2021}");
  EXPECT_EQ(losses_of(written), "issued:altered ");
}

TEST_F(EntryTest, NamesAreWrittenSoThatAllReadersSplitThemAlike) {
  struct Row {
    Name name;
    std::string_view written;
  };
  for (const Row& row : {
           Row{{.family = "Schmude", .given = "Johannes"}, "{Johannes Schmude}"},
           Row{{.family = "Schmude", .given = "J."}, "{J. Schmude}"},
           Row{{.family = "Schmude", .given = "Johannes B"}, "{Schmude, Johannes B}"},
           Row{{.family = "García López", .given = "Ana"}, "{García López, Ana}"},
           Row{{.family = "Gogh", .given = "Vincent", .non_dropping_particle = "van"}, "{Vincent van Gogh}"},
           Row{{.family = "King", .given = "Martin", .suffix = "Jr."}, "{King, Jr., Martin}"},
           Row{{.literal = "Barnes and Noble"}, "{{Barnes and Noble}}"},
           Row{{.family = "Al", .given = "Et"}, "{Al, Et}"},
           Row{{.family = "More", .given = "Thomas"}, "{Thomas More}"},
           Row{{.literal = "Plato, the Comic"}, "{{Plato, the Comic}}"},
       }) {
    begin(Kind::article);
    builder_.names(Field::author, {.people = batch_.arena.copy(std::vector<Name>{row.name})});
    EXPECT_EQ(line_of(bibtex(), "author"), row.written);
  }
}

TEST_F(EntryTest, OneNameThatNeedsTheCommaTurnsTheWholeList) {
  builder_.names(Field::author, people(batch_.arena, {"Ann|Author", "Qing Q|Song"}));
  EXPECT_EQ(line_of(bibtex(), "author"), "{Author, Ann and Song, Qing Q}");
}

TEST_F(EntryTest, ParticlesInBiblatex) {
  const std::vector<Name> keeps = {{.family = "Gogh", .given = "Vincent", .non_dropping_particle = "van"}};
  builder_.names(Field::author, {.people = batch_.arena.copy(keeps)});
  EXPECT_EQ(line_of(biblatex(), "options"), "{useprefix=true}");
  EXPECT_EQ(line_of(bibtex(), "options"), "");
  begin(Kind::book);
  const std::vector<Name> drops = {{.family = "Musset", .given = "Alfred", .dropping_particle = "de"}};
  builder_.names(Field::author, {.people = batch_.arena.copy(drops)});
  EXPECT_EQ(line_of(biblatex(), "options"), "");
  EXPECT_EQ(losses_of(write(bibtex::biblatex_format)), "");
  EXPECT_EQ(losses_of(write(bibtex::bibtex_format)), "author:altered ");
}

TEST_F(EntryTest, RolesWithoutAFieldTakeTheSlots) {
  builder_.names(Field::compiler, people(batch_.arena, {"Ann|Author"}));
  builder_.names(Field::illustrator, people(batch_.arena, {"Ida|Ink"}));
  const std::string entry = biblatex();
  EXPECT_EQ(line_of(entry, "editora"), "{Ann Author}");
  EXPECT_EQ(line_of(entry, "editoratype"), "{compiler}");
  EXPECT_EQ(line_of(entry, "namea"), "{Ida Ink}");
  EXPECT_EQ(line_of(entry, "nameatype"), "{illustrator}");
}

TEST_F(EntryTest, IdentifiersOfPeople) {
  std::vector<Name> authors = {{.family = "A", .given = "Ann"}, {.family = "B", .given = "Bob"}};
  authors[1].orcid = "0000-0002-1825-0097";
  builder_.names(Field::author, {.people = batch_.arena.copy(authors)});
  EXPECT_EQ(line_of(biblatex(), "author+an:orcid"), "{2=\"0000-0002-1825-0097\"}");
}

TEST_F(EntryTest, ListsInBiblatex) {
  begin(Kind::book);
  builder_.text(Field::publisher, "Routledge and Kegan Paul; Springer");
  builder_.list(Field::keyword, {"one", "two, with comma"});
  EXPECT_EQ(line_of(biblatex(), "publisher"), "{{Routledge and Kegan Paul} and Springer}");
  EXPECT_EQ(line_of(bibtex(), "publisher"), "{Routledge and Kegan Paul; Springer}");
  EXPECT_EQ(line_of(bibtex(), "keywords"), "{one, {two, with comma}}");
}

TEST_F(EntryTest, Pages) {
  struct Row {
    std::string_view hub, written;
  };
  for (const Row& row :
       {Row{"27-35", "{27--35}"}, Row{"27–35, 40", "{27--35, 40}"}, Row{"S1-A", "{S1-A}"}, Row{"e1234", "{e1234}"}}) {
    begin(Kind::article_journal);
    builder_.text(Field::page, row.hub);
    EXPECT_EQ(line_of(bibtex(), "pages"), row.written);
  }
}

TEST_F(EntryTest, LanguagesByTheirNamesInBiblatex) {
  builder_.text(Field::language, "de-DE");
  EXPECT_EQ(line_of(biblatex(), "langid"), "{german}");
  EXPECT_EQ(line_of(bibtex(), "language"), "{de-DE}");
  begin(Kind::book);
  builder_.text(Field::language, "tlh");
  EXPECT_EQ(line_of(biblatex(), "language"), "{tlh}");
}

TEST_F(EntryTest, EveryKindHasATypeOfItsDialect) {
  for (std::size_t i = 0; i < kind_count; ++i) {
    const Kind kind = static_cast<Kind>(i);
    begin(kind);
    for (const Dialect dialect : {Dialect::bibtex, Dialect::biblatex}) {
      const std::string entry = dialect == Dialect::bibtex ? bibtex() : biblatex();
      const std::string type = entry.substr(1, entry.find('{') - 1);
      EXPECT_TRUE(is_known_type(type, dialect)) << type;
      const std::string subtype = line_of(entry, "entrysubtype");
      const std::string bare = subtype.empty() ? "" : subtype.substr(1, subtype.size() - 2);
      EXPECT_EQ(kind_of(type, bare), kind) << entry;
    }
  }
}

TEST_F(EntryTest, KeysThatTheDialectCannotHold) {
  struct Row {
    std::string_view key;
    std::string_view begins;
  };
  for (const Row& row : {Row{"smith 2020", "@misc{smith-2020-"}, Row{"a{b}%", "@misc{a-b-"}, Row{"", "@misc{"}}) {
    begin(Kind::document);
    builder_.record().key = row.key;
    const Written written = write(bibtex::bibtex_format);
    EXPECT_TRUE(written.text.starts_with(row.begins)) << written.text;
    ASSERT_EQ(written.diagnostics.size(), 1U);
    EXPECT_EQ(written.diagnostics[0].code, Code::key_changed);
  }
  for (const std::string_view key : {"Müller2020", "Пётр2020", "陳2020", "S0140-6736(20)1", "o'neill=1"}) {
    begin(Kind::document);
    builder_.record().key = key;
    const Written written = write(bibtex::bibtex_format);
    EXPECT_TRUE(written.text.starts_with("@misc{" + std::string(key) + ",")) << written.text;
    EXPECT_TRUE(written.diagnostics.empty()) << key;
  }
  begin(Kind::document);
  builder_.record().key = "o'neill=1";
  EXPECT_TRUE(biblatex().starts_with("@misc{o-neill-1-"));
  begin(Kind::document);
  builder_.record().key = "Müller:2020/a";
  EXPECT_TRUE(biblatex().starts_with("@misc{Müller:2020/a,"));
}

TEST_F(EntryTest, KeysThatDifferInBadCharactersOnlyStayApart) {
  std::vector<std::string> keys;
  for (const std::string_view key : {"a b", "a,b", "a#b"}) {
    begin(Kind::document);
    builder_.record().key = key;
    keys.push_back(bibtex());
  }
  EXPECT_NE(keys[0], keys[1]);
  EXPECT_NE(keys[1], keys[2]);
}

TEST_F(EntryTest, ExtrasOfTheFamilyGoBack) {
  begin(Kind::book);
  builder_.text(Field::note, "Note");
  builder_.extra({.format = "biblatex", .tag = "usera", .value = "{\\'e}"});
  builder_.extra({.format = "bibtex", .tag = "note", .value = "a second one"});
  builder_.extra({.format = "bibtex", .tag = "broken", .value = "un}balanced"});
  builder_.extra({.format = "bibtex", .tag = "bad name", .value = "x"});
  const Written written = write(bibtex::bibtex_format);
  EXPECT_EQ(line_of(written.text, "usera"), "{{\\'e}}");
  EXPECT_EQ(line_of(written.text, "note"), "{Note}");
  EXPECT_EQ(losses_of(written), "extra:bibtex:broken:altered extra:bibtex:note:dropped extra:bibtex:bad name:dropped ");
}

TEST_F(EntryTest, ParagraphsAndAffiliationsComeBack) {
  Names names = people(batch_.arena, {"Ada|Lovelace", "Alan|Turing"});
  std::vector<Name> list(names.people.begin(), names.people.end());
  list[1].affiliations = batch_.arena.copy(std::vector<std::string_view>{"MIT", "CERN, Geneva"});
  names.people = batch_.arena.copy(list);
  builder_.names(Field::author, names);
  builder_.text(Field::abstract, "First.\nSecond,  wide.\n\nThird.");
  const Written written = write(bibtex::bibtex_format);
  EXPECT_NE(written.text.find("{First.\n\nSecond, wide.\n\n\nThird.}"), std::string::npos) << written.text;
  EXPECT_EQ(line_of(written.text, "author+an:affiliation"), "{2=\"MIT\",\"CERN, Geneva\"}");
  const test::Read read = test::run_reader(bibtex::bibtex_format, written.text);
  EXPECT_EQ(read.record(0).text(Field::abstract)->plain, "First.\nSecond, wide.\n\nThird.");
  const Name& second = read.record(0).names(Field::author)->people[1];
  ASSERT_EQ(second.affiliations.size(), 2U);
  EXPECT_EQ(second.affiliations[1], "CERN, Geneva");
  ASSERT_FALSE(written.losses.empty());
  EXPECT_EQ(written.losses.back().field, "abstract");
  EXPECT_EQ(written.losses.back().to, "First.\nSecond, wide.\n\nThird.");
}

TEST_F(EntryTest, AddressesKeepTheEntryWhole) {
  begin(Kind::webpage);
  builder_.identifier({.scheme = Scheme::url, .value = "https://example.org/a}b_c%20d"});
  EXPECT_EQ(line_of(biblatex(), "url"), "{https://example.org/a%7Db_c%20d}");
  begin(Kind::webpage);
  builder_.identifier({.scheme = Scheme::url, .value = "https://example.org/{x}ü"});
  EXPECT_EQ(line_of(biblatex(), "url"), "{https://example.org/{x}ü}");
  EXPECT_EQ(line_of(biblatex({{"ascii", "true"}}), "url"), "{https://example.org/{x}%C3%BC}");
}

TEST_F(EntryTest, MultivolumeWorks) {
  begin(Kind::book);
  builder_.text(Field::title, "Collected Works");
  builder_.text(Field::volume_title, "Biographia");
  EXPECT_EQ(line_of(biblatex(), "maintitle"), "{Collected Works}");
  EXPECT_EQ(line_of(biblatex(), "title"), "{Biographia}");
  EXPECT_EQ(losses_of(write(bibtex::bibtex_format)), "volume-title:dropped ");
}

TEST_F(EntryTest, WhatWasInheritedStaysWithTheParent) {
  begin(Kind::chapter);
  builder_.text(Field::title, "Part");
  builder_.extra({.format = "bibtex", .tag = "crossref", .value = "book"});
  builder_.finish();
  auto inherited = batch_.arena.copy(
      std::vector<FieldValue>{{.field = Field::container_title, .value = Text{"Whole", {}}, .inherited = true}});
  batch_.items[0].record->fields = inherited;
  const Written written = write(bibtex::bibtex_format);
  EXPECT_EQ(written.text, "@incollection{key,\n  crossref      = {book},\n}\n");
  EXPECT_TRUE(written.losses.empty());
}

TEST_F(EntryTest, ABlankThatIsLeftOutTakesItsStyleWithIt) {
  const std::vector<opcit::Run> runs = {{0, 2, Style::bold, {}}, {2, 1, Style::italic, {}}};
  builder_.text(Field::publisher, Text{"a  b", batch_.arena.copy(runs)});
  EXPECT_EQ(line_of(bibtex(), "publisher"), "{\\textbf{a }b}");
}

TEST(BibtexDocuments, WhatStandsBetweenEntries) {
  Batch batch;
  add_document_item(batch, DocumentKind::string_macro, "@string{a = {b}}", {}, {});
  add_document_item(batch, DocumentKind::free_text, "% free", {}, {});
  add_document_item(batch, DocumentKind::free_text, "from mail@example.org", {}, {});
  add_document_item(batch, DocumentKind::header, "", {{.format = "profile", .tag = "name", .value = "Ann"}}, {});
  const Written written = test::run_writer(bibtex::bibtex_format, batch.items);
  EXPECT_EQ(written.text, "@string{a = {b}}\n\n% free\n");
  EXPECT_EQ(losses_of(written), "document:dropped extra:profile:name:dropped ");
}

TEST(BibtexDocuments, NoTextIsTakenForAnEncoding) {
  Batch batch;
  constexpr std::string_view zeros("a\0b\0c\0", 6);
  add_document_item(batch, DocumentKind::free_text, "\uFEFF \uFEFFfirst\uFEFF", {}, {});
  add_document_item(batch, DocumentKind::free_text, zeros, {}, {});
  add_document_item(batch, DocumentKind::free_text, "\uFEFF", {}, {});
  add_document_item(batch, DocumentKind::free_text, "a\n\uFEFF\n\uFEFFb", {}, {});
  const Written written = test::run_writer(bibtex::bibtex_format, batch.items);
  EXPECT_EQ(written.text, "first\uFEFF\n\nabc\n\na\nb\n");
  EXPECT_EQ(losses_of(written), "document:altered document:altered document:dropped document:altered ");
}

}  // namespace
}  // namespace opcit::bibtex
