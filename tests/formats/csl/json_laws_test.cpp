/// Laws over generated records: reading the output gives the same records, writing them again gives the same bytes, and
/// the result does not depend on where the input is cut.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "csl/json_format.h"
#include "csl/jsonl_format.h"
#include "csl/tables.h"
#include "model/dates/date.h"
#include "opcit/builder.h"
#include "support/format_run.h"
#include "syntax/json/cursor.h"
#include "syntax/json/slicer.h"

namespace opcit {
namespace {

// ---------------------------------------------------------------- a record as text, to compare and to show

std::string quoted(std::string_view text) { return fmt::format("'{}'", text); }

std::string_view flag(bool set, std::string_view name) { return set ? name : std::string_view(); }

std::string dump(const Name& name) {
  std::string out;
  for (const std::string_view part : {name.family, name.given, name.dropping_particle, name.non_dropping_particle,
                                      name.suffix, name.literal, name.orcid}) {
    out += quoted(part);
  }
  for (const std::string_view place : name.affiliations) out += fmt::format("@'{}'", place);
  return fmt::format("({})", out);
}

std::string dump(const Date& date) {
  return fmt::format("{}{}{}{}{}'{}'", to_edtf(date), flag(date.range, " range"), flag(date.circa, " circa"),
                     flag(date.uncertain, " uncertain"), flag(date.year_inferred, " inferred"), date.literal);
}

std::string dump(const Text& text) {
  std::string out = quoted(text.plain);
  for (const opcit::Run& run : text.runs) {
    out += fmt::format("{{{},{},{},{}}}", run.pos, run.len, static_cast<int>(run.style), run.detail);
  }
  return out;
}

std::string dump(const Value& value) {
  if (const auto* text = std::get_if<Text>(&value)) return dump(*text);
  if (const auto* date = std::get_if<Date>(&value)) return dump(*date);
  std::string out;
  if (const auto* list = std::get_if<List>(&value)) {
    for (const std::string_view part : *list) out += quoted(part);
    return out;
  }
  const auto& names = std::get<Names>(value);
  for (const Name& name : names.people) out += dump(name);
  out += flag(names.truncated, " et al.");
  for (const Name& name : names.unlisted) out += fmt::format(" not listed: {}", dump(name));
  return out;
}

/// One line per part, sorted, because the writer chooses the order of fields.
std::string dump(const Record& record) {
  std::vector<std::string> lines;
  for (const FieldValue& part : record.fields) {
    lines.push_back(fmt::format("{}{} {}", spelling(part.field), flag(part.inherited, " inherited"), dump(part.value)));
  }
  for (const Identifier& id : record.identifiers) {
    lines.push_back(
        fmt::format("{} {} '{}' '{}' '{}'", spelling(id.scheme), spelling(id.relation), id.value, id.version, id.type));
  }
  std::ranges::stable_sort(lines);
  for (const Category& each : record.categories) {
    lines.push_back(fmt::format("category '{}' '{}'{}", each.scheme, each.term, flag(each.primary, " primary")));
  }
  for (const Link& each : record.links) {
    lines.push_back(fmt::format("link {} '{}' '{}'", spelling(each.kind), each.url, each.label));
  }
  for (const Extra& each : record.extra) {
    lines.push_back(fmt::format("extra '{}' '{}' '{}'", each.format, each.tag, each.value));
  }
  return fmt::format("'{}' {} '{}'{}\n{}\n", record.key, spelling(record.kind), record.kind_as_written,
                     flag(record.recovered, " recovered"), fmt::join(lines, "\n"));
}

// ---------------------------------------------------------------- random records

class Generator {
 public:
  Generator(std::uint32_t seed, Batch& batch) : random_(seed), batch_(batch), builder_(batch) {}

  void record() {
    builder_.begin({});
    builder_.record().key = copy(fmt::format("key{}", below(1000)));
    builder_.record().kind = static_cast<Kind>(below(kind_count));
    if (one_in(3)) builder_.record().kind_as_written = "misc";
    builder_.record().recovered = one_in(9);
    for (std::size_t n = below(12); n > 0; --n) field(static_cast<Field>(below(field_count)));
    if (one_in(3)) field(Field::note);
    if (one_in(3)) field(Field::number);
    identifiers();
    while (one_in(3)) builder_.category({one_in(2) ? "arxiv" : "", text(), one_in(2)});
    while (one_in(3)) builder_.link({static_cast<LinkKind>(below(5)), text(), one_in(2) ? text() : ""});
    while (one_in(4)) builder_.extra({"bibtex", text(), text()});
    builder_.finish();
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  std::string_view copy(const std::string& text) { return batch_.arena.copy(text); }

  /// Text that is hard to read correctly: markup, entities, variables, commas, escapes.
  std::string_view text() {
    static constexpr const char* pieces[] = {
        "a",  "B c",     " ",      "é",          "<i>",       "</i>", "<",  "&amp;", "&",
        "\"", "\\",      "\n",     "DOI: ",      "type: map", ",",    ", ", ":",     "\x01",
        "漢", "</span>", "arXiv:", "2409.13598", "<jats:p>",  "null", "[",  "}"};
    std::string out(below(2), 'x');
    for (std::size_t n = below(6); n > 0; --n) out += pieces[below(std::size(pieces))];
    if (out.empty()) out.push_back('y');
    return copy(out);
  }

  void runs(std::string_view plain, std::size_t from, std::size_t to, std::vector<opcit::Run>& out, int depth) {
    while (from < to && depth < 4) {
      std::size_t begin = from + below(to - from + 1);
      std::size_t end = begin + below(to - begin + 1);
      const auto inside = [&](std::size_t at) {
        return at < plain.size() && (static_cast<unsigned char>(plain[at]) & 0xC0U) == 0x80U;
      };
      while (inside(begin)) ++begin;
      while (inside(end)) ++end;
      if (begin > end) return;
      const auto style = static_cast<Style>(below(static_cast<std::size_t>(Style::tex) + 1));
      out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), style,
                     style >= Style::link ? text() : std::string_view()});
      if (end > begin) runs(plain, begin, end, out, depth + 1);
      from = std::max(end, from + 1);
      if (one_in(2)) return;
    }
  }

  Name name() {
    if (one_in(4)) return {.literal = text()};
    Name out{.family = text()};
    if (one_in(2)) out.given = text();
    if (one_in(4)) out.non_dropping_particle = text();
    if (one_in(6)) out.dropping_particle = text();
    if (one_in(6)) out.suffix = text();
    if (one_in(4)) out.orcid = "0000-0002-1825-0097";
    if (one_in(4)) out.affiliations = batch_.arena.copy(std::vector<std::string_view>{text(), text()});
    return out;
  }
  std::span<const Name> people() {
    std::vector<Name> list;
    do list.push_back(name());
    while (one_in(2));
    return batch_.arena.copy(list);
  }

  DatePoint point() {
    DatePoint out{.year = static_cast<int>(below(4000)) - 1000, .has_year = true};
    if (one_in(4)) out.season = static_cast<std::uint8_t>(1 + below(4));
    if (out.season == 0 && !one_in(4)) out.month = static_cast<std::uint8_t>(1 + below(12));
    if (out.month != 0 && one_in(2)) out.day = static_cast<std::uint8_t>(1 + below(28));
    return out;
  }
  Date date() {
    Date out;
    if (one_in(8)) {
      out.literal = text();
    } else {
      if (!one_in(8)) out.from = point();
      out.range = one_in(3) || !out.from.has_year;
      if (out.range && (!one_in(3) || !out.from.has_year)) out.to = point();
      out.year_inferred = one_in(5);
      out.uncertain = one_in(5);
    }
    out.circa = one_in(5);
    return out;
  }

  void field(Field field) {
    FieldValue value{field, {}, Text{}, one_in(10)};
    switch (shape(field)) {
      case Shape::names: {
        Names names{people(), one_in(4)};
        if (one_in(4)) names.unlisted = people();
        value.value = names;
        break;
      }
      case Shape::date:
        value.value = date();
        break;
      case Shape::list: {
        std::vector<std::string_view> list;
        do list.push_back(text());
        while (one_in(2));
        value.value = batch_.arena.copy(list);
        break;
      }
      case Shape::text: {
        const std::string_view plain = text();
        std::vector<opcit::Run> list;
        if (one_in(2)) runs(plain, 0, plain.size(), list, 0);
        value.value = Text{plain, batch_.arena.copy(list)};
        break;
      }
    }
    builder_.field(value);
  }

  void identifiers() {
    if (one_in(3))
      builder_.identifier({.scheme = Scheme::arxiv, .value = "2409.13598", .version = one_in(2) ? "v2" : ""});
    if (one_in(3))
      builder_.identifier({.scheme = Scheme::doi, .value = one_in(2) ? "10.1000/x" : "10.48550/arXiv.2409.13598"});
    if (one_in(3)) builder_.identifier({.scheme = Scheme::issn, .relation = relation(), .value = "0028-0836"});
    if (one_in(3)) builder_.identifier({.scheme = Scheme::isbn, .relation = relation(), .value = "978-3-642-32156-6"});
    if (one_in(3))
      builder_.identifier({.scheme = Scheme::url, .value = one_in(2) ? text() : "https://arxiv.org/abs/2409.13598"});
    if (one_in(4)) builder_.identifier({.scheme = Scheme::jstor, .value = "12"});
    if (one_in(4)) builder_.identifier({.scheme = Scheme::doi, .relation = relation(), .value = "10.2000/y"});
    if (one_in(4)) builder_.identifier({.scheme = Scheme::other, .value = text(), .type = "OCLC"});
  }
  Relation relation() { return static_cast<Relation>(below(3)); }

  std::mt19937 random_;
  Batch& batch_;
  RecordBuilder builder_;
};

struct Case {
  const char* name;
  const Format* format;
  Options options;
};
const Case cases[] = {{"csl-json", &csl_json::format, {}},
                      {"csl-jsonl", &csl_jsonl::format, {}},
                      {"csl-json for Zotero", &csl_json::format, {{"csl-profile", "zotero"}}}};

TEST(CslLaws, WhatIsWrittenIsReadBack) {
  for (const Case& each : cases) {
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
      Batch batch;
      Generator(seed, batch).record();
      const test::Written written = test::run_writer(*each.format, batch.items, each.options);
      const test::Read got = test::run_reader(*each.format, written.text);
      ASSERT_EQ(got.items.size(), 1U) << each.name << " seed " << seed << "\n" << written.text;
      ASSERT_TRUE(got.diagnostics.empty()) << each.name << " seed " << seed << "\n" << written.text;
      ASSERT_EQ(dump(got.record(0)), dump(*batch.items[0].record)) << each.name << " seed " << seed << "\n"
                                                                   << written.text;
      ASSERT_EQ(test::run_writer(*each.format, got.items, each.options).text, written.text)
          << each.name << " seed " << seed;
    }
  }
}

TEST(CslLaws, WhatIsWrittenIsJson) {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    Batch batch;
    Generator(seed, batch).record();
    EXPECT_TRUE(nlohmann::json::accept(test::run_writer(csl_json::format, batch.items).text)) << seed;
    const std::string line = test::run_writer(csl_jsonl::format, batch.items).text;
    EXPECT_TRUE(nlohmann::json::accept(line)) << seed;
    EXPECT_EQ(std::ranges::count(line, '\n'), 1) << seed;
  }
}

TEST(CslLaws, CutsDoNotMatter) {
  Batch batch;
  Generator generator(7, batch);
  for (int i = 0; i < 40; ++i) generator.record();
  for (const Case& each : cases) {
    std::string text = test::run_writer(*each.format, batch.items, each.options).text;
    if (each.format == &csl_json::format) text.insert(text.find(",\n  {"), "\n, {\"title\": nope}, 3");
    const test::Read whole = test::run_reader(*each.format, text);
    EXPECT_EQ(whole.items.size(), 40U);
    for (const std::size_t block : {1U, 2U, 3U, 64U, 1000U, 4096U}) {
      const test::Read parts = test::run_reader(*each.format, text, {}, block);
      ASSERT_EQ(parts.items.size(), whole.items.size()) << each.name << " " << block;
      for (std::size_t i = 0; i < whole.items.size(); ++i) {
        EXPECT_EQ(dump(parts.record(i)), dump(whole.record(i)));
        EXPECT_EQ(parts.record(i).source, whole.record(i).source);
      }
      ASSERT_EQ(parts.diagnostics.size(), whole.diagnostics.size()) << each.name << " " << block;
      for (std::size_t i = 0; i < whole.diagnostics.size(); ++i) {
        EXPECT_EQ(parts.diagnostics[i].span, whole.diagnostics[i].span);
        EXPECT_EQ(parts.diagnostics[i].code, whole.diagnostics[i].code);
      }
    }
  }
}

/// Every row of the mapping table is written under its name and read again.
TEST(CslLaws, EveryPropertyIsReadAndWritten) {
  for (const csl::Property& row : csl::properties()) {
    Batch batch;
    RecordBuilder builder(batch);
    builder.begin({});
    builder.record().kind = Kind::book;
    const std::vector<Name> people = {{.family = "F"}};
    if (row.codec == csl::Codec::names) builder.names(row.field, {batch.arena.copy(people)});
    if (row.codec == csl::Codec::date) builder.date(row.field, {.from = {.year = 2020, .has_year = true}});
    if (row.codec == csl::Codec::list) builder.list(row.field, {"a"});
    if (shape(row.field) == Shape::text) builder.text(row.field, "v");
    builder.finish();
    const test::Written written = test::run_writer(csl_jsonl::format, batch.items);
    const bool found = written.text.find(fmt::format("\"{}\":", row.name)) != std::string::npos;
    EXPECT_EQ(found, row.in_schema) << row.name;
    EXPECT_EQ(dump(test::run_reader(csl_jsonl::format, written.text).record(0)), dump(*batch.items[0].record));
  }
}

/// If a value was edited, custom.opcit's data about it is ignored.
TEST(CslLaws, EditsWin) {
  const test::Read got = test::run_reader(
      csl_json::format,
      R"([{"id":"k","type":"thesis","title":"Edited","keyword":"x","DOI":"10.1/new","number":"arXiv:2409.13598","custom":{"opcit":{)"
      R"("kind":{"article":"misc"},"runs":{"title":{"of":3,"runs":[[0,0,3,"math","x"]]}},"keywords":["a,b"],"derived":["DOI"]}}}])");
  const Record& record = got.record(0);
  EXPECT_EQ(record.kind, Kind::thesis);
  EXPECT_EQ(record.kind_as_written, "");
  EXPECT_TRUE(record.text(Field::title)->runs.empty());
  EXPECT_EQ(dump(Value(*record.list(Field::keyword))), "'x'");
  EXPECT_EQ(record.identifier(Scheme::doi)->value, "10.1/new");
}

/// If another program wrote the section, nothing is lost and nothing breaks.
TEST(CslLaws, ForeignSectionsAreKept) {
  const test::Read got = test::run_reader(
      csl_json::format,
      R"([{"type":"book","title":"t","custom":{"opcit":{"runs":5,"mine":[1],"links":[{"kind":"pdf"}]}}}])");
  ASSERT_EQ(got.items.size(), 1U);
  EXPECT_EQ(got.record(0).links.size(), 1U);
  ASSERT_EQ(got.record(0).extra.size(), 2U);
  EXPECT_EQ(got.record(0).extra[0].tag, "opcit/runs");
  EXPECT_EQ(got.record(0).extra[1].value, "[1]");
}

// ---------------------------------------------------------------- the cursor compared with nlohmann's parser

TEST(JsonCursor, AcceptsWhatNlohmannAccepts) {
  std::mt19937 random(3);
  constexpr std::string_view alphabet[] = {
      "{", "}",  "[",       "]",  ",",    ":", "\"a\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"",
      "1", "-0", "01",      "1.", "1e-5", "-", "true",  "null",        "nul",
      " ", "\n", "\"\\x\"", "\"b"};
  int accepted = 0;
  for (int round = 0; round < 200000; ++round) {
    std::string text;
    for (std::size_t n = 1 + random() % 7; n > 0; --n) text += alphabet[random() % std::size(alphabet)];
    Arena arena;
    json::Cursor cursor(text, 0, arena);
    std::string_view raw;
    const bool good = cursor.raw(raw) && cursor.peek() == 0 && cursor.at() == text.size();
    ASSERT_EQ(good, nlohmann::json::accept(text)) << text;
    accepted += good ? 1 : 0;
    if (!good || text.find_first_of("{[") == std::string::npos) continue;
    // The slicer ends a complete value at the same position as the cursor.
    const std::size_t start = text.find_first_of("{[");
    if (text.substr(0, start).find('"') == std::string::npos) {
      EXPECT_EQ(json::skip_value(text, start), raw.size() + static_cast<std::size_t>(raw.data() - text.data())) << text;
    }
  }
  EXPECT_GT(accepted, 1000);
}

TEST(JsonCursor, DecodesWhatNlohmannDecodes) {
  for (const std::string text :
       {R"("")", R"("plain")", R"("a\"b\\c\/d\b\f\n\r\t")", R"("\u0041\u00e9\u20ac\ud83d\ude00")",
        R"("12345678\n1234567")", "\"\u00e9\U0001F600 long enough for two steps\""}) {
    Arena arena;
    json::Cursor cursor(text, 0, arena);
    std::string_view out;
    ASSERT_TRUE(cursor.string(out)) << text;
    EXPECT_EQ(out, nlohmann::json::parse(text).get<std::string>()) << text;
  }
}

}  // namespace
}  // namespace opcit
