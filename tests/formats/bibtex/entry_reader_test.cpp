#include <gtest/gtest.h>

#include <algorithm>

#include "bibtex/format.h"
#include "model/dates/date.h"
#include "opcit/diagnostic_codes.h"
#include "support/format_run.h"

namespace opcit::bibtex {
namespace {

using test::Read;
using test::run_reader;

Read read(std::string_view bib, const Format& format = bibtex::bibtex_format) { return run_reader(format, bib); }

std::string entry(std::string_view type, std::string_view fields) {
  return "@" + std::string(type) + "{key, " + std::string(fields) + "}\n";
}

const Record& first_record(const Read& read) {
  for (const Item& item : read.items) {
    if (item.record != nullptr) return *item.record;
  }
  static const Record none;
  ADD_FAILURE() << "no record";
  return none;
}

std::string text_of(const Record& record, Field field) {
  const Text* text = record.text(field);
  return text == nullptr ? "" : std::string(text->plain);
}

std::string name_of(const Name& name) {
  std::string out;
  for (const std::string_view part :
       {name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix, name.literal}) {
    out += out.empty() || part.empty() ? "" : "|";
    out += part;
  }
  return out;
}

std::string names_of(const Record& record, Field field) {
  const Names* names = record.names(field);
  std::string out;
  if (names == nullptr) return out;
  for (const Name& name : names->people) out += (out.empty() ? "" : "; ") + name_of(name);
  return names->truncated ? out + "; ..." : out;
}

std::string id_of(const Record& record, Scheme scheme) {
  const Identifier* id = record.identifier(scheme);
  return id == nullptr ? "" : std::string(id->value) + std::string(id->version);
}

TEST(BibtexValues, AControlSpaceAtTheEndIsNoBackslash) {
  const test::Read read = test::run_reader(bibtex::bibtex_format, "@book{b, publisher = {x\\ }, series = {y\\\\ }}");
  EXPECT_EQ(read.record(0).text(Field::publisher)->plain, "x ");
  EXPECT_EQ(read.record(0).text(Field::collection_title)->plain.find('\\'), std::string_view::npos);
}

TEST(BibtexEntryReader, KindsOfTypes) {
  struct Row {
    std::string_view type, fields;
    Kind kind;
  };
  for (const Row& row : {
           Row{"ARTICLE", "title={T}", Kind::article_journal},
           Row{"article", "entrysubtype={newspaper}", Kind::article_newspaper},
           Row{"mvcollection", "title={T}", Kind::book},
           Row{"inbook", "title={T}", Kind::chapter},
           Row{"conference", "title={T}", Kind::paper_conference},
           Row{"misc", "title={T}", Kind::document},
           Row{"misc", "eprint={2409.13598}, archivePrefix={arXiv}", Kind::article},
           Row{"online", "eprint={2409.13598}, eprinttype={arxiv}", Kind::article},
           Row{"article", "journal={J}, eprint={2409.13598}, eprinttype={arxiv}", Kind::article_journal},
           Row{"unpublished", "title={T}", Kind::manuscript},
           Row{"unpublished", "eventtitle={E}", Kind::speech},
           Row{"misc", "entrysubtype={musical_score}", Kind::musical_score},
           Row{"nonsense", "title={T}", Kind::document},
       }) {
    const Read result = read(entry(row.type, row.fields));
    EXPECT_EQ(first_record(result).kind, row.kind) << row.type << " " << row.fields;
  }
}

TEST(BibtexEntryReader, DatesInAllSpellings) {
  struct Row {
    std::string_view fields, edtf;
  };
  for (const Row& row : {
           Row{"year=2024", "2024"},
           Row{"year={2024}, month=sep", "2024-09"},
           Row{"year={2024}, month={September}, day={20}", "2024-09-20"},
           Row{"year={2024}, month=\"20~\" # sep", "2024-09-20"},
           Row{"year={2024}, month={Sep. 20}", "2024-09-20"},
           Row{"year={2024}, month={9}", "2024-09"},
           Row{"year={2024}, month=jan # \"/\" # feb", "2024-01/2024-02"},
           Row{"year={2024}, month={Jan.--Feb.}", "2024-01/2024-02"},
           Row{"year={2024}, month={1--3 July}", "2024-07-01/2024-07-03"},
           Row{"year={2024}, month=jul, day={1--3}", "2024-07-01/2024-07-03"},
           Row{"year={2020--2021}, month=dec # \"--\" # jan, day={30--2}", "2020-12-30/2021-01-02"},
           Row{"year={2024}, month={Spring}", "2024-21"},
           Row{"year={2024}, month={31 February}", "2024-02"},
           Row{"year={2020/2021}", "2020/2021"},
           Row{"year={2020--21}", "2020/2021"},
           Row{"year={2019--}", "2019/.."},
           Row{"year={c. 1990}", "1990~"},
           Row{"year={c.~1990}", "1990~"},
           Row{"year={[1990?]}", "1990?"},
           Row{"date={1990?~}", "1990%"},
           Row{"date={y-17000}", "Y-17000"},
           Row{"year={-0043}", "-0043"},
           Row{"year={2013-07-29}", "2013-07-29"},
           Row{"date={2013-07-29}, year={1999}", "2013-07-29"},
           Row{"date={2004-22}", "2004-22"},
           Row{"date={2004/}", "2004/.."},
           Row{"date={2004/open}", "2004/.."},
           Row{"date={-0343~/-0340}", "-0343~/-0340~"},
           Row{"date={199X}", "1990/1999"},
           Row{"year={forthcoming}", "forthcoming"},
       }) {
    const Read result = read(entry("book", row.fields));
    const Date* date = first_record(result).date(Field::issued);
    ASSERT_NE(date, nullptr) << row.fields;
    EXPECT_EQ(to_edtf(*date), row.edtf) << row.fields;
  }
}

TEST(BibtexEntryReader, AMonthThatIsNoneIsKept) {
  const Read result = read(entry("book", "year={2024}, month={Brumaire}"));
  const Record& record = first_record(result);
  EXPECT_EQ(to_edtf(*record.date(Field::issued)), "2024");
  ASSERT_EQ(record.extra.size(), 1U);
  EXPECT_EQ(record.extra[0].tag, "month");
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics[0].code, Code::bad_date);
}

TEST(BibtexEntryReader, ArxivInAllDialects) {
  struct Row {
    std::string_view type, fields, id;
  };
  for (const Row& row : {
           Row{"misc", "eprint={2409.13598v2}, archivePrefix={arXiv}, primaryClass={cs.LG}", "2409.13598v2"},
           Row{"misc", "eprint={arXiv:math/0611800}", "math/0611800"},
           Row{"article", "journal={CoRR}, volume={abs/2002.08676}", "2002.08676"},
           Row{"article", "journal={arXiv preprint arXiv:2409.13598}", "2409.13598"},
           Row{"article", "journal={arXiv e-prints}, eprint={2409.13598}", "2409.13598"},
           Row{"misc", "doi={10.48550/arXiv.2409.13598}", "2409.13598"},
           Row{"misc", "doi={https://doi.org/10.48550/ARXIV.2409.13598}", "2409.13598"},
           Row{"misc", "eprint={hdl:1/2}, eprinttype={hdl}", ""},
       }) {
    const Read result = read(entry(row.type, row.fields));
    EXPECT_EQ(id_of(first_record(result), Scheme::arxiv), row.id) << row.fields;
    EXPECT_EQ(id_of(first_record(result), Scheme::doi), "") << row.fields;
    if (row.id.empty()) continue;
    EXPECT_EQ(first_record(result).kind, Kind::article) << row.fields;
  }
}

TEST(BibtexEntryReader, PrimaryClassAsArxivOnceExportedIt) {
  const Read result =
      read(entry("misc", "eprint={2409.13598}, primaryClass={id='cs.LG' full_name='Machine Learning' is_active=True}"));
  const Category* category = first_record(result).primary_category("arxiv");
  ASSERT_NE(category, nullptr);
  EXPECT_EQ(category->term, "cs.LG");
}

TEST(BibtexEntryReader, IdentifiersAreNormalised) {
  const Read result = read(entry("article",
                                 "journal={J}, doi={https://doi.org/10.1000/a\\_b}, isbn={978-3-16, 978-4}, "
                                 "url={https://example.org/a\\_b\\%20c}, pmid={123}"));
  const Record& record = first_record(result);
  EXPECT_EQ(id_of(record, Scheme::doi), "10.1000/a_b");
  EXPECT_EQ(id_of(record, Scheme::url), "https://example.org/a_b%20c");
  EXPECT_EQ(id_of(record, Scheme::pmid), "123");
  EXPECT_EQ(std::ranges::count(record.identifiers, Scheme::isbn, &Identifier::scheme), 2);
}

TEST(BibtexEntryReader, AddressInHowpublished) {
  const Read result = read(entry("misc", "howpublished={\\url{https://example.org/x}}"));
  EXPECT_EQ(id_of(first_record(result), Scheme::url), "https://example.org/x");
  EXPECT_EQ(text_of(first_record(result), Field::publisher), "");
}

TEST(BibtexEntryReader, NamesAndRoles) {
  const Read result =
      read(entry("book",
                 "author={Vincent van Gogh and {NASA} and others}, editor={Ann Author}, editortype={compiler}, "
                 "editora={Bob Builder}, editoratype={director}, editorb={Carl Cut}, editorbtype={redactor}, "
                 "author+an:orcid={1=\"0000-0002-1825-0097\"}"));
  const Record& record = first_record(result);
  EXPECT_EQ(names_of(record, Field::author), "Vincent|van|Gogh; NASA; ...");
  EXPECT_EQ(record.names(Field::author)->people[0].orcid, "0000-0002-1825-0097");
  EXPECT_EQ(names_of(record, Field::compiler), "Ann|Author");
  EXPECT_EQ(names_of(record, Field::director), "Bob|Builder");
  ASSERT_EQ(record.extra.size(), 2U);
  EXPECT_EQ(record.extra[0].tag, "editorb");
}

TEST(BibtexEntryReader, BiblatexKeepsParticlesOnRequestOnly) {
  const std::string plain = entry("book", "author={Vincent van Gogh}");
  const std::string asked = entry("book", "author={Vincent van Gogh}, options={useprefix=true}");
  const Read dropped = read(plain, bibtex::biblatex_format);
  EXPECT_EQ(first_record(dropped).names(Field::author)->people[0].dropping_particle, "van");
  const Read kept = read(asked, bibtex::biblatex_format);
  EXPECT_EQ(first_record(kept).names(Field::author)->people[0].non_dropping_particle, "van");
  EXPECT_EQ(first_record(read(plain)).names(Field::author)->people[0].non_dropping_particle, "van");
}

TEST(BibtexEntryReader, TitlesOfAllParts) {
  struct Row {
    std::string_view type, fields, title, container, volume;
  };
  for (const Row& row : {
           Row{"book", "title={T}, subtitle={S}, titleaddon={A}", "T: S. A", "", ""},
           Row{"book", "title={Why?}, subtitle={Because}", "Why? Because", "", ""},
           Row{"book", "maintitle={M}, title={V}", "M", "", "V"},
           Row{"inbook", "title={T}, booktitle={B}, booksubtitle={S}, maintitle={M}", "T", "M", "B: S"},
           Row{"article", "title={T}, journaltitle={J}, journalsubtitle={S}", "T", "J: S", ""},
           Row{"article", "title={T}, journal={J}", "T", "J", ""},
           Row{"periodical", "title={J}, issuetitle={I}", "I", "J", ""},
           Row{"misc", "title={T}, booktitle={B}", "T", "B", ""},
       }) {
    const Read result = read(entry(row.type, row.fields));
    const Record& record = first_record(result);
    EXPECT_EQ(text_of(record, Field::title), row.title) << row.fields;
    EXPECT_EQ(text_of(record, Field::container_title), row.container) << row.fields;
    EXPECT_EQ(text_of(record, Field::volume_title), row.volume) << row.fields;
  }
}

TEST(BibtexEntryReader, NumbersPagesAndWords) {
  const Read result = read(entry("article",
                                 "journal={J}, number=3, issue={Spring}, pages={27--35, 40}, "
                                 "keywords={a, {b, c}, d}, langid={ngerman}, pubstate={inpress}, "
                                 "note={N}, addendum={A}"),
                           bibtex::biblatex_format);
  const Record& record = first_record(result);
  EXPECT_EQ(text_of(record, Field::issue), "3, Spring");
  EXPECT_EQ(text_of(record, Field::page), "27-35, 40");
  EXPECT_EQ(text_of(record, Field::language), "de-DE");
  EXPECT_EQ(text_of(record, Field::status), "in press");
  EXPECT_EQ(text_of(record, Field::note), "N. A");
  ASSERT_EQ(record.list(Field::keyword)->size(), 3U);
  EXPECT_EQ((*record.list(Field::keyword))[1], "b, c");
}

TEST(BibtexEntryReader, PublishersAndPlaces) {
  const Read list = read(entry("book", "publisher={A and {B and C}}, location={X and Y}"), bibtex::biblatex_format);
  EXPECT_EQ(text_of(first_record(list), Field::publisher), "A; B and C");
  EXPECT_EQ(text_of(first_record(list), Field::publisher_place), "X; Y");
  const Read plain = read(entry("book", "publisher={A and B}, address={X}"));
  EXPECT_EQ(text_of(first_record(plain), Field::publisher), "A and B");
  const Read acm = read(entry("inproceedings", "location={San Jose}, address={New York}"));
  EXPECT_EQ(text_of(first_record(acm), Field::publisher_place), "New York");
  EXPECT_EQ(text_of(first_record(acm), Field::event_place), "San Jose");
}

TEST(BibtexEntryReader, Theses) {
  EXPECT_EQ(text_of(first_record(read(entry("phdthesis", "school={ETH}"))), Field::genre), "PhD thesis");
  EXPECT_EQ(text_of(first_record(read(entry("thesis", "type={mathesis}"))), Field::genre), "Master’s thesis");
  EXPECT_EQ(text_of(first_record(read(entry("phdthesis", "type={Thesis}"))), Field::genre), "");
}

TEST(BibtexEntryReader, UnknownFieldsAndSecondOnesAreKept) {
  const Read result = read(entry("book", "title={T}, Foo={\\b{a}r}, title={Second}"));
  const Record& record = first_record(result);
  EXPECT_EQ(text_of(record, Field::title), "T");
  ASSERT_EQ(record.extra.size(), 2U);
  EXPECT_EQ(record.extra[0].tag, "Foo");
  EXPECT_EQ(record.extra[0].value, "\\b{a}r");
  EXPECT_EQ(record.extra[1].value, "Second");
}

constexpr std::string_view family = R"(@inbook{child, title={Part}, crossref={parent}, xdata={shared}}
@book{parent, title={Whole}, subtitle={Sub}, author={Ann Author}, year={2001}, shorttitle={W}, publisher=pub}
@xdata{shared, location={Rome}, publisher={Other}}
)";

TEST(BibtexEntryReader, InheritanceAsBiblatexDefinesIt) {
  const Read result = read("@string{pub = {Press}}\n" + std::string(family));
  const Record& child = first_record(result);
  EXPECT_EQ(text_of(child, Field::title), "Part");
  EXPECT_EQ(text_of(child, Field::container_title), "Whole: Sub");
  EXPECT_EQ(names_of(child, Field::author), "Ann|Author");
  EXPECT_EQ(names_of(child, Field::container_author), "Ann|Author");
  EXPECT_EQ(text_of(child, Field::title_short), "");
  EXPECT_EQ(text_of(child, Field::publisher), "Other") << "xdata comes before crossref";
  EXPECT_EQ(text_of(child, Field::publisher_place), "Rome");
  EXPECT_TRUE(child.find(Field::container_title)->inherited);
  EXPECT_FALSE(child.find(Field::title)->inherited);
}

TEST(BibtexEntryReader, InheritanceCanBeLeftAlone) {
  const Read result = run_reader(bibtex::bibtex_format, family, {{"no-crossref", "true"}});
  EXPECT_EQ(first_record(result).text(Field::container_title), nullptr);
}

TEST(BibtexEntryReader, ParentsThatAreMissingOrCircular) {
  const Read missing = read(entry("inbook", "crossref={nobody}"));
  ASSERT_EQ(missing.diagnostics.size(), 1U);
  EXPECT_EQ(missing.diagnostics[0].code, Code::unresolved_parent);
  const Read circle = read("@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}, note={N}}\n");
  EXPECT_EQ(text_of(first_record(circle), Field::note), "N");
}

TEST(BibtexEntryReader, TheSameForAllSizesOfChunks) {
  std::string bib = "@string{pub = {Press}}\n@book{above, title={Above}, publisher=pub}\n";
  bib += std::string(family);
  bib += "@inbook{late, title={Late}, crossref={above}}\n% free text\n";
  const auto all = [&](std::size_t block) {
    const Read result = run_reader(bibtex::bibtex_format, bib, {}, block);
    return test::run_writer(bibtex::biblatex_format, result.items).text;
  };
  const std::string whole = all(1 << 20);
  for (const std::size_t block : {1U, 7U, 64U, 100U}) EXPECT_EQ(all(block), whole) << block;
}

TEST(BibtexEntryReader, WhatStandsBetweenEntriesIsKept) {
  const Read result = read("Free text.\n@comment{jabref-meta: x}\n@preamble{\"\\foo\"}\n@string{a={b}}\n");
  ASSERT_EQ(result.items.size(), 4U);
  EXPECT_EQ(result.items[0].document->kind, DocumentKind::free_text);
  EXPECT_EQ(result.items[1].document->kind, DocumentKind::comment);
  EXPECT_EQ(result.items[2].document->text, "@preamble{\"\\foo\"}");
  EXPECT_EQ(result.items[3].document->kind, DocumentKind::string_macro);
}

TEST(BibtexEntryReader, Sniffing) {
  EXPECT_EQ(bibtex::bib_format.sniff("% comment\n@article{a,\n title={T}}"), Match::sure);
  EXPECT_EQ(bibtex::bib_format.sniff("mail@example.org {x}"), Match::no);
  EXPECT_EQ(bibtex::bib_format.sniff(""), Match::no);
  EXPECT_EQ(bibtex::biblatex_format.sniff, nullptr);
}

TEST(BibtexEntryReader, EveryPrefixIsSurvived) {
  const std::string bib = "@string{pub = {Press}}\n" + std::string(family);
  for (std::size_t size = 0; size <= bib.size(); ++size) read(std::string_view(bib).substr(0, size));
}

TEST(BibtexEntryReader, HostileSizesTakeLinearTime) {
  std::string names = "@misc{a, author={A B";
  for (int i = 0; i < 50000; ++i) names += " and A B";
  names += "}, publisher={A";
  for (int i = 0; i < 50000; ++i) names += " and A";
  names += "}, year={" + std::string(100000, '-') + "}, month={" + std::string(100000, 'a') + "}, title={" +
           std::string(50000, '{') + std::string(50000, '}') + "}, xdata={";
  for (int i = 0; i < 50000; ++i) names += "x,";
  const Read result = read(names + "}}\n", bibtex::biblatex_format);
  EXPECT_EQ(first_record(result).names(Field::author)->people.size(), 50001U);
}

}  // namespace
}  // namespace opcit::bibtex
