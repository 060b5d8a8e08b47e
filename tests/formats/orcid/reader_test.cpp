#include <gtest/gtest.h>

#include <algorithm>

#include "model/dates/date.h"
#include "orcid/format.h"
#include "support/format_run.h"

namespace opcit {
namespace {

using test::Read;
using test::run_reader;
using test::run_writer;

const std::string open_bulk =
    "<bulk:bulk xmlns:bulk='http://www.orcid.org/ns/bulk' xmlns:work='http://www.orcid.org/ns/work' "
    "xmlns:common='http://www.orcid.org/ns/common'>";

std::string bulk(std::string_view works) { return open_bulk + std::string(works) + "</bulk:bulk>"; }

std::string titled(std::string_view title) {
  return "<work:work><work:title><common:title>" + std::string(title) +
         "</common:title></work:title><work:type>report</work:type></work:work>";
}

std::string title_of(const Record& record) {
  const Text* title = record.text(Field::title);
  return title == nullptr ? std::string() : std::string(title->plain);
}

/// Titles in order, "!" for a document item.
std::string titles(const Read& read) {
  std::string out;
  for (const Item& item : read.items) out += (item.record == nullptr ? "!" : title_of(*item.record)) + ";";
  return out;
}

std::string codes(const Read& read) {
  std::string out;
  for (const Diagnostic& each : read.diagnostics) out += std::string(info(each.code).name) + ";";
  return out;
}

std::string extra(const Record& record, std::string_view tag) {
  const auto found = std::ranges::find(record.extra, tag, &Extra::tag);
  return found == record.extra.end() ? "-" : std::string(found->value);
}

std::string people(const Record& record, Field field) {
  std::string out;
  const Names* names = record.names(field);
  if (names == nullptr) return out;
  for (const Name& each : names->people) {
    out += std::string(each.given) + '|' + std::string(each.family) + std::string(each.literal) + '|' +
           std::string(each.orcid) + ';';
  }
  return out;
}

const std::string full_work = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- <work:work>not this one</work:work> -->
<w:work put-code="123" visibility="private" xmlns:c="http://www.orcid.org/ns/common" xmlns:w="http://www.orcid.org/ns/work">
  <c:created-date>2001-12-31T12:00:00</c:created-date>
  <c:source>
    <c:source-orcid><c:uri>https://orcid.org/0000-0001-5109-3700</c:uri><c:path>0000-0001-5109-3700</c:path><c:host>orcid.org</c:host></c:source-orcid>
    <c:source-name>A &amp; B</c:source-name>
  </c:source>
  <w:title>
    <c:title>Main
      title</c:title>
    <c:subtitle>Sub</c:subtitle>
    <c:translated-title language-code="de">Titel</c:translated-title>
  </w:title>
  <w:journal-title>Journal</w:journal-title>
  <w:short-description>About <![CDATA[a < b]]>.</w:short-description>
  <w:citation><w:citation-type>ris</w:citation-type><w:citation-value>TY  - JOUR</w:citation-value></w:citation>
  <w:type>journal-article</w:type>
  <c:publication-date><c:year>2012</c:year><c:month>10</c:month><c:day>01</c:day></c:publication-date>
  <c:external-ids>
    <c:external-id><c:external-id-type>doi</c:external-id-type><c:external-id-value>https://doi.org/10.1/x</c:external-id-value><c:external-id-url>https://doi.org/10.1/x</c:external-id-url><c:external-id-relationship>self</c:external-id-relationship></c:external-id>
    <c:external-id><c:external-id-type>issn</c:external-id-type><c:external-id-value>0028-0836</c:external-id-value></c:external-id>
    <c:external-id><c:external-id-type>arxiv</c:external-id-type><c:external-id-value>arXiv:2409.13598v2</c:external-id-value><c:external-id-url>http://a.org/copy</c:external-id-url><c:external-id-relationship>version-of</c:external-id-relationship></c:external-id>
    <c:external-id><c:external-id-type>grant_number</c:external-id-type><c:external-id-value>77</c:external-id-value><c:external-id-relationship>funded-by</c:external-id-relationship></c:external-id>
    <c:external-id><c:external-id-type>eid</c:external-id-type><c:external-id-value>2-s2.0</c:external-id-value><c:external-id-relationship>self</c:external-id-relationship></c:external-id>
  </c:external-ids>
  <c:url>http://a.org/</c:url>
  <w:contributors>
    <w:contributor>
      <c:contributor-orcid><c:uri>https://orcid.org/0000-0002-1825-0097</c:uri></c:contributor-orcid>
      <w:credit-name>Ada Byron</w:credit-name>
      <w:contributor-attributes><w:contributor-sequence>first</w:contributor-sequence><w:contributor-role>author</w:contributor-role></w:contributor-attributes>
    </w:contributor>
    <w:contributor><w:credit-name>Ed Itor</w:credit-name><w:contributor-attributes><w:contributor-role>editor</w:contributor-role></w:contributor-attributes></w:contributor>
    <w:contributor><w:credit-name>In Ventor</w:credit-name><w:contributor-attributes><w:contributor-role>co-inventor</w:contributor-role></w:contributor-attributes></w:contributor>
  </w:contributors>
  <c:language-code>iw</c:language-code>
  <c:country visibility="public">US</c:country>
</w:work>)";

TEST(OrcidReader, ReadsEachPartToItsPlace) {
  const Read read = run_reader(orcid::format, full_work);
  ASSERT_EQ(read.items.size(), 1U);
  EXPECT_EQ(codes(read), "");
  const Record& record = read.record(0);
  EXPECT_EQ(record.kind, Kind::article_journal);
  EXPECT_EQ(title_of(record), "Main title: Sub");
  EXPECT_EQ(record.text(Field::container_title)->plain, "Journal");
  EXPECT_EQ(record.text(Field::abstract)->plain, "About a < b.");
  EXPECT_EQ(record.text(Field::language)->plain, "he");
  EXPECT_EQ(to_edtf(*record.date(Field::issued)), "2012-10-01");
  EXPECT_EQ(people(record, Field::author), "Ada|Byron|0000-0002-1825-0097;");
  EXPECT_EQ(people(record, Field::editor), "Ed|Itor|;");
  EXPECT_EQ(people(record, Field::contributor), "In|Ventor|;");
  std::string ids;
  for (const Identifier& each : record.identifiers) {
    ids += std::string(spelling(each.scheme)) + ' ' + std::string(each.value) + std::string(each.version) + ' ' +
           std::string(spelling(each.relation)) + ' ' + std::string(each.type) + ';';
  }
  EXPECT_EQ(ids,
            "uri http://a.org/ self ;doi 10.1/x self ;issn 0028-0836 part-of ;arxiv 2409.13598v2 version-of ;"
            "other-id 2-s2.0 self eid;");
  EXPECT_EQ(extra(record, "@put-code"), "123");
  EXPECT_EQ(extra(record, "source/source-name"), "A & B");
  EXPECT_EQ(extra(record, "title/translated-title@language-code"), "de");
  EXPECT_EQ(extra(record, "citation/citation-value"), "TY  - JOUR");
  EXPECT_EQ(extra(record, "funded-by:grant_number"), "77");
  EXPECT_EQ(extra(record, "contributor-role:1"), "co-inventor");
  EXPECT_EQ(extra(record, "external-id:arxiv:2409.13598"), "http://a.org/copy");
  EXPECT_EQ(extra(record, "country"), "US");
}

TEST(OrcidReader, IsTheInverseOfTheWriter) {
  const Read read = run_reader(orcid::format, full_work);
  const test::Written once = run_writer(orcid::format, read.items);
  for (const std::string_view part :
       {"put-code=\"123\" visibility=\"private\"", "<common:created-date>2001-12-31T12:00:00<",
        "<common:source-name>A &amp; B<", "<common:title>Main title<", "<common:subtitle>Sub<",
        "<common:translated-title language-code=\"de\">Titel<", "<work:citation-value>TY  - JOUR<",
        "<common:external-id-url>http://a.org/copy<", "funded-by<", "<work:contributor-role>co-inventor<",
        "<common:country visibility=\"public\">US<", "<common:language-code>iw<"}) {
    EXPECT_NE(once.text.find(part), std::string::npos) << part;
  }
  // The version of a preprint is the only value that is not sent to ORCID.
  for (const Loss& loss : once.losses) EXPECT_EQ(loss.field, "arxiv.version");
  const Read again = run_reader(orcid::format, once.text);
  EXPECT_EQ(run_writer(orcid::format, again.items).text, once.text);
}

TEST(OrcidReader, FindsWorksWhereverTheyStand) {
  const std::string summary =
      R"(<a:works xmlns:a="http://www.orcid.org/ns/activities" xmlns="http://www.orcid.org/ns/work"
      xmlns:common="http://www.orcid.org/ns/common"><a:group><common:external-ids/>
      <work-summary put-code="1"><title><common:title>One</common:title></title><type>book</type></work-summary>
      <work-summary put-code="2"><title><common:title>Two</common:title></title><type>JOURNAL_ARTICLE</type></work-summary>
      </a:group></a:works>)";
  const Read read = run_reader(orcid::format, summary);
  EXPECT_EQ(titles(read), "One;Two;");
  EXPECT_EQ(read.record(1).kind, Kind::article_journal);
  const std::string record =
      R"(<r:record xmlns:r="http://www.orcid.org/ns/record" xmlns:p="http://www.orcid.org/ns/person"
      xmlns:e="http://www.orcid.org/ns/employment">
      <p:person path="/x"><p:name><p:given>Ada</p:given></p:name></p:person>
      <e:employment-summary put-code="5"><e:title>not a work</e:title></e:employment-summary></r:record>)";
  const Read person = run_reader(orcid::format, record);
  EXPECT_EQ(titles(person), "!;!;");
  EXPECT_EQ(person.items[0].document->kind, DocumentKind::person);
  EXPECT_EQ(person.items[0].document->extra[0].tag, "person@path");
  EXPECT_EQ(person.items[0].document->extra[1].tag, "person/name/given");
  EXPECT_EQ(titles(run_reader(orcid::format, "<work xmlns='http://example.org/other'><title>T</title></work>")), "");
}

TEST(OrcidReader, SaysWhichWorksABulkRequestRefused) {
  const Read read =
      run_reader(orcid::format, bulk(titled("A") +
                                     "<e:error xmlns:e='http://www.orcid.org/ns/error'><e:developer-message>bad "
                                     "type</e:developer-message></e:error>" +
                                     titled("B")));
  EXPECT_EQ(titles(read), "A;B;");
  ASSERT_EQ(codes(read), "service-error;");
  EXPECT_EQ(read.diagnostics[0].detail, "bad type");
}

struct DamageRow {
  std::string_view name;
  std::string input;
  std::string_view titles, codes;
};

TEST(OrcidReader, RecoversFromDamage) {
  const std::string b = titled("B");
  const std::vector<DamageRow> rows = {
      {"inner end tag missing", bulk("<work:work><work:title><common:title>A</work:title></work:work>" + b), "A;B;",
       "malformed-xml;"},
      {"end tag missing", bulk(titled("A") + "<work:work><work:type>book</work:type>"), "A;;", "truncated-input;"},
      {"cut off", open_bulk + titled("A") + "<work:work><work:title><common:title>Ha", "A;Ha;",
       "truncated-input;truncated-input;"},
      {"cut off in a tag", open_bulk + titled("A") + "<work:wo", "A;", "truncated-input;"},
      {"cut off in a comment", open_bulk + titled("A") + "<!-- ", "A;", "truncated-input;"},
      {"quote missing", bulk("<work:work put-code=\"1><work:type>book</work:type></work:work>" + b), ";B;",
       "malformed-xml;"},
      {"lone markup", "a < b & " + bulk("<5 < " + b), "B;", ""},
      {"tag in CDATA", bulk("<![CDATA[" + titled("A") + "]]>" + b), "B;", ""},
      {"tag in a comment", bulk(titled("A<!-- </work:work> -->") + b), "A;B;", ""},
      {"nested name",
       bulk("<work:work><work:title><common:title>A</common:title></work:title><work:type>book</work:type>"
            "<x:y xmlns:x='u'><work:work/></x:y></work:work>" +
            b),
       "A;B;", ""},
      {"unknown type", bulk("<work:work><work:type>opus</work:type></work:work>"), ";", "unknown-type;"},
      {"no type", bulk("<work:work><work:title><common:title>A</common:title></work:title></work:work>"), "A;",
       "missing-type;"},
  };
  for (const DamageRow& row : rows) {
    const Read read = run_reader(orcid::format, row.input);
    EXPECT_EQ(titles(read), row.titles) << row.name;
    EXPECT_EQ(codes(read), row.codes) << row.name;
  }
}

TEST(OrcidReader, ExpandsNoEntities) {
  std::string laughs = "<!DOCTYPE lolz [<!ENTITY a \"ha]>\"><!-- ]> --><!ENTITY b \"&a;&a;&a;&a;\">]>";
  const Read read =
      run_reader(orcid::format, laughs + bulk(titled("&b; &amp; &#233;&#xE9; &#0;&#xD800;&#x110000; & &nosuch")));
  EXPECT_EQ(titles(read), "&b; & éé \uFFFD\uFFFD\uFFFD & &nosuch;");
  EXPECT_EQ(codes(read), "entity-definition;unknown-entity;");
}

TEST(OrcidReader, LeavesOutWhatXmlCannotHold) {
  const Read read = run_reader(orcid::format, bulk(titled("a\x01\xFF z")));
  EXPECT_EQ(titles(read), "a\uFFFD z;");
  EXPECT_EQ(codes(read), "control-character;");
}

TEST(OrcidReader, TellsWherePartsStand) {
  const std::string input = bulk(
      "<work:work><work:title><common:title>T &amp; U</common:title></work:title>"
      "<work:type>opus</work:type></work:work>");
  const Read read = run_reader(orcid::format, input);
  EXPECT_EQ(read.record(0).find(Field::title)->source.pos, input.find("T &amp;"));
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].span, (Span{input.find("opus"), 4}));
}

/// The items and diagnostics do not depend on where the input is cut, and every prefix is handled.
TEST(OrcidReader, DependsNeitherOnBlocksNorOnTheEnd) {
  const std::string input =
      "<!DOCTYPE x [<!ENTITY a \"b\">]>" +
      bulk(titled("A") + "<!-- <work:work> -->" + titled("B&a;") +
           "<work:work put-code='<'/><person xmlns='http://www.orcid.org/ns/person'><a>1</a></person>") +
      full_work;
  const Read whole = run_reader(orcid::format, input);
  const std::string text = run_writer(orcid::format, whole.items).text;
  for (std::size_t block = 1; block < input.size(); block += block < 40 ? 1 : 97) {
    const Read parts = run_reader(orcid::format, input, {}, block);
    EXPECT_EQ(titles(parts), titles(whole)) << block;
    EXPECT_EQ(codes(parts), codes(whole)) << block;
    EXPECT_EQ(run_writer(orcid::format, parts.items).text, text) << block;
  }
  for (std::size_t end = 0; end <= input.size(); ++end) run_reader(orcid::format, input.substr(0, end), {}, 64);
}

TEST(OrcidReader, TakesLinearTimeAndBoundedDepth) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  EXPECT_EQ(titles(run_reader(orcid::format, deep)), "");
  EXPECT_EQ(titles(run_reader(orcid::format, bulk("<work:work>" + deep))), ";");
  const std::string many = [] {
    std::string out;
    for (int i = 0; i < 100000; ++i) out += "<work:work>";
    return out;
  }();
  EXPECT_EQ(run_reader(orcid::format, bulk(many)).items.size(), 1U);
  std::string quotes = "<a ";
  for (int i = 0; i < 200000; ++i) quotes += "'\"<";
  run_reader(orcid::format, quotes);
}

TEST(OrcidSniff, KnowsItsNamespaces) {
  EXPECT_EQ(orcid::sniff(full_work), Match::sure);
  EXPECT_EQ(orcid::sniff("{\"a\":\"http://www.orcid.org/ns/work\"}"), Match::maybe);
  EXPECT_EQ(orcid::sniff("<feed xmlns='http://www.w3.org/2005/Atom'/>"), Match::no);
}

}  // namespace
}  // namespace opcit
