#include <gtest/gtest.h>

#include <algorithm>
#include <pugixml.hpp>

#include "orcid/format.h"
#include "support/format_run.h"
#include "support/records.h"
#include "support/run.h"

namespace opcit {
namespace {

/// One record under construction, and the document written from it.
class OrcidWriter : public testing::Test {
 protected:
  OrcidWriter() { begin(Kind::article); }

  void begin(Kind kind) {
    builder_.begin({});
    builder_.record().key = "key";
    builder_.record().kind = kind;
  }
  void finish() { builder_.finish(); }

  pugi::xml_node work() {
    finish();
    written_ = test::run_writer(orcid::format, batch_.items);
    EXPECT_TRUE(document_.load_string(written_.text.c_str())) << written_.text;
    return document_.document_element().child("work:work");
  }
  std::string said() const {
    std::string out;
    for (const Diagnostic& each : written_.diagnostics) out.append(info(each.code).name).append(" ");
    return out;
  }
  std::string lost(LossReason reason) const {
    std::string out;
    for (const Loss& each : written_.losses) {
      if (each.reason == reason) out.append(each.field).append(" ");
    }
    return out;
  }
  static std::string ids(const pugi::xml_node& work) {
    std::string out;
    for (const pugi::xml_node id : work.child("common:external-ids").children()) {
      out.append(id.child_value("common:external-id-type")).append("=");
      out.append(id.child_value("common:external-id-value")).append(" ");
      out.append(id.child_value("common:external-id-relationship")).append("; ");
    }
    return out;
  }

  Batch batch_;
  RecordBuilder builder_{batch_};
  test::Written written_;
  pugi::xml_document document_;
};

TEST_F(OrcidWriter, WritesTheElementsInTheOrderOfTheSchema) {
  builder_.text(Field::title, "A & B < C");
  builder_.text(Field::genre, "preprint");
  builder_.names(Field::author, test::people(batch_.arena, {"Ada|Lovelace", "Charles|Babbage"}, true));
  builder_.date(Field::issued, test::day(2024, 9, 2));
  builder_.text(Field::abstract, "Short.");
  builder_.identifier({.scheme = Scheme::arxiv, .value = "2409.13598", .version = "v2"});
  const pugi::xml_node node = work();
  std::string order;
  for (const pugi::xml_node child : node.children()) order.append(child.name()).append(" ");
  EXPECT_EQ(order,
            "work:title work:short-description work:citation work:type common:publication-date common:external-ids "
            "work:contributors ");
  EXPECT_STREQ(node.child("work:title").child_value("common:title"), "A & B < C");
  EXPECT_STREQ(node.child_value("work:type"), "preprint");
  EXPECT_STREQ(node.child("common:publication-date").child_value("common:month"), "09");
  EXPECT_STREQ(node.child("common:publication-date").child_value("common:day"), "02");
  EXPECT_NE(ids(node).find("arxiv=2409.13598 self; "), std::string::npos) << ids(node);
  EXPECT_NE(ids(node).find("doi=10.48550/arXiv.2409.13598 self; "), std::string::npos) << ids(node);
}

TEST_F(OrcidWriter, NumbersContributorsAndKeepsEtAlInTheCitation) {
  builder_.text(Field::title, "T");
  builder_.names(Field::author, test::people(batch_.arena, {"Ada|Lovelace", "Charles|Babbage"}, true));
  builder_.identifier({.scheme = Scheme::doi, .value = "10.1/x"});
  const pugi::xml_node node = work();
  std::string people;
  for (const pugi::xml_node one : node.child("work:contributors").children()) {
    people.append(one.child_value("work:credit-name")).append(" ");
    people.append(one.child("work:contributor-attributes").child_value("work:contributor-sequence")).append("; ");
  }
  EXPECT_EQ(people, "Ada Lovelace first; Charles Babbage additional; ");
  EXPECT_NE(std::string(node.child("work:citation").child_value("work:citation-value")).find("and others"),
            std::string::npos);
  EXPECT_NE(lost(LossReason::moved).find("author.truncated"), std::string::npos) << lost(LossReason::moved);
}

TEST_F(OrcidWriter, CutsWhatTheSchemaDoesNotHoldAndSaysSo) {
  std::string words;
  while (words.size() < 6000) words += "wörter ";
  builder_.text(Field::title, words);
  builder_.text(Field::abstract, words);
  const pugi::xml_node node = work();
  const auto characters = [](std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  };
  EXPECT_LE(characters(node.child("work:title").child_value("common:title")), 1000);
  EXPECT_LE(characters(node.child_value("work:short-description")), 5000);
  EXPECT_NE(lost(LossReason::truncated).find("title"), std::string::npos);
  EXPECT_NE(lost(LossReason::truncated).find("abstract"), std::string::npos);
}

TEST_F(OrcidWriter, WarnsOfAWorkThatTheApiWillRefuse) {
  builder_.text(Field::title, "No identifier");
  work();
  EXPECT_EQ(said(), "no-self-identifier ");
}

TEST_F(OrcidWriter, LeavesOutADateThatTheSchemaRefuses) {
  builder_.text(Field::title, "Old");
  builder_.date(Field::issued, test::day(1543));
  builder_.identifier({.scheme = Scheme::doi, .value = "10.1/x"});
  EXPECT_TRUE(work().child("common:publication-date").empty());
  EXPECT_EQ(said(), "year-out-of-range ");
}

TEST_F(OrcidWriter, WritesNoCharacterThatXmlForbids) {
  builder_.text(Field::title, std::string_view("a\x01\x0B\xEF\xBF\xBF"
                                               "b",
                                               7));
  builder_.identifier({.scheme = Scheme::doi, .value = "10.1/x"});
  EXPECT_STREQ(work().child("work:title").child_value("common:title"), "ab");
}

TEST_F(OrcidWriter, RelatesIssnAsPartAndIsbnOfABookAsItsOwn) {
  begin(Kind::book);
  builder_.text(Field::title, "T");
  builder_.identifier({.scheme = Scheme::isbn, .value = "9783161484100"});
  EXPECT_EQ(ids(work()), "isbn=9783161484100 self; ");
}

TEST(OrcidDocument, IsCompleteWithoutAnyWork) {
  pugi::xml_document document;
  const std::string out = test::run("profile", "orcid", "Jane Roe\n\nLG\nh-index3\n\n0 Papers\n").output();
  ASSERT_TRUE(document.load_string(out.c_str()));
  EXPECT_STREQ(document.document_element().name(), "bulk:bulk");
}

TEST(OrcidDocument, WarnsOfMoreThanAHundredWorks) {
  std::string listing;
  for (int i = 0; i < 101; ++i)
    listing += "LGSep 20, 2024\nTitle " + std::to_string(i) + "\n\nJane Roe\n\nAbstract.\n\n";
  EXPECT_NE(test::run("profile", "orcid", listing).said.find("[too-many-works]"), std::string::npos);
  ConvertOptions options;
  options.to = test::builtin_formats().find("orcid");
  options.split = 100;
  const test::Outcome split = test::run(test::builtin_formats(), {{"a.txt", listing}}, options);
  EXPECT_EQ(split.outputs.size(), 2U);
  EXPECT_EQ(split.said.find("[too-many-works]"), std::string::npos);
}

}  // namespace
}  // namespace opcit
