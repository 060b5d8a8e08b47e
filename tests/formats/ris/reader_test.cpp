#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "model/dates/date.h"
#include "opcit/audit.h"
#include "opcit/diagnostic_codes.h"
#include "ris/format.h"
#include "ris/tables.h"
#include "support/format_run.h"

namespace opcit::test {
namespace {

Read read(std::string_view text) { return run_reader(ris::format, text); }

/// The value of a field as text; empty if it is absent.
std::string value(const Record& record, Field field) {
  const FieldValue* found = record.find(field);
  return found == nullptr ? std::string() : plain_value(found->value);
}

/// Sorted, because several lines contribute.
std::vector<std::string> identifiers(const Record& record) {
  std::vector<std::string> out;
  for (const Identifier& each : record.identifiers) {
    out.push_back(std::string(spelling(each.scheme)) + " " + std::string(each.value) + std::string(each.version));
  }
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> extras(const Record& record) {
  std::vector<std::string> out;
  for (const Extra& each : record.extra) out.push_back(std::string(each.tag) + " " + std::string(each.value));
  return out;
}

bool has(const Read& read, Code code) {
  return std::ranges::find(read.diagnostics, code, &Diagnostic::code) != read.diagnostics.end();
}

TEST(RisReader, ReadsAnArticle) {
  const Read got = read(
      "TY  - JOUR\r\nTI  - Attention\r\nAU  - Vaswani, Ashish\r\nAU  - Google Brain Team,\r\nT2  - Journal of X\r\n"
      "J2  - J. X\r\nVL  - 3\r\nIS  - 4\r\nSP  - 476\r\nEP  - 481\r\nPY  - 2017\r\nDA  - 2017/06/12/\r\n"
      "SN  - 0028-0836\r\nDO  - https://doi.org/10.1000/x\r\nUR  - https://example.org/x\r\nKW  - a\r\nKW  - b, c\r\n"
      "AB  - Text.\r\nN1  - Note.\r\nLA  - en\r\nY2  - 2020/01/02/\r\nID  - vaswani\r\nER  - \r\n\r\n");
  ASSERT_EQ(got.items.size(), 1U);
  const Record& record = got.record(0);
  EXPECT_EQ(record.kind, Kind::article_journal);
  EXPECT_EQ(record.key, "vaswani");
  EXPECT_EQ(value(record, Field::title), "Attention");
  EXPECT_EQ(value(record, Field::author), "Ashish Vaswani; Google Brain Team");
  EXPECT_EQ(record.names(Field::author)->people[1].literal, "Google Brain Team");
  EXPECT_EQ(value(record, Field::container_title), "Journal of X");
  EXPECT_EQ(value(record, Field::container_title_short), "J. X");
  EXPECT_EQ(value(record, Field::volume), "3");
  EXPECT_EQ(value(record, Field::issue), "4");
  EXPECT_EQ(value(record, Field::page), "476-481");
  EXPECT_EQ(value(record, Field::issued), "2017-06-12");
  EXPECT_EQ(value(record, Field::accessed), "2020-01-02");
  EXPECT_EQ(value(record, Field::keyword), "a, b, c");
  EXPECT_EQ(record.list(Field::keyword)->size(), 2U);
  EXPECT_EQ(value(record, Field::abstract), "Text.");
  EXPECT_EQ(value(record, Field::note), "Note.");
  EXPECT_EQ(value(record, Field::language), "en");
  EXPECT_EQ(identifiers(record),
            (std::vector<std::string>{"doi 10.1000/x", "issn 0028-0836", "uri https://example.org/x"}));
  EXPECT_TRUE(record.extra.empty());
  EXPECT_TRUE(got.diagnostics.empty());
}

TEST(RisReader, ReadsTagsInEverySpelling) {
  for (const std::string_view text : {
           "TY  - JOUR\nTI  - A\nVL  - 1\nER  - \n",
           "TY - JOUR\nTI - A\nVL - 1\nER -\n",
           "TY- JOUR\nTI- A\nVL- 1\nER-\n",
           "TY   - JOUR\nTI   - A\nVL   - 1\nER   -\n",
           "\n\nTY  - JOUR\rTI  - A\rVL  - 1\rER  -\r",
           "TY  - JOUR\nTI  -A\nVL  -1\nER  -",
           "\xEF\xBB\xBFTY  - JOUR\nTI - A\nVL- 1\nER -\n",
           "TY  - jour\n\nTI  - A\n\nVL  - 1\n\nER  - comment\n",
       }) {
    const Read got = read(text);
    ASSERT_EQ(got.items.size(), 1U) << text;
    EXPECT_EQ(got.record(0).kind, Kind::article_journal) << text;
    EXPECT_EQ(value(got.record(0), Field::title), "A") << text;
    EXPECT_EQ(value(got.record(0), Field::volume), "1") << text;
    EXPECT_TRUE(got.diagnostics.empty()) << text;
  }
}

TEST(RisReader, JoinsContinuationLines) {
  const Read got = read(
      "TY  - JOUR\nT1  - Blood-brain barrier\nfollowing contusion\nAB  - A short sentence.\nT2 - weighted images were\n"
      "taken.\n\nNext paragraph\nKW  - one\ntwo; three\nL1  - a.pdf\nb.pdf\nN1  - first\nsecond\nER  - \n");
  const Record& record = got.record(0);
  EXPECT_EQ(value(record, Field::title), "Blood-brain barrier following contusion");
  EXPECT_EQ(value(record, Field::abstract), "A short sentence.\nT2 - weighted images were taken.\nNext paragraph");
  EXPECT_EQ(value(record, Field::keyword), "one, two, three");
  EXPECT_EQ(value(record, Field::note), "first\nsecond");
  ASSERT_EQ(record.links.size(), 2U);
  EXPECT_EQ(record.links[1].url, "b.pdf");
}

TEST(RisReader, RecoversDamagedRecords) {
  const Read missing_end = read("TY  - BOOK\nTI  - A\nTY  - THES\nTI  - B\n");
  ASSERT_EQ(missing_end.items.size(), 2U);
  EXPECT_EQ(missing_end.record(1).kind, Kind::thesis);
  EXPECT_TRUE(has(missing_end, Code::missing_end));

  const Read missing_type = read("\nJF  - J\nT1  - A\nER  -\n");
  ASSERT_EQ(missing_type.items.size(), 1U);
  EXPECT_EQ(value(missing_type.record(0), Field::title), "A");
  EXPECT_TRUE(has(missing_type, Code::missing_type));

  const Read unknown = read("TY  - XYZZY\nT1  - A\nER  -\n");
  EXPECT_EQ(unknown.record(0).kind, Kind::document);
  EXPECT_EQ(unknown.record(0).kind_as_written, "XYZZY");
  EXPECT_TRUE(has(unknown, Code::unknown_type));

  const Read twice = read("TY  - BOOK\nTY  - THES\nT1  - A\nER  -\n");
  ASSERT_EQ(twice.items.size(), 1U);
  EXPECT_EQ(twice.record(0).kind, Kind::thesis);
  EXPECT_EQ(extras(twice.record(0)), (std::vector<std::string>{"TY BOOK"}));

  const Read stray = read("Exported by X\nof Y\n\nTY  - BOOK\nER  -\nthe end\n");
  ASSERT_EQ(stray.items.size(), 3U);
  EXPECT_EQ(stray.items[0].document->text, "Exported by X\nof Y");
  EXPECT_EQ(stray.items[2].document->text, "the end");
}

TEST(RisReader, TakesOutControlCharacters) {
  const Read got = read(
      "TY  - JOUR\nTI  - A\x15"
      "B\xE2\x80\xA8"
      "C\nER  - \n");
  EXPECT_EQ(value(got.record(0), Field::title), "AB C");
  EXPECT_TRUE(has(got, Code::control_character));
}

TEST(RisReader, ReadsNames) {
  struct Row {
    std::string_view lines;
    std::string_view people;
    bool truncated;
  };
  const Row rows[] = {
      {"AU  - Baldwin,S.A.\n", "S.A. Baldwin", false},
      {"AU  - Smith, John, Jr.\n", "John Smith Jr.", false},
      {"AU  - Smith, J.; Doe, A.\n", "J. Smith; A. Doe", false},
      {"AU  - Smith, J.//Doe, A.\n", "J. Smith; A. Doe", false},
      {"A1  - Georgiev, Danko\nAU  - Bello, Leon\n", "Danko Georgiev; Leon Bello", false},
      {"AU  - World Health Organization\n", "World Health Organization", false},
      {"AU  - Barnes and Noble,, Inc.\n", "Barnes and Noble, Inc.", false},
      {"AU  - Catarina Barata\nAU  - Jorge Marques\n", "Catarina Barata; Jorge Marques", false},
      {"AU  - Roe, Jane\nAU  - et al.\n", "Jane Roe; et al.", true},
      {"AU  - Author Name, Author2 Name2\n", "Author2 Name2 Author Name", false},
  };
  for (const Row& row : rows) {
    const Read got = read("TY  - JOUR\n" + std::string(row.lines) + "ER  - \n");
    EXPECT_EQ(value(got.record(0), Field::author), row.people) << row.lines;
    EXPECT_EQ(got.record(0).names(Field::author)->truncated, row.truncated);
  }
  const Read given_first = read("TY  - JOUR\nAU  - Catarina Barata\nAU  - Jorge Marques\nER  - \n");
  EXPECT_EQ(given_first.record(0).names(Field::author)->people[0].family, "Barata");
  const Read body = read("TY  - JOUR\nAU  - Amnesty International\nAU  - Roe, Jane\nER  - \n");
  EXPECT_EQ(body.record(0).names(Field::author)->people[0].literal, "Amnesty International");
}

TEST(RisReader, ReadsDates) {
  struct Row {
    std::string_view lines;
    std::string_view edtf;
    std::vector<std::string> extra;
  };
  const Row rows[] = {
      {"PY  - 2019///\n", "2019", {}},
      {"Y1  - 2005/07/15\nPY  - 2005\nDA  - 2005/07/15\n", "2005-07-15", {}},
      {"Y1  - 1900/01/01\nDA  - 1950/01/01\n", "1950-01-01", {"Y1 1900/01/01"}},
      {"PY  - 2015\nDA  - May 12\n", "2015-05-12", {}},
      {"PY  - 2016/12//\n", "2016-12", {}},
      {"PY  - 2015/october\n", "2015-10", {}},
      {"PY  - 2001/00/00/\n", "2001", {}},
      {"DA  - Sep 2019\n", "2019-09", {}},
      {"DA  - 12 September 2019\n", "2019-09-12", {}},
      {"DA  - Sept. 12th, 2019\n", "2019-09-12", {}},
      {"DA  - 20-Sep-2019\n", "2019-09-20", {}},
      {"DA  - Sep-Oct 2019\n", "2019-09/2019-10", {}},
      {"DA  - 2019 Dec-2020 Jan\n", "2019-12/2020-01", {}},
      {"DA  - 12-14 Sep 2019\n", "2019-09-12/2019-09-14", {}},
      {"PY  - 2019-2020\n", "2019/2020", {}},
      {"PY  - 2019/20\n", "2019/2020", {}},
      {"PY  - 2005/06\n", "2005-06", {}},
      {"DA  - Winter 2005\n", "2005-24", {}},
      {"DA  - 1998///Spring\n", "1998-21", {}},
      {"DA  - 2019/09//to 2019-10\n", "2019-09/2019-10", {}},
      {"PY  - [c2001]\n", "2001", {}},
      {"PY  - ca. 1650\n", "1650~", {}},
      {"PY  - 20190920\n", "2019-09-20", {}},
      {"PY  - 2019-02-29\n", "2019-02-29", {}},  // this day does not exist: kept as written
      {"PY  - 0000\n", "", {}},
      {"PY  - ///\n", "", {}},
      {"PY  - forthcoming\n", "forthcoming", {}},
      {"PY  - 99\nPY  - 2001/09/01/\n", "2001-09-01", {"PY 99"}},
      {"PY  - 03/04/2019\n", "03/04/2019", {}},
      {"PY  - 2001/09/01/Fall issue\n", "2001-09-01", {}},
  };
  for (const Row& row : rows) {
    const Read got = read("TY  - JOUR\n" + std::string(row.lines) + "ER  - \n");
    EXPECT_EQ(value(got.record(0), Field::issued), row.edtf) << row.lines;
    EXPECT_EQ(extras(got.record(0)), row.extra) << row.lines;
  }
}

TEST(RisReader, ReadsPages) {
  struct Row {
    std::string_view lines;
    std::string_view page;
    std::string_view count;
  };
  const Row rows[] = {
      {"TY  - JOUR\nSP  - 476\nEP  - 481\n", "476-481", ""},
      {"TY  - JOUR\nEP  - 481\nSP  - 476\n", "476-481", ""},
      {"TY  - JOUR\nSP  - 1-22\n", "1-22", ""},
      {"TY  - JOUR\nSP  - 310–324\n", "310-324", ""},
      {"TY  - JOUR\nSP  - 1-22\nEP  - 22\n", "1-22", ""},
      {"TY  - JOUR\nSP  - 034708\n", "034708", ""},
      {"TY  - JOUR\nEP  - 7\n", "7", ""},
      {"TY  - JOUR\nSE  - 12\nEP  - 14\n", "12-14", ""},
      {"TY  - BOOK\nSP  - 321\n", "", "321"},
      {"TY  - BOOK\nSP  - 12\nEP  - 34\n", "12-34", ""},
      {"TY  - BOOK\nSP  - 12-34\n", "12-34", ""},
      {"TY  - THES\nSP  - xii, 200\n", "", "xii, 200"},
  };
  for (const Row& row : rows) {
    const Read got = read(std::string(row.lines) + "ER  - \n");
    EXPECT_EQ(value(got.record(0), Field::page), row.page) << row.lines;
    EXPECT_EQ(value(got.record(0), Field::number_of_pages), row.count) << row.lines;
  }
}

TEST(RisReader, ReadsIdentifiers) {
  struct Row {
    std::string_view lines;
    std::vector<std::string> identifiers;
  };
  const Row rows[] = {
      {"TY  - JOUR\nM3  - doi: 10.1063/1.1954747\n", {"doi 10.1063/1.1954747"}},
      {"TY  - JOUR\nDO  - 10.1/a 10.1/b\n", {"doi 10.1/a", "doi 10.1/b"}},
      {"TY  - JOUR\nDO  - 10.1/a\nM3  - 10.1/A\n", {"doi 10.1/a"}},
      {"TY  - JOUR\nUR  - http://dx.doi.org/10.1/a\n", {"doi 10.1/a", "uri http://dx.doi.org/10.1/a"}},
      {"TY  - UNPB\nDO  - 10.48550/arXiv.2409.13598\nAN  - arXiv:2409.13598\nDB  - arXiv\n"
       "UR  - https://arxiv.org/abs/2409.13598\n",
       {"arxiv 2409.13598"}},
      {"TY  - JOUR\nUR  - http://arxiv.org/abs/2409.13598v2\n",
       {"arxiv 2409.13598v2", "uri http://arxiv.org/abs/2409.13598v2"}},
      {"TY  - JOUR\nDO  - 10.1002/(SICI)1<1::AID-X>3.0.CO;2-#\n", {"doi 10.1002/(SICI)1<1::AID-X>3.0.CO;2-#"}},
      {"TY  - JOUR\nDO  - 10.1/a;10.1/b; doi:10.1/c;\n", {"doi 10.1/a", "doi 10.1/b", "doi 10.1/c"}},
      {"TY  - JOUR\nAN  - 12345\nDB  - PubMed\n", {"pmid 12345"}},
      {"TY  - JOUR\nUR  - PM:12345\n", {"pmid 12345"}},
      {"TY  - JOUR\nC2  - PMC123\n", {"pmc PMC123"}},
      {"TY  - EJOUR\nC3  - PMC123\n", {"pmc PMC123"}},
      {"TY  - EBOOK\nC7  - PMC123\n", {"pmc PMC123"}},
      {"TY  - JOUR\nN1  - PMID: 77\nN1  - PMCID: PMC5\n", {"pmc PMC5", "pmid 77"}},
      {"TY  - JOUR\nSN  - 00280836\n", {"issn 0028-0836"}},
      {"TY  - JOUR\nSN  - 0028-0836 (Print)\n1476-4687 (Linking)\n", {"issn 0028-0836", "issn 1476-4687"}},
      {"TY  - BOOK\nSN  - ISBN: 978-3-642-00230-4\n", {"isbn 978-3-642-00230-4"}},
      {"TY  - CHAP\nSN  - 0302-9743\nSN  - 9783642002304\n", {"isbn 9783642002304", "issn 0302-9743"}},
      {"TY  - JOUR\nUR  - https://a.org/1\nhttps://a.org/2\n", {"uri https://a.org/1", "uri https://a.org/2"}},
      {"TY  - JOUR\nUR  - see the shelf\n", {"uri see the shelf"}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(identifiers(read(std::string(row.lines) + "ER  - \n").record(0)), row.identifiers) << row.lines;
  }
  const Read report = read("TY  - RPRT\nSN  - 12345678\nER  - \n");
  EXPECT_EQ(value(report.record(0), Field::number), "12345678");
  EXPECT_TRUE(report.record(0).identifiers.empty());
}

TEST(RisReader, TellsPreprintsByTheirTypeOfWork) {
  const Read preprint = read("TY  - JOUR\nM3  - preprint\nER  - \n");
  EXPECT_EQ(preprint.record(0).kind, Kind::article);
  EXPECT_EQ(value(preprint.record(0), Field::genre), "preprint");
  EXPECT_EQ(value(read("TY  - UNPB\nM3  - preprint\nM3  - poster\nER  - \n").record(0), Field::genre), "poster");
  EXPECT_EQ(read("TY  - UNPB\nAN  - arXiv:2409.13598\nER  - \n").record(0).kind, Kind::article);
  EXPECT_EQ(read("TY  - UNPB\nM3  - lecture notes\nER  - \n").record(0).kind, Kind::manuscript);
}

TEST(RisReader, MovesValuesToTheirSecondPlace) {
  const Read conference = read("TY  - CONF\nT2  - X 2020\nC3  - Proc. X\nCY  - Lyon\nC1  - New York\nER  - \n");
  EXPECT_EQ(value(conference.record(0), Field::event_title), "X 2020");
  EXPECT_EQ(value(conference.record(0), Field::container_title), "Proc. X");
  EXPECT_EQ(value(conference.record(0), Field::event_place), "Lyon");
  EXPECT_EQ(value(conference.record(0), Field::publisher_place), "New York");
  const Read alone = read("TY  - CONF\nT2  - Proc. X\nCY  - Lyon\nER  - \n");
  EXPECT_EQ(value(alone.record(0), Field::container_title), "Proc. X");
  EXPECT_EQ(value(alone.record(0), Field::publisher_place), "Lyon");
  const Read journal = read("TY  - JOUR\nJO  - J. X\nJF  - Journal of X\nER  - \n");
  EXPECT_EQ(value(journal.record(0), Field::container_title), "Journal of X");
  EXPECT_EQ(value(journal.record(0), Field::container_title_short), "J. X");
  const Read short_only = read("TY  - JOUR\nJA  - J. X\nST  - Short\nER  - \n");
  EXPECT_EQ(value(short_only.record(0), Field::container_title), "J. X");
  EXPECT_EQ(value(short_only.record(0), Field::title), "Short");
}

TEST(RisReader, KeepsWhatItDoesNotKnow) {
  const Read got = read("TY  - JOUR\nXX  - one\nAD  - Street 1\nTown\nT1  - A\nT1  - B\nDO  - none\nER  - \n");
  EXPECT_EQ(extras(got.record(0)), (std::vector<std::string>{"XX one", "AD Street 1\nTown", "T1 B", "DO none"}));
}

/// Every row that is read puts its value into its field.
TEST(RisReader, ReadsEveryRowOfTheTable) {
  for (const ris::TypeRow& type : ris::all_types()) {
    for (const ris::TagRow& row : ris::all_tags()) {
      if (ris::find_tag(ris::tag_of(row.tag), type.family) != &row) continue;
      if (row.target != ris::Target::text && row.target != ris::Target::joined) continue;
      const std::string text = "TY  - " + std::string(type.type) + "\n" + std::string(row.tag) + "  - Value\nER  - \n";
      const Read got = read(text);
      const bool becomes_title = row.field == Field::title_short;  // the only title of the record
      EXPECT_EQ(value(got.record(0), becomes_title ? Field::title : row.field), "Value") << text;
    }
  }
}

/// For every type and every tag: reading the output gives the same record, or the loss is reported. Writing this
/// record again gives the same output.
TEST(RisReader, ReadsBackWhatItWrites) {
  for (const ris::TypeRow& type : ris::all_types()) {
    for (const ris::TagRow& row : ris::all_tags()) {
      const std::string tag(row.tag);
      const std::string text = "TY  - " + std::string(type.type) + "\n" + tag + "  - Value " + tag +
                               "\nPY  - 2001\nDA  - 2001/02/03\nDO  - 10.1/x\nSN  - 0028-0836\nER  - \n";
      const Read first = read(text);
      const Written once = run_writer(ris::format, first.items);
      const Read second = read(once.text);
      ASSERT_EQ(second.items.size(), 1U);
      EXPECT_EQ(run_writer(ris::format, second.items).text, once.text) << text;
      EXPECT_EQ(second.record(0).kind, first.record(0).kind) << text;
      if (!once.losses.empty()) continue;
      for (const FieldValue& part : first.record(0).fields) {
        EXPECT_EQ(value(second.record(0), part.field), plain_value(part.value)) << text << spelling(part.field);
      }
      EXPECT_EQ(identifiers(second.record(0)).size(), identifiers(first.record(0)).size()) << text;
    }
  }
}

TEST(RisReader, ReadsBackAllTagsOfARecord) {
  for (const ris::TypeRow& type : ris::all_types()) {
    std::string text = "TY  - " + std::string(type.type) + "\n";
    for (char first = 'A'; first <= 'Z'; ++first) {
      for (const char second : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")) {
        const std::string tag = {first, second};
        const bool is_second = tag == "N2";  // paragraphs become one line, which is reported
        if (tag != "TY" && tag != "ER" && !is_second) text += tag + "  - Value " + tag + "\n";
      }
    }
    text += "PY  - 2001\nDA  - 2001/02/03\nDO  - 10.1/x\nSN  - 0028-0836\nER  - \n";
    Read first = read(text);
    const Written once = run_writer(ris::format, first.items);
    EXPECT_TRUE(once.losses.empty()) << type.type << " " << once.losses.front().field << " "
                                     << once.losses.front().value;
    Read second = read(once.text);
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_EQ(run_writer(ris::format, second.items).text, once.text) << type.type;
    EXPECT_EQ(second.record(0).kind, first.record(0).kind);
    for (const FieldValue& part : first.record(0).fields) {
      EXPECT_EQ(value(second.record(0), part.field), plain_value(part.value))
          << type.type << " " << spelling(part.field);
    }
    EXPECT_EQ(identifiers(second.record(0)), identifiers(first.record(0))) << type.type;
  }
}

/// A value that was kept as an extra, because the field had a better one, must not become the value of the field.
TEST(RisTables, HaveTheRowThatWritesAFieldBeforeThoseThatReadIt) {
  for (const ris::TypeRow& type : ris::all_types()) {
    for (const ris::TagRow& row : ris::all_tags()) {
      const bool is_text = row.target == ris::Target::text && row.use == ris::Use::both;
      if (!is_text || ris::find_tag(ris::tag_of(row.tag), type.family) != &row) continue;
      for (const ris::TagRow* before = ris::all_tags().data(); before != &row; ++before) {
        const bool is_read_first = before->field == row.field && before->target == ris::Target::text &&
                                   ris::find_tag(ris::tag_of(before->tag), type.family) == before;
        EXPECT_TRUE(!is_read_first || before->use == ris::Use::both)
            << type.type << " " << before->tag << " " << row.tag;
      }
    }
  }
}

constexpr std::string_view sample =
    "\xEF\xBB\xBF\r\nheader\r\nTY  - JOUR\r\nTI  - A\r\nAU  - Roe, J\r\nER  - \r\n\r\nTY  - BOOK\r\nTY  - THES\r\nT1  "
    "- B\n"
    "  wrapped\r\nTY - CHAP\rSP  - 1\rER -\rstray\nAU  - no type\n\nER  - x\nTY  - GEN\nN1  - Record ID: 4\nAB  - "
    "x.\n\ny\n";

TEST(RisReader, GivesTheSameForEveryChunking) {
  const auto summary = [](const Read& got) {
    std::string out;
    for (const Item& item : got.items) {
      out += item.document != nullptr
                 ? std::string(item.document->text) + "@" + std::to_string(item.document->source.pos)
                 : run_writer(ris::format, {item}).text;
    }
    for (const Diagnostic& each : got.diagnostics) {
      out += std::string(info(each.code).name) + "@" + std::to_string(each.span.pos) + "+" +
             std::to_string(each.span.len) + "\n";
    }
    return out;
  };
  const std::string whole = summary(read(sample));
  for (std::size_t block = 1; block <= sample.size(); ++block) {
    EXPECT_EQ(summary(run_reader(ris::format, sample, {}, block)), whole) << block;
  }
}

TEST(RisReader, SurvivesEveryPrefixAndNoise) {
  for (std::size_t length = 0; length <= sample.size(); ++length) read(sample.substr(0, length));
  std::mt19937 random(7);
  constexpr std::string_view alphabet = "TYERAUPDN12 -\n\r,;/\xE2\x80\xA8\xEF\xBB\xBF\x15z";
  for (int round = 0; round < 300; ++round) {
    std::string noise;
    for (int i = 0; i < 400; ++i) noise += alphabet[random() % alphabet.size()];
    const Read got = read("TY  - JOUR\n" + noise);
    run_writer(ris::format, got.items);
  }
}

TEST(RisReader, StaysLinear) {
  const std::size_t size = 200000;
  const auto repeated = [&](std::string_view unit) {
    std::string text = "TY  - JOUR\n";
    while (text.size() < size) text += unit;
    return text;
  };
  for (const std::string_view unit :
       {"\n", "\r", "TY  - A\n", "TI  - A\n", "AU  - A\n", "x\n", "KW  - a;b\n", "PY  - 1\n", "DO  - 10.1/x\n",
        "\xE2\x80\xA8", "L1  - ", "ER  - ", ";", "AN  - 1\nDB  - x\n"}) {
    const Read got = read(repeated(unit));
    EXPECT_GE(got.items.size(), 1U);
  }
}

TEST(RisSniffer, KnowsRis) {
  EXPECT_EQ(ris::sniff("TY  - JOUR\r\nTI"), Match::sure);
  EXPECT_EQ(ris::sniff("\xEF\xBB\xBF\n\nTY - BOOK\n"), Match::sure);
  EXPECT_EQ(ris::sniff("Export\nTY  - BOOK\n"), Match::maybe);
  EXPECT_EQ(ris::sniff("@article{a, title = {TY  - BOOK}}"), Match::no);
  EXPECT_EQ(ris::sniff("PMID- 1\nTI  - A\n"), Match::no);
  EXPECT_EQ(ris::sniff(""), Match::no);
}

}  // namespace
}  // namespace opcit::test
