#include "sidecar/record_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/record_generator.h"

namespace opcit {
namespace {

using carry::Part;
using test::RecordGenerator;

std::string written(const Record& record) {
  std::string out;
  carry::write_record(out, record);
  return out;
}

void expect_comes_back(const Record& record) {
  const std::string json = written(record);
  EXPECT_TRUE(nlohmann::json::accept(json)) << json;
  Arena arena;
  const Record* back = carry::read_record(json, arena);
  ASSERT_NE(back, nullptr) << json;
  EXPECT_EQ(written(*back), json);
}

TEST(RecordJson, EveryRecordComesBack) {
  for (const auto taste : {RecordGenerator::Taste::plausible, RecordGenerator::Taste::nasty}) {
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
      Batch batch;
      RecordGenerator(seed, taste, batch).record();
      expect_comes_back(*batch.items[0].record);
    }
  }
}

TEST(RecordJson, EveryRowOfTheVocabularyComesBack) {
  Batch batch;
  RecordGenerator(1, RecordGenerator::Taste::plausible, batch).every_row();
  EXPECT_EQ(batch.items.size(), kind_count + field_count + 3 * scheme_count);
  for (const Item& item : batch.items) expect_comes_back(*item.record);
}

/// Compares member by member, because the JSON of both could omit the same member.
TEST(RecordJson, EveryMemberComesBack) {
  Arena arena;
  const std::vector<opcit::Run> runs = {{1, 2, Style::link, "https://a.example"}, {2, 1, Style::tex, "\\x"}};
  const std::vector<std::string_view> places = {"MIT", ""};
  const std::vector<Name> people = {{"f", "g", "d", "n", "s", "l", "o", places}};
  Date date;
  date.from = {-43, 3, 15, 0, true};
  date.to = {2020, 0, 0, 2, true};
  date.range = date.circa = date.uncertain = date.year_inferred = true;
  date.literal = "ides";
  const std::vector<FieldValue> fields = {{Field::title, {}, Text{"abcd", runs}, true},
                                          {Field::author, {}, Names{people, true, people}, false},
                                          {Field::issued, {}, date, true},
                                          {Field::keyword, {}, List(places), false}};
  const std::vector<Identifier> ids = {{Scheme::arxiv, Relation::part_of, "1", "v2", "t", {}, true}};
  const std::vector<Category> categories = {{"acm", "I.2", true, {}}};
  const std::vector<Link> links = {{LinkKind::file, "u", "l", {}}};
  const std::vector<Extra> extra = {{"ris", "U1", "v", {}, true}};
  const Record record{"k", true, true, Kind::treaty, "w", fields, ids, categories, links, extra, {}};
  const std::string json = written(record);
  const Record* back = carry::read_record(json, arena);
  ASSERT_NE(back, nullptr) << json;
  EXPECT_EQ(back->key, "k");
  EXPECT_TRUE(back->key_generated && back->recovered);
  EXPECT_EQ(back->kind, Kind::treaty);
  EXPECT_EQ(back->kind_as_written, "w");
  ASSERT_EQ(back->fields.size(), 4U);
  EXPECT_TRUE(back->fields[0].inherited && !back->fields[1].inherited && back->fields[2].inherited);
  const Text& text = *back->text(Field::title);
  EXPECT_EQ(text.plain, "abcd");
  EXPECT_TRUE(std::ranges::equal(text.runs, runs));
  const Names& names = *back->names(Field::author);
  EXPECT_TRUE(names.truncated);
  for (const std::span<const Name> list : {names.people, names.unlisted}) {
    ASSERT_EQ(list.size(), 1U);
    const Name& name = list[0];
    EXPECT_EQ(std::string() + std::string(name.family) + std::string(name.given) + std::string(name.dropping_particle) +
                  std::string(name.non_dropping_particle) + std::string(name.suffix) + std::string(name.literal) +
                  std::string(name.orcid),
              "fgdnslo");
    EXPECT_TRUE(std::ranges::equal(name.affiliations, places));
  }
  const Date& when = *back->date(Field::issued);
  EXPECT_TRUE(when.from == date.from && when.to == date.to);
  EXPECT_TRUE(when.range && when.circa && when.uncertain && when.year_inferred);
  EXPECT_EQ(when.literal, "ides");
  EXPECT_TRUE(std::ranges::equal(*back->list(Field::keyword), places));
  const Identifier& id = back->identifiers[0];
  EXPECT_TRUE(id.scheme == Scheme::arxiv && id.relation == Relation::part_of && id.inherited);
  EXPECT_TRUE(id.value == "1" && id.version == "v2" && id.type == "t");
  EXPECT_TRUE(back->categories[0].scheme == "acm" && back->categories[0].term == "I.2" && back->categories[0].primary);
  EXPECT_TRUE(back->links[0].kind == LinkKind::file && back->links[0].url == "u" && back->links[0].label == "l");
  EXPECT_TRUE(back->extra[0].format == "ris" && back->extra[0].tag == "U1" && back->extra[0].value == "v" &&
              back->extra[0].restates);
}

TEST(RecordJson, BytesThatAreNoTextComeBack) {
  const std::vector<FieldValue> fields = {{Field::title, {}, Text{"\xff\xfe z", {}}}};
  const std::vector<Extra> extra = {{"ris", "\xc3", std::string_view("\0\x80", 2)}};
  Record record;
  record.key = "\x80";
  record.fields = fields;
  record.extra = extra;
  const std::string json = written(record);
  EXPECT_TRUE(nlohmann::json::accept(json)) << json;
  Arena arena;
  const Record* back = carry::read_record(json, arena);
  ASSERT_NE(back, nullptr) << json;
  EXPECT_EQ(back->key, "\x80");
  EXPECT_EQ(back->text(Field::title)->plain, "\xff\xfe z");
  EXPECT_EQ(back->extra[0].tag, "\xc3");
  EXPECT_EQ(back->extra[0].value, std::string_view("\0\x80", 2));
}

TEST(RecordJson, DocumentsComeBack) {
  for (int kind = 0; kind <= static_cast<int>(DocumentKind::person); ++kind) {
    const std::vector<Extra> extra = {{"profile", "name", "Ann"}};
    const DocumentItem item{static_cast<DocumentKind>(kind), "as \"written\"\n", extra, {}};
    std::string json;
    carry::write_document(json, item);
    Arena arena;
    const DocumentItem* back = carry::read_document(json, arena);
    ASSERT_NE(back, nullptr) << json;
    EXPECT_EQ(back->kind, item.kind);
    EXPECT_EQ(back->text, item.text);
    ASSERT_EQ(back->extra.size(), 1U);
    EXPECT_EQ(back->extra[0].value, "Ann");
  }
}

TEST(RecordJson, WhatIsNoneIsRefused) {
  for (const std::string_view json :
       {"", "{}", "[1]", "[[]]", R"([["title"]])", R"([["title","a","b"]])", R"([["nothing","a"]])",
        R"([["title",["a"]]])", R"([["title",{"people":[]}]])", R"([["issued","2020"]])",
        R"([["issued",{"from":{"month":300}}]])", R"([["issued",{"from":{"year":1e3}}]])",
        R"([["title",{"text":"a","runs":[[0,1]]}]])", R"([["title",{"text":"a","runs":[[0,1,"loud"]]}]])",
        R"([["title",{"text":{"hex":"1"}}]])", R"([["title",{"text":{"hex":"zz"}}]])", R"([["link:nowhere",{}]])",
        R"([["kind",{"type":"novel"}]])", R"([["title","a"]] x)"}) {
    Arena arena;
    EXPECT_EQ(carry::read_record(json, arena), nullptr) << json;
  }
}

TEST(RecordJson, EveryGroupHasItsSection) {
  for (const std::string_view group : {"key", "kind", "recovered"}) {
    EXPECT_EQ(carry::section_of(group), carry::Section::head) << group;
  }
  for (std::size_t i = 0; i < field_count; ++i) {
    EXPECT_EQ(carry::section_of(spelling(static_cast<Field>(i))), carry::Section::fields);
  }
  for (std::size_t i = 0; i < scheme_count; ++i) {
    EXPECT_EQ(carry::section_of(spelling(static_cast<Scheme>(i))), carry::Section::identifiers);
  }
  EXPECT_EQ(carry::section_of("nothing"), std::nullopt);
}

}  // namespace
}  // namespace opcit
