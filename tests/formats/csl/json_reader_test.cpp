#include <fmt/format.h>
#include <gtest/gtest.h>

#include "csl/json_format.h"
#include "csl/jsonl_format.h"
#include "model/dates/date.h"
#include "opcit/audit.h"
#include "support/format_run.h"

namespace opcit {
namespace {

/// Appends `part` to the existing text.
void add(std::string& out, std::string_view separator, std::string_view part) {
  if (!out.empty()) out += separator;
  out += part;
}

/// Shows runs as {style pos+len}, and names as given|particles|family|suffix|literal|iD, on one line.
std::string show(const Text& text) {
  std::string out(text.plain);
  for (const opcit::Run& run : text.runs) {
    out += fmt::format(" {{{} {}+{}}}", static_cast<int>(run.style), run.pos, run.len);
  }
  return out;
}

std::string show(const Name& name) {
  std::string out;
  for (const std::string_view part : {name.given, name.dropping_particle, name.non_dropping_particle, name.family,
                                      name.suffix, name.literal, name.orcid}) {
    if (!part.empty()) add(out, "|", part);
  }
  for (const std::string_view place : name.affiliations) out += fmt::format("@{}", place);
  return out;
}

std::string show(const Record& record, Field field) {
  const FieldValue* part = record.find(field);
  if (part == nullptr) return "none";
  if (const auto* names = std::get_if<Names>(&part->value)) {
    std::string out;
    for (const Name& name : names->people) add(out, "; ", show(name));
    if (names->truncated) out += " et al.";
    return out;
  }
  if (const auto* text = std::get_if<Text>(&part->value)) return show(*text);
  return plain_value(part->value);
}

std::string codes(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& each : diagnostics) add(out, " ", info(each.code).name);
  return out;
}

test::Read read(std::string_view json) { return test::run_reader(csl_json::format, json); }

struct FieldRow {
  const char* what;
  std::string_view members;  ///< The members of the only record, after its type.
  Field field;
  std::string expected;
};

class CslRead : public testing::TestWithParam<FieldRow> {};

TEST_P(CslRead, GivesTheField) {
  const std::string json = fmt::format(R"([{{"id":"k","type":"book",{}}}])", GetParam().members);
  const test::Read got = read(json);
  ASSERT_EQ(got.items.size(), 1U) << GetParam().what;
  EXPECT_EQ(show(got.record(0), GetParam().field), GetParam().expected) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Text, CslRead,
    testing::Values(
        FieldRow{"plain", R"("title":"A < B & C")", Field::title, "A < B & C"},
        FieldRow{"escapes", R"("title":"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00z")", Field::title,
                 "a\"\\/\b\f\n\r\t\u00e9\U0001F600z"},
        FieldRow{"a lone high surrogate", R"("title":"a\ud800b")", Field::title, "a\uFFFDb"},
        FieldRow{"a lone low surrogate", R"("title":"\udc00")", Field::title, "\uFFFD"},
        FieldRow{"two high surrogates", R"("title":"\ud800\ud83d\ude00")", Field::title, "\uFFFD\U0001F600"},
        FieldRow{"number", R"("volume":12)", Field::volume, "12"},
        FieldRow{"number with fraction, as written", R"("volume":1.50e2)", Field::volume, "1.50e2"},
        FieldRow{"huge number", R"("volume":123456789012345678901234567890)", Field::volume,
                 "123456789012345678901234567890"},
        FieldRow{"null is nothing", R"("volume":null,"title":"T")", Field::volume, "none"},
        FieldRow{"italic", R"("title":"<i>x</i>y")", Field::title, "xy {0 0+1}"},
        FieldRow{"nested", R"("title":"<i>x<b>y</b></i>")", Field::title, "xy {0 0+2} {1 1+1}"},
        FieldRow{"small caps", R"("title":"<span style=\"font-variant: small-caps\">x</span>")", Field::title,
                 "x {4 0+1}"},
        FieldRow{"nocase", R"("title":"a <span class='nocase'>NASA</span>")", Field::title, "a NASA {7 2+4}"},
        FieldRow{"an unclosed tag is text", R"("title":"<i>x")", Field::title, "<i>x"},
        FieldRow{"an unopened tag is text", R"("title":"x</i>")", Field::title, "x</i>"},
        FieldRow{"crossing tags: the inner one is text", R"("title":"<i>a<b>c</i>d</b>")", Field::title,
                 "a<b>cd</b> {0 0+5}"},
        FieldRow{"unknown span stays", R"("title":"<span lang='de'>x</span> <i>y</i>")", Field::title,
                 "<span lang='de'>x</span> y {0 25+1}"},
        FieldRow{"entities", R"("title":"a &amp; b &lt; &#233;&#xE9; &copy; &")", Field::title,
                 "a & b < \u00e9\u00e9 &copy; &"},
        FieldRow{
            "JATS of Crossref",
            R"("abstract":"<jats:title>Abstract</jats:title>\n <jats:p>One <jats:sub>2</jats:sub></jats:p><jats:p>Two</jats:p>")",
            Field::abstract, "Abstract\n\nOne 2\n\nTwo {2 14+1}"},
        FieldRow{"an array of titles", R"("title":["One","Two"])", Field::title, "One"},
        FieldRow{"an array of objects", R"("institution":[{"name":"bioRxiv","place":["-"]}])", Field::publisher,
                 "bioRxiv"},
        FieldRow{"short title of Zotero", R"("shortTitle":"S")", Field::title_short, "S"},
        FieldRow{"event of CSL 1.0.1", R"("event":"E")", Field::event_title, "E"},
        FieldRow{"CSL's own name wins", R"("event":"E","event-title":"T")", Field::event_title, "T"},
        FieldRow{"keywords", R"("keyword":"a, b c,d")", Field::keyword, "a, b c, d"},
        FieldRow{"subjects of Crossref", R"("subject":["a","b, c"])", Field::keyword, "a, b, c"}),
    [](const auto& row) { return "row" + std::to_string(row.index); });

INSTANTIATE_TEST_SUITE_P(
    Names, CslRead,
    testing::Values(
        FieldRow{
            "all parts",
            R"("author":[{"family":"Gogh","given":"V","dropping-particle":"de","non-dropping-particle":"van","suffix":"Jr."}])",
            Field::author, "V|de|van|Gogh|Jr."},
        FieldRow{"literal", R"("author":[{"literal":"NASA"}])", Field::author, "NASA"},
        FieldRow{"Crossref's organisation", R"("author":[{"name":"NASA","sequence":"first"}])", Field::author, "NASA"},
        FieldRow{
            "Crossref's person",
            R"("author":[{"ORCID":"http://orcid.org/0000-0002-1825-0097","given":"A","family":"B","affiliation":[{"name":"X"}]}])",
            Field::author, "A|B|0000-0002-1825-0097@X"},
        FieldRow{"one object", R"("author":{"family":"B"})", Field::author, "B"},
        FieldRow{"strings", R"("author":["Ann Bo","Cy, Di"])", Field::author, "Ann|Bo; Di|Cy"},
        FieldRow{"others", R"("author":[{"family":"B"},{"literal":"others"}])", Field::author, "B et al."},
        FieldRow{"null among people", R"("author":[null,{"family":"B"}])", Field::author, "B"}),
    [](const auto& row) { return "row" + std::to_string(row.index); });

INSTANTIATE_TEST_SUITE_P(
    Dates, CslRead,
    testing::Values(
        FieldRow{"day", R"("issued":{"date-parts":[[2020,3,4]]})", Field::issued, "2020-03-04"},
        FieldRow{"strings, as Zotero writes", R"("issued":{"date-parts":[["2013","01",1]]})", Field::issued,
                 "2013-01-01"},
        FieldRow{"range", R"("issued":{"date-parts":[[2020,3],[2021]]})", Field::issued, "2020-03/2021"},
        FieldRow{"open end, as pandoc writes", R"("issued":{"date-parts":[[2020],[0]]})", Field::issued, "2020/.."},
        FieldRow{"season as month", R"("issued":{"date-parts":[[2020,22]]})", Field::issued, "2020-22"},
        FieldRow{"season of citeproc-js", R"("issued":{"date-parts":[[2020,13]]})", Field::issued, "2020-21"},
        FieldRow{"season beside", R"("issued":{"date-parts":[[2020]],"season":"4"})", Field::issued, "2020-24"},
        FieldRow{"season in words", R"("issued":{"season":"Fall","date-parts":[[2020]]})", Field::issued, "2020-23"},
        FieldRow{"circa", R"("issued":{"date-parts":[[1990]],"circa":1})", Field::issued, "1990~"},
        FieldRow{"not circa", R"("issued":{"date-parts":[[1990]],"circa":false})", Field::issued, "1990"},
        FieldRow{"44 BC", R"("issued":{"date-parts":[[-44]]})", Field::issued, "-0043"},
        FieldRow{"Crossref's null", R"("issued":{"date-parts":[[null]]})", Field::issued, "none"},
        FieldRow{"no list around", R"("issued":{"date-parts":[2020,5]})", Field::issued, "2020-05"},
        FieldRow{"EDTF", R"("issued":"2020-03~/2021")", Field::issued, "2020-03~/2021~"},
        FieldRow{"EDTF in raw", R"("issued":{"raw":"2004-06-11?"})", Field::issued, "2004-06-11?"},
        FieldRow{"time of day", R"("accessed":{"raw":"2020-03-04T10:11:12Z"})", Field::accessed, "2020-03-04"},
        FieldRow{"words in raw", R"("issued":{"raw":"January 1, 2013"})", Field::issued, "2013-01-01"},
        FieldRow{"no date in raw", R"("issued":{"raw":"in press"})", Field::issued, "in press"},
        FieldRow{"literal stays literal", R"("issued":{"literal":"2013"})", Field::issued, "2013"},
        FieldRow{"number", R"("issued":2013)", Field::issued, "2013"},
        FieldRow{"no such day: month is kept", R"("issued":{"date-parts":[[2021,2,29]]})", Field::issued, "2021-02"},
        FieldRow{"no such month: year is kept", R"("issued":{"date-parts":[[2021,19]]})", Field::issued, "2021"},
        FieldRow{"published where nothing is issued", R"("published-print":{"date-parts":[[2020]]})", Field::issued,
                 "2020"}),
    [](const auto& row) { return "row" + std::to_string(row.index); });

INSTANTIATE_TEST_SUITE_P(
    Notes, CslRead,
    testing::Values(FieldRow{"a remark", R"("note":"Remark: good")", Field::note, "Remark: good"},
                    FieldRow{"variables go, the rest stays", R"("note":"PMID: 12\noriginal-date: 1886-04\nA remark")",
                             Field::note, "A remark"},
                    FieldRow{"a date", R"("note":"Original Date: 1886-04")", Field::original_date, "1886-04"},
                    FieldRow{"a name", R"("note":"editor: Doe || Ann")", Field::editor, "Ann|Doe"},
                    FieldRow{"citeproc-js's braces", R"("note":"{:genre: Talk}")", Field::genre, "Talk"},
                    FieldRow{"a variable that is there is a remark", R"("title":"T","note":"Title: U")", Field::note,
                             "Title: U"}),
    [](const auto& row) { return "row" + std::to_string(row.index); });

struct IdRow {
  const char* what;
  std::string_view members;
  std::string expected;  ///< "scheme:value(version)[relation]" for each.
};

class CslIdentifiers : public testing::TestWithParam<IdRow> {};

TEST_P(CslIdentifiers, AreRead) {
  const test::Read got = read(fmt::format(R"({{"id":"k",{}}})", GetParam().members));
  ASSERT_EQ(got.items.size(), 1U) << GetParam().what;
  std::string all;
  for (const Identifier& id : got.record(0).identifiers) {
    add(all, " ", fmt::format("{}:{}", spelling(id.scheme), id.value));
    if (!id.version.empty()) all += fmt::format("({})", id.version);
    if (id.relation != Relation::self) all += fmt::format("[{}]", spelling(id.relation));
  }
  EXPECT_EQ(all, GetParam().expected) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, CslIdentifiers,
    testing::Values(IdRow{"DOI in URL form", R"("type":"book","DOI":"https://doi.org/10.1000/x")", "doi:10.1000/x"},
                    IdRow{"ISSNs of a journal", R"("type":"article-journal","ISSN":["0028-0836","1476-4687"])",
                          "issn:0028-0836[part-of] issn:1476-4687[part-of]"},
                    IdRow{"ISSNs in a string", R"("type":"article-journal","ISSN":"0028-0836, 1476-4687")",
                          "issn:0028-0836[part-of] issn:1476-4687[part-of]"},
                    IdRow{"ISBN of a book", R"("type":"book","ISBN":"978-3-642-32156-6")", "isbn:978-3-642-32156-6"},
                    IdRow{"ISBN of Crossref", R"("type":"book","ISBN":["http://id.crossref.org/isbn/9783642321566"])",
                          "isbn:9783642321566"},
                    IdRow{"no ISBN", R"-("type":"book","ISBN":"none (paperback)")-", "isbn:none (paperback)"},
                    IdRow{"PMID as number", R"("type":"book","PMID":123,"PMCID":"PMC4")", "pmid:123 pmc:PMC4"},
                    IdRow{"preprint", R"("type":"article","number":"arXiv:2409.13598v2")", "arxiv:2409.13598(v2)"},
                    IdRow{"a report's number is no preprint", R"("type":"report","number":"arXiv:2409.13598")", ""},
                    IdRow{"note", R"("type":"book","note":"DOI: 10.1/x\narXiv: 2409.13598 [cs]")",
                          "doi:10.1/x arxiv:2409.13598"},
                    IdRow{"sentence in a note", R"("type":"book","note":"DOI: 10.1/x was withdrawn")", ""},
                    IdRow{"two ISBN in a note", R"("type":"book","note":"ISBN: 9783642321566 978-3-642-32156-6")",
                          "isbn:9783642321566 isbn:978-3-642-32156-6"}),
    [](const auto& row) { return "row" + std::to_string(row.index); });

TEST(CslReader, KnowsTheTypesOfOtherPrograms) {
  const test::Read got = read(
      R"([{"type":"journal-article","title":"a"},{"type":"posted-content","title":"b"},{"type":"journalArticle","title":"c"},)"
      R"({"type":"Nonsense","title":"d"},{"title":"e"}])");
  ASSERT_EQ(got.items.size(), 5U);
  EXPECT_EQ(got.record(0).kind, Kind::article_journal);
  EXPECT_EQ(got.record(0).kind_as_written, "journal-article");
  EXPECT_EQ(got.record(1).kind, Kind::article);
  EXPECT_EQ(got.record(2).kind, Kind::article_journal);
  EXPECT_EQ(got.record(3).kind, Kind::document);
  EXPECT_EQ(got.record(3).kind_as_written, "Nonsense");
  EXPECT_EQ(got.record(4).kind, Kind::document);
  EXPECT_EQ(codes(got.diagnostics), "unknown-type unknown-type");
}

TEST(CslReader, TakesTheCitationKeyForTheKey) {
  const test::Read got =
      read(R"([{"id":7,"type":"book","title":"t"},{"id":"http://zotero.org/x","citation-key":"doe2020","type":"book"},)"
           R"({"id":"z/1","type":"book","note":"Citation Key: roe1999"}])");
  ASSERT_EQ(got.items.size(), 3U);
  EXPECT_EQ(got.record(0).key, "7");
  EXPECT_EQ(got.record(1).key, "doe2020");
  ASSERT_EQ(got.record(1).extra.size(), 1U);
  EXPECT_EQ(got.record(1).extra[0].value, "\"http://zotero.org/x\"");
  EXPECT_EQ(got.record(2).key, "roe1999");
}

TEST(CslReader, KeepsWhatIsUnknownAsWritten) {
  const test::Read got = read(
      R"({"type":"book","title":"t","x":{"y":[1, 2]},"custom":{"a":"b"},"author":[{"family":"F","static-ordering":true}],)"
      R"("issued":{"date-parts":[[2020]],"date-time":"2020"},"container-title":["Long","Short"]})");
  std::string all;
  for (const Extra& extra : got.record(0).extra) {
    EXPECT_EQ(extra.format, "csl-json");
    all += fmt::format("{}={}\n", extra.tag, extra.value);
  }
  EXPECT_EQ(all,
            "x={\"y\":[1, 2]}\n"
            "custom.a=\"b\"\n"
            "container-title/1=\"Short\"\n"
            "author/0/static-ordering=true\n"
            "issued/date-time=\"2020\"\n");
}

TEST(CslReader, FindsTheRecordsWithinOtherObjects) {
  struct Row {
    const char* what;
    const char* json;
    std::size_t records;
  };
  for (const Row& row :
       {Row{"one object", R"({"type":"book","title":"t"})", 1},
        Row{"pandoc", R"({"references":[{"type":"book","title":"t"},{"type":"book","title":"u"}],"x":{"title":"no"}})",
            2},
        Row{"Crossref, one work", R"({"status":"ok","message":{"type":"book","title":["t"]},"x":1})", 1},
        Row{"Crossref, a list",
            R"({"status":"ok","message":{"total-results":2,"items":[{"type":"book","title":["t"]}],"q":{}},"z":[1]})",
            1},
        Row{"objects one after the other", "{\"type\":\"book\"}\n{\"type\":\"book\"}", 2},
        Row{"two arrays, as from cat", R"([{"type":"book"}][{"type":"book"}])", 2},
        Row{"two of pandoc", R"({"references":[{"type":"book"}]} {"references":[{"type":"book"}]})", 2},
        Row{"a record's own references", R"({"type":"book","references":"r"})", 1}, Row{"empty", "[]", 0},
        Row{"blank", " \n", 0}}) {
    const test::Read got = read(row.json);
    EXPECT_EQ(got.items.size(), row.records) << row.what;
    EXPECT_EQ(codes(got.diagnostics), "") << row.what;
  }
}

struct FaultRow {
  const char* what;
  std::string json;
  std::string titles;  ///< Titles of the records that were read.
  std::string codes;
};

class CslFaults : public testing::TestWithParam<FaultRow> {};

TEST_P(CslFaults, CostNoOtherRecord) {
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 16}) {
    const test::Read got = test::run_reader(csl_json::format, GetParam().json, {}, block);
    std::string titles;
    for (const Item& item : got.items) {
      const Text* title = item.record->text(Field::title);
      titles += title == nullptr ? std::string_view("-") : title->plain;
    }
    EXPECT_EQ(titles, GetParam().titles) << GetParam().what << " in blocks of " << block;
    EXPECT_EQ(codes(got.diagnostics), GetParam().codes) << GetParam().what << " in blocks of " << block;
  }
}

const std::string a = R"({"type":"book","title":"a"})";
const std::string c = R"({"type":"book","title":"c"})";

INSTANTIATE_TEST_SUITE_P(
    Rows, CslFaults,
    testing::Values(FaultRow{"no fault", "[" + a + "," + c + "]", "ac", ""},
                    FaultRow{"a bad word", "[" + a + R"(,{"type":"book","title":nope},)" + c + "]", "ac", "bad-json"},
                    FaultRow{"a missing brace", "[" + a + R"(,{"type":"book","title":"b",)" + c + "]", "ac",
                             "bad-json missing-comma"},
                    FaultRow{"an unclosed string", "[" + a + ",\n{\"type\":\"book\",\"title\":\"b},\n" + c + "]", "ac",
                             "bad-json missing-comma"},
                    FaultRow{"an unclosed list", "[" + a + R"(,{"author":[{"family":"x"},"title":"b"},)" + c + "]",
                             "ac", "bad-json"},
                    FaultRow{"an unclosed list at the end", "[" + a + R"(,{"author":[{"family":"x"}},)" + c + "]", "ac",
                             "bad-json"},
                    FaultRow{"a bad escape", "[" + a + R"(,{"title":"\x"},)" + c + "]", "ac", "bad-json"},
                    FaultRow{"a raw control character", "[" + a + ",{\"title\":\"\x01\"}," + c + "]", "ac", "bad-json"},
                    FaultRow{"a missing comma", "[" + a + " " + c + "]", "ac", "missing-comma"},
                    FaultRow{"a trailing comma", "[" + a + "," + c + ",]", "ac", ""},
                    FaultRow{"no records between", "[" + a + R"(,1,"s",[2,{"title":"no"}],)" + c + "]", "ac",
                             "not-a-record not-a-record not-a-record"},
                    FaultRow{"nothing of CSL", R"([{"x":1},)" + c + "]", "c", "not-a-record"},
                    FaultRow{"cut off between", "[" + a + ",", "a", "truncated-input"},
                    FaultRow{"cut off within", "[" + a + R"(,{"title":"b")", "a", "truncated-input"},
                    FaultRow{"a member twice", R"([{"type":"book","title":"a","title":"b"}])", "a", "duplicate-member"},
                    FaultRow{"free text", "hello " + a, "a", "not-a-record"}),
    [](const auto& row) { return "row" + std::to_string(row.index); });

TEST(CslReader, SaysWhereTheFaultIs) {
  const std::string json = "[" + a + ",\n {\"title\": nope}]";
  const test::Read got = read(json);
  ASSERT_EQ(got.diagnostics.size(), 1U);
  EXPECT_EQ(got.diagnostics[0].span.pos, json.find("nope"));
}

TEST(CslReader, SurvivesHostileInput) {
  const auto repeat = [](std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  constexpr std::size_t million = 1'000'000;
  for (const std::string& json : {repeat("[", million),
                                  repeat("{\"a\":", million),
                                  repeat("{", million),
                                  repeat("{]", million),
                                  repeat("{]\"a\":", million / 4),
                                  repeat("1,", million),
                                  "[" + repeat("{},", million / 4),
                                  repeat("\"", million),
                                  "{\"title\":\"" + repeat("<i>", million / 4) + "\"}",
                                  "{\"title\":\"" + repeat("&amp;", million / 4) + "\"}",
                                  "{\"title\":\"" + repeat("<i>", million / 8) + repeat("</i>", million / 8) + "\"}",
                                  "[{\"title\":\"" + repeat("\\", million),
                                  std::string(million, '\0'),
                                  "[{\"x\":" + repeat("[", million) + "}]",
                                  "{\"title\":\"" + std::string(10, '\0') + "\"}",
                                  std::string("{\"title\":\"\xff\xc3\"}"),
                                  "[" + repeat("{\"type\":\"book\"\n", million / 16),
                                  repeat("{\"message\":", million / 8),
                                  "{" + repeat("\"note\":\"x\",", million / 16) + "\"type\":\"book\"}",
                                  "{\"note\":\"" + repeat("PMID: 1\\n", million / 8) + "\"}"}) {
    EXPECT_LE(read(json).items.size(), million / 4);
  }
}

/// Quadratic time would take minutes.
TEST(CslReader, TakesManyIdentifiers) {
  constexpr int many = 200'000;
  std::string numbers;
  std::string noted;
  for (int i = 0; i < many; ++i) {
    add(numbers, ", ", fmt::format("978{:010}", i));
    add(noted, ",", fmt::format(R"({{"scheme":"isbn","value":"978{:010}","relation":"version-of"}})", i));
  }
  const test::Read got = read(R"([{"type":"book","ISBN":")" + numbers + ", 9780000000000" +
                              R"(","custom":{"opcit":{"identifiers":[)" + noted + "]}}}]");
  ASSERT_EQ(got.items.size(), 1U);
  ASSERT_EQ(got.items[0].record->identifiers.size(), static_cast<std::size_t>(many));
  for (const Identifier& id : got.items[0].record->identifiers) ASSERT_EQ(id.relation, Relation::version_of);
}

TEST(CslReader, SurvivesEveryPrefix) {
  const std::string json =
      R"([{"id":"k","type":"article","title":"a <i>b</i> \u00e9","author":[{"family":"F"}],)"
      R"("issued":{"date-parts":[[2020,1]]},"number":"arXiv:2409.13598","custom":{"opcit":{)"
      R"("runs":{"title":{"of":7,"runs":[[1,0,1,"math","x"]]}},"fields":[["note",{"plain":"n"}]]}}}])";
  for (std::size_t size = 0; size <= json.size(); ++size) read(std::string_view(json).substr(0, size));
}

TEST(CslReader, ReadsLines) {
  const std::string lines = a + "\n\n" + "{\"title\":nope}\n" + c + "\r\n[" + a + "," + c + "]\n\"x\"";
  for (const std::size_t block : {std::size_t{1}, std::size_t{1} << 16}) {
    const test::Read got = test::run_reader(csl_jsonl::format, lines, {}, block);
    EXPECT_EQ(got.items.size(), 4U);
    EXPECT_EQ(codes(got.diagnostics), "bad-json not-a-record");
  }
}

TEST(CslReader, GoesOnBehindARecordThatIsTooLarge) {
  const auto reader = csl_json::format.reader({});
  const std::string window = "[{\"title\":\"" + std::string(100, 'x') + "\"}, {\"id\":1,\"title\":\"y\"}]";
  EXPECT_EQ(reader->resync(window), window.find("{\"id\""));
  EXPECT_EQ(reader->resync("[{\"title\":\"x\"}]"), std::string_view::npos);
}

struct SniffRow {
  const char* head;
  Match array;
  Match lines;
};

TEST(CslSniff, TellsArraysFromLinesAndOthers) {
  constexpr Match no = Match::no;
  for (const SniffRow& row : {SniffRow{R"([{"id":"a","type":"book"}])", Match::sure, no},
                              SniffRow{R"( {"type" : "book", "title": "x"})", Match::sure, no},
                              SniffRow{"{\"type\":\"book\",\"id\":1}\n{\"type\":\"book\"}\n", no, Match::sure},
                              SniffRow{"{\n\"type\":\"book\",\"id\":1}\n{\"type\":\"book\"}\n", Match::sure, no},
                              SniffRow{"{\"id\":\"1\",\"title\":\"x\",\"authors_parsed\":[]}\n{\"id\":\"2\"}", no, no},
                              SniffRow{"[1,2]", no, no}, SniffRow{R"({"foo": 1})", no, no},
                              SniffRow{"@article{x,\n title = {\"type\"}}", no, no}, SniffRow{"", no, no},
                              SniffRow{"{\\rtf1 \"type\": }", no, no}}) {
    EXPECT_EQ(csl_json::format.sniff(row.head), row.array) << row.head;
    EXPECT_EQ(csl_jsonl::format.sniff(row.head), row.lines) << row.head;
  }
}

}  // namespace
}  // namespace opcit
