#include <gtest/gtest.h>

#include <algorithm>

#include "arxiv/format.h"
#include "arxiv/subjects.h"
#include "model/dates/date.h"
#include "support/format_run.h"

namespace opcit {
namespace {

using test::Read;
using test::run_reader;

const std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
  <title type="html">ArXiv Query</title>
  <opensearch:totalResults>2</opensearch:totalResults>
)";

const std::string feed_entry = R"xml(  <entry>
    <id>http://arxiv.org/abs/math.AG/0309136v12</id>
    <updated>2019-02-27T10:00:00Z</updated>
    <published>2003-09-08T12:34:56Z</published>
    <title>On   $\alpha$-curves and
  the Schr\"odinger equation</title>
    <summary>  First line
second line with 7\%.
  A new paragraph.
</summary>
    <author><name>Sofía  de la Vega</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">MIT</arxiv:affiliation>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">ETH</arxiv:affiliation></author>
    <author><name>ATLAS Collaboration</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1/a 10.2/b</arxiv:doi>
    <link title="doi" href="http://dx.doi.org/10.1/a" rel="related"/>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages,
      3 figures</arxiv:comment>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">J. Alg. 1 (2004) 1-2</arxiv:journal_ref>
    <link href="http://arxiv.org/abs/math/0309136v12" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/math/0309136v12" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="math.AG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="math.CO" scheme="http://arxiv.org/schemas/atom"/>
    <category term="math.AG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="14J60 (Primary) 14F05 (Secondary)" scheme="http://arxiv.org/schemas/atom"/>
    <category term="I.2.6; 68T05" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
)xml";

std::string codes(const Read& read) {
  std::string out;
  for (const Diagnostic& each : read.diagnostics) out += std::string(info(each.code).name) + ";";
  return out;
}

std::size_t records(const Read& read) {
  return static_cast<std::size_t>(
      std::ranges::count_if(read.items, [](const Item& item) { return item.record != nullptr; }));
}

std::string extra(std::span<const Extra> list, std::string_view tag) {
  const auto found = std::ranges::find(list, tag, &Extra::tag);
  return found == list.end() ? "-" : std::string(found->value);
}

TEST(ArxivReader, ReadsAnEntry) {
  const Read read = run_reader(arxiv::format, head + feed_entry + "</feed>");
  ASSERT_EQ(read.items.size(), 3U);
  EXPECT_EQ(codes(read), "");
  EXPECT_EQ(read.items[0].document->kind, DocumentKind::feed);
  EXPECT_EQ(extra(read.items[1].document->extra, "totalResults"), "2");
  const Record& record = read.record(2);
  EXPECT_EQ(record.kind, Kind::article);
  EXPECT_EQ(record.text(Field::genre)->plain, "preprint");
  EXPECT_EQ(record.text(Field::title)->plain, "On α-curves and the Schrödinger equation");
  EXPECT_EQ(record.text(Field::abstract)->plain, "First line second line with 7%.\nA new paragraph.");
  EXPECT_EQ(record.text(Field::note)->plain, "12 pages, 3 figures");
  EXPECT_EQ(to_edtf(*record.date(Field::issued)), "2003-09-08");
  EXPECT_EQ(extra(record.extra, "updated"), "2019-02-27T10:00:00Z");
  EXPECT_EQ(extra(record.extra, "journal_ref"), "J. Alg. 1 (2004) 1-2");
  ASSERT_EQ(record.links.size(), 1U);
  EXPECT_EQ(record.links[0].kind, LinkKind::pdf);
}

TEST(ArxivReader, ReadsIdentifiersWithVersionAndRelation) {
  const Read read = run_reader(arxiv::format, head + feed_entry + "</feed>");
  std::string ids;
  for (const Identifier& each : read.record(2).identifiers) {
    ids += std::string(spelling(each.scheme)) + ' ' + std::string(each.value) + ' ' + std::string(each.version) + ' ' +
           std::string(spelling(each.relation)) + ';';
  }
  EXPECT_EQ(ids,
            "doi 10.1/a  version-of;doi 10.2/b  version-of;arxiv math/0309136 v12 self;"
            "uri http://arxiv.org/abs/math/0309136v12  self;");
}

TEST(ArxivReader, ReadsPeople) {
  const Read read = run_reader(arxiv::format, head + feed_entry + "</feed>");
  const Names& authors = *read.record(2).names(Field::author);
  ASSERT_EQ(authors.people.size(), 2U);
  EXPECT_EQ(authors.people[0].affiliations.size(), 2U);
  EXPECT_EQ(authors.people[0].affiliations[1], "ETH");
  EXPECT_EQ(authors.people[1].literal, "ATLAS Collaboration");
}

TEST(ArxivReader, TellsClassificationsApart) {
  const Read read = run_reader(arxiv::format, head + feed_entry + "</feed>");
  std::string categories;
  for (const Category& each : read.record(2).categories) {
    categories += std::string(each.scheme) + ':' + std::string(each.term) + (each.primary ? "*" : "") + ';';
  }
  EXPECT_EQ(categories, "arxiv:math.CO;arxiv:math.AG*;msc:14J60 (Primary) 14F05 (Secondary);acm:I.2.6;msc:68T05;");
}

TEST(ArxivSubjects, AreKnownByTheirShape) {
  struct Row {
    std::string_view term, scheme;
  };
  for (const Row& row : {Row{"cs.LG", "arxiv"}, Row{"astro-ph", "arxiv"}, Row{"cs.XX", ""}, Row{"I.2", "acm"},
                         Row{"I.2.6", "acm"}, Row{"H.5.m", "acm"}, Row{"K.", ""}, Row{"L.2", ""}, Row{"I.2.6.7.8", ""},
                         Row{"68T05", "msc"}, Row{"68Txx", "msc"}, Row{"68-02", "msc"}, Row{"68T5", ""}, Row{"", ""}}) {
    EXPECT_EQ(arxiv::scheme_of(row.term), row.scheme) << row.term;
  }
}

TEST(ArxivReader, TakesAnErrorFeedForAnError) {
  const Read read = run_reader(arxiv::format, head + R"(<entry><id>http://arxiv.org/api/errors#incorrect_id_format</id>
      <title>Error</title><summary>incorrect id format for abc</summary></entry></feed>)");
  EXPECT_EQ(records(read), 0U);
  ASSERT_EQ(codes(read), "service-error;");
  EXPECT_EQ(read.diagnostics[0].detail, "incorrect id format for abc");
}

TEST(ArxivReader, KeepsWhatItCannotRead) {
  const Read read = run_reader(
      arxiv::format, head + "<entry><id>urn:x:1</id><published>lately</published><rights>CC0</rights></entry></feed>");
  ASSERT_EQ(records(read), 1U);
  EXPECT_EQ(codes(read), "bad-identifier;bad-date;");
  const Record& record = read.record(2);
  EXPECT_EQ(extra(record.extra, "id"), "urn:x:1");
  EXPECT_EQ(extra(record.extra, "rights"), "CC0");
  EXPECT_EQ(record.date(Field::issued)->literal, "lately");
}

TEST(ArxivReader, DependsNeitherOnBlocksNorOnTheEnd) {
  const std::string input = head + feed_entry + "<!-- <entry> -->" + feed_entry + "</feed>";
  const Read whole = run_reader(arxiv::format, input);
  for (std::size_t block = 1; block < input.size(); block += block < 40 ? 1 : 97) {
    const Read parts = run_reader(arxiv::format, input, {}, block);
    ASSERT_EQ(parts.items.size(), whole.items.size()) << block;
    EXPECT_EQ(codes(parts), codes(whole)) << block;
    EXPECT_EQ(parts.record(3).source, whole.record(3).source) << block;
  }
  for (std::size_t end = 0; end <= input.size(); ++end) run_reader(arxiv::format, input.substr(0, end), {}, 64);
  EXPECT_EQ(codes(run_reader(arxiv::format, head + feed_entry)), "truncated-input;");
}

TEST(ArxivSniff, KnowsTheFeed) {
  EXPECT_EQ(arxiv::sniff(head + feed_entry), Match::sure);
  EXPECT_EQ(arxiv::sniff(head + "<id>http://arxiv.org/api/x</id></feed>"), Match::maybe);
  EXPECT_EQ(arxiv::sniff("<feed xmlns='http://www.w3.org/2005/Atom'/>"), Match::no);
}

}  // namespace
}  // namespace opcit
