// CSL-JSON that stays CSL-JSON: only the members concerned change, in the layout of their object.
#include <gtest/gtest.h>

#include <algorithm>

#include "laws/copies.h"
#include "syntax/json/tree.h"

namespace opcit::test {
namespace {

// Layouts of several programs, other names of members, escapes, variables in notes, a line without a record.
const std::string untidy_array =
    " [\r\n\t{\r\n\t\t\"id\" : 7,\r\n\t\t\"type\" : \"article-journal\",\r\n\t\t\"shortTitle\" : \"On The Things\",\r\n"
    "\t\t\"title\" : \"On The <i>DNA</i> Of Things\",\r\n\t\t\"author\" : [\r\n\t\t\t{\r\n\t\t\t\t\"given\" : "
    "\"Jane\",\r\n"
    "\t\t\t\t\"family\" : \"Roe\"\r\n\t\t\t},\r\n\t\t\t{\r\n\t\t\t\t\"family\" : \"D\\u00f6e\",\r\n\t\t\t\t\"given\" : "
    "\"John Q.\"\r\n"
    "\t\t\t}\r\n\t\t],\r\n\t\t\"abstract\" : \"One.\\nTwo.\",\r\n\t\t\"volume\" : 12,\r\n\t\t\"note\" : \"PMID: "
    "1234\\nDOI: 10.1000/note\\nA remark\"\r\n"
    "\t} ,\r\n\r\n"
    "  {\"id\":\"b\",\"type\":\"book\",\"title\":\"A Book Of Its "
    "Own\",\"DOI\":\"10.1000/b\",\"mine\":{\"a\":[1,null]}},{\"id\":\"c\","
    "\"title\":\"Another \\\"Book\\\"\",\"abstract\":\"Last\"},\n"
    "{\"abstract\": \"First And Only\", \"id\": \"d\", \"type\": \"webpage\",\n \"author\": [{\"literal\": \"World "
    "Office\"}, {\"family\": \"Poe\", \"given\": \"E.\"}],\n"
    " \"title\": \"K\xC3\xB6nigs Berg\", \"issued\": {\"date-parts\": [[2001, \"5\"]]}}\n\n]";

const std::string untidy_lines =
    "{\"id\":\"a\",\"type\":\"book\",\"title\":\"On The Things\",\"abstract\":\"x\"}\r\n\r\n"
    "  {\"type\": \"book\", \"title\": \"No Key\", \"DOI\": \"10.1000/x\"}\n"
    "not a record\n"
    "{\"id\":\"c\",\"type\":\"thesis\",\"author\":[{\"family\":\"Roe\",\"given\":\"Jane Q.\"}],\"abstract\":\"last\"}";

std::vector<Sample> csl_samples() {
  const Format* array = all_formats().find("csl-json");
  const Format* lines = all_formats().find("csl-jsonl");
  std::vector<Sample> all;
  for (Sample& sample : editable_samples({{"untidy", array, untidy_array}, {"untidy lines", lines, untidy_lines}})) {
    if (sample.format == array || sample.format == lines) all.push_back(std::move(sample));
  }
  return all;
}

/// The members that each of changes() may change, in the same order.
const std::vector<std::vector<std::string_view>>& changed_members() {
  static const std::vector<std::vector<std::string_view>> list = {
      {"abstract", "custom"},
      {"author", "custom"},
      {"DOI", "URL", "note", "custom"},
      {"title", "title-short", "shortTitle", "container-title", "container-title-short", "journalAbbreviation",
       "collection-title", "volume-title", "part-title", "event-title", "event", "original-title", "reviewed-title",
       "custom"}};
  return list;
}

struct ItemParts {
  std::string gaps;                  // all that is in no object
  std::vector<std::string> members;  // names and values of those that may not change
};

ItemParts object_parts_of(std::string_view text, const std::vector<std::string_view>& changed) {
  ItemParts parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find('{', at), text.size());
    parts.gaps += text.substr(at, begin - at);
    if (begin == text.size()) break;
    Arena arena;
    json::Cursor cursor(text, begin, arena);
    json::Node node;
    EXPECT_TRUE(node.read(cursor)) << text.substr(begin, 200);
    for (const auto& [name, value] : node.members()) {
      if (std::ranges::find(changed, name) != changed.end()) continue;
      parts.members.push_back(std::string(name) + ": " + std::string(value.raw()));
    }
    at = std::max(cursor.at(), begin + 1);
  }
  return parts;
}

TEST(CslCopyLaws, WhatNobodyChangedKeepsEveryByte) {
  for (const Sample& sample : csl_samples()) expect_identity(sample);
}

TEST(CslCopyLaws, ChangesStayInTheirMembers) {
  for (const Sample& sample : csl_samples()) {
    for (std::size_t i = 0; i < changes().size(); ++i) {
      const ItemParts before = object_parts_of(sample.text, changed_members()[i]);
      const ItemParts after = object_parts_of(changed(sample, changes()[i]), changed_members()[i]);
      EXPECT_EQ(after.gaps, before.gaps) << sample.name << ", " << changes()[i].name;
      EXPECT_EQ(after.members, before.members) << sample.name << ", " << changes()[i].name;
      expect_once(sample, changes()[i]);
    }
  }
}

Sample array_of(std::string_view text) { return {"sample", all_formats().find("csl-json"), std::string(text)}; }
Sample lines_of(std::string_view text) { return {"sample", all_formats().find("csl-jsonl"), std::string(text)}; }

TEST(CslCopyLaws, MembersGoWithTheirCommas) {
  EXPECT_EQ(changed(array_of(untidy_array), changes()[0]),
            with_changes(untidy_array, {{"\t\t\"abstract\" : \"One.\\nTwo.\",\r\n", ""},
                                        {",\"abstract\":\"Last\"", ""},
                                        {"\"abstract\": \"First And Only\", ", ""}}));
  EXPECT_EQ(changed(lines_of(untidy_lines), changes()[0]),
            with_changes(untidy_lines, {{",\"abstract\":\"x\"", ""}, {",\"abstract\":\"last\"", ""}}));
}

TEST(CslCopyLaws, AVariableOfTheNoteIsALineOfIt) {
  EXPECT_EQ(changed(array_of(untidy_array), changes()[2]),
            with_changes(untidy_array, {{"DOI: 10.1000/note\\n", ""}, {",\"DOI\":\"10.1000/b\"", ""}}));
}

TEST(CslCopyLaws, OtherNamesOfMembersStay) {
  EXPECT_EQ(changed(array_of(untidy_array), changes()[3]),
            with_changes(untidy_array, {{"On The Things", "On the things"},
                                        {"On The <i>DNA</i> Of Things", "On the <i>DNA</i> of things"},
                                        {"A Book Of Its Own", "A book of its own"},
                                        {"Another \\\"Book", "Another \\\"book"},
                                        {"nigs Berg", "nigs berg"}}));
}

TEST(CslCopyLaws, OneNameOfAListChanges) {
  ConvertOptions options;
  options.name_style = NameStyle::initials;
  EXPECT_EQ(copy(array_of(untidy_array), options).output(),
            with_changes(untidy_array, {{"\"given\" : \"Jane\"", "\"given\" : \"J.\""}, {"\"John Q.\"", "\"J. Q.\""}}));
}

constexpr std::string_view three =
    "[\n  {\"id\":\"a\"  ,\"title\":\"A\"},\n  {\"id\":\"b\",\"title\":\"B\"},\n  {\"id\":\"c\",\"title\":\"C\"}\n]\n";

TEST(CslCopyLaws, RecordsThatAreNotWantedGoWithTheirSeparators) {
  const auto only = [&](std::vector<std::string> keys, std::size_t block) {
    ConvertOptions options;
    options.only.insert(options.only.end(), keys.begin(), keys.end());
    return copy(array_of(three), options, block).output();
  };
  for (const std::size_t block : {1U, 7U, 1U << 18}) {
    EXPECT_EQ(only({"a"}, block), "[\n  {\"id\":\"a\"  ,\"title\":\"A\"}\n]\n");
    EXPECT_EQ(only({"b"}, block), "[\n  {\"id\":\"b\",\"title\":\"B\"}\n]\n");
    EXPECT_EQ(only({"a", "c"}, block), "[\n  {\"id\":\"a\"  ,\"title\":\"A\"},\n  {\"id\":\"c\",\"title\":\"C\"}\n]\n");
    EXPECT_EQ(only({"b", "c"}, block), "[\n  {\"id\":\"b\",\"title\":\"B\"},\n  {\"id\":\"c\",\"title\":\"C\"}\n]\n");
    EXPECT_EQ(only({"x"}, block), "[\n]\n");
  }
}

TEST(CslCopyLaws, SeveralInputsAreOneArray) {
  ConvertOptions options;
  options.to = all_formats().find("csl-json");
  const auto joined = [&](const std::vector<Bytes>& inputs) { return run(all_formats(), inputs, options).output(); };
  EXPECT_EQ(
      joined({{"a.json", three}, {"b.json", "[{\"id\":\"x\",\"title\":\"X\"},{\"id\":\"y\",\"title\":\"Y\"}]"}}),
      "[\n  {\"id\":\"a\"  ,\"title\":\"A\"},\n  {\"id\":\"b\",\"title\":\"B\"},\n  {\"id\":\"c\",\"title\":\"C\"},\n"
      "  {\"id\":\"x\",\"title\":\"X\"},{\"id\":\"y\",\"title\":\"Y\"}\n]\n");
  EXPECT_EQ(joined({{"a.json", "[{\"id\":\"x\",\"title\":\"X\"}]"}, {"b.json", three}}),
            "[{\"id\":\"x\",\"title\":\"X\"},{\"id\":\"a\"  ,\"title\":\"A\"},\n  {\"id\":\"b\",\"title\":\"B\"},\n  "
            "{\"id\":\"c\",\"title\":\"C\"}]");
  EXPECT_EQ(joined({{"a.json", "[ ]\n"}}), "[ ]\n");
}

TEST(CslCopyLaws, EachPartOfASplitIsAnArray) {
  ConvertOptions options;
  options.split = 2;
  const Outcome parts = copy(array_of(three), options);
  ASSERT_EQ(parts.outputs.size(), 2U);
  EXPECT_EQ(parts.outputs[0], "[\n  {\"id\":\"a\"  ,\"title\":\"A\"},\n  {\"id\":\"b\",\"title\":\"B\"}\n]\n");
  EXPECT_EQ(parts.outputs[1], "[\n  {\"id\":\"c\",\"title\":\"C\"}\n]\n");
}

TEST(CslCopyLaws, OneObjectIsConverted) {
  const std::string text = copy(array_of("{\"id\":\"a\",\"type\":\"book\",\"title\":\"A\"}"), {}).output();
  EXPECT_TRUE(text.starts_with("[\n  {\n    \"id\": \"a\"")) << text;
}

TEST(CslCopyLaws, KeysAreWrittenOnRequest) {
  constexpr std::string_view text = "[{\"type\":\"book\",\"title\":\"A\"}]";
  ConvertOptions options;
  EXPECT_EQ(copy(array_of(text), options).output(), text);
  options.key_template = "k{title}";
  EXPECT_EQ(copy(array_of(text), options).output(),
            "[{\"type\":\"book\",\"title\":\"A\",\"id\":\"ka\",\"citation-key\":\"ka\"}]");
}

TEST(CslCopyLaws, BrokenRecordsStay) {
  const std::string broken =
      "[{\"id\":\"a\",\"title\":\"A\"},\n{\"id\":\"b\", \"title\": \"never closed\n},\n{\"id\":\"c\",\"title\":\"C\" "
      "\"x\":1},\n 5, "
      "{\"id\":\"d\",\"title\":\"D\"}";
  for (const std::size_t block : {1U, 7U, 1U << 18}) EXPECT_EQ(copy(array_of(broken), {}, block).output(), broken);
}

TEST(CslCopyLaws, TheEncodingIsPartOfTheFile) {
  const std::string marked = "\xEF\xBB\xBF[{\"id\":\"a\",\"title\":\"K\xC3\xB6hl\",\"abstract\":\"x\"}]\n";
  EXPECT_EQ(copy(array_of(marked), {}).output(), marked);
  EXPECT_EQ(changed(array_of(marked), changes()[0]), with_changes(marked, {{",\"abstract\":\"x\"", ""}}));
}

}  // namespace
}  // namespace opcit::test
