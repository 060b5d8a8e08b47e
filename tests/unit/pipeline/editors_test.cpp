// Records of RIS and CSL-JSON files that are changed in memory: fields and records come and go in the file's layout.
#include <gtest/gtest.h>

#include <algorithm>

#include "opcit/edit.h"
#include "support/run.h"

namespace opcit {
namespace {

class EditedFile {
 public:
  EditedFile(std::string_view format, std::string_view bytes) : file(*test::builtin_formats().find(format), bytes) {
    for (const Item& item : file.batch().items) {
      if (item.record != nullptr) records.push_back(item.record);
    }
  }

  std::string text() {
    std::string out = file.text(losses, diagnostics);
    EXPECT_TRUE(std::ranges::none_of(
        diagnostics, [](const Diagnostic& said) { return info(said.code).severity == Severity::error; }));
    return out;
  }

  void set(Record& record, Field field, const Value& value) {
    std::vector<FieldValue> fields(record.fields.begin(), record.fields.end());
    const auto place = std::ranges::find(fields, field, &FieldValue::field);
    if (place == fields.end()) {
      fields.push_back({field, {}, value});
    } else {
      place->value = value;
    }
    record.fields = file.batch().arena.copy(fields);
  }

  void add(Record& record, Scheme scheme, std::string_view value) {
    std::vector<Identifier> ids(record.identifiers.begin(), record.identifiers.end());
    ids.push_back({.scheme = scheme, .value = value});
    record.identifiers = file.batch().arena.copy(ids);
  }

  void set_people(Record& record, const std::vector<Name>& people) {
    set(record, Field::author, Names{.people = file.batch().arena.copy(people)});
  }

  RecordFile file;
  std::vector<Record*> records;
  Losses losses;
  Diagnostics diagnostics;
};

const Name roe = {.family = "Roe", .given = "Jane"};
const Name doe = {.family = "Doe", .given = "John"};
const Name poe = {.family = "Poe", .given = "E."};

constexpr std::string_view ris_file =
    "TY  - JOUR\r\nA1  - Roe, Jane\r\nA1  - Doe, John\r\nT1  - Title\r\nDO  - \r\nY1  - 2001\r\nER  - \r\n\r\n"
    "TY  - BOOK\r\nTI  - Second\r\nER  - \r\n";

std::string with_part(std::string_view text, std::string_view from, std::string_view to) {
  std::string out(text);
  const std::size_t at = out.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? out : out.replace(at, from.size(), to);
}

TEST(RisEditor, AddsALineWhereItsLikesAre) {
  EditedFile edited("ris", ris_file);
  edited.set_people(*edited.records[0], {roe, poe, doe});
  EXPECT_EQ(edited.text(), with_part(ris_file, "A1  - Doe", "A1  - Poe, E.\r\nA1  - Doe"));
}

TEST(RisEditor, RemovesOneNameOfAList) {
  EditedFile edited("ris", ris_file);
  edited.set_people(*edited.records[0], {doe});
  EXPECT_EQ(edited.text(), with_part(ris_file, "A1  - Roe, Jane\r\n", ""));
}

TEST(RisEditor, AddsANewTagAtTheEndOfTheRecord) {
  EditedFile edited("ris", ris_file);
  edited.set(*edited.records[0], Field::volume, Text{"7", {}});
  EXPECT_EQ(edited.text(), with_part(ris_file, "Y1  - 2001\r\n", "Y1  - 2001\r\nVL  - 7\r\n"));
}

TEST(RisEditor, FillsATagWithoutValue) {
  EditedFile edited("ris", ris_file);
  edited.add(*edited.records[0], Scheme::doi, "10.1000/x");
  EXPECT_EQ(edited.text(), with_part(ris_file, "DO  - ", "DO  - 10.1000/x"));
}

TEST(RisEditor, WritesARecordOfAnotherTypeAnew) {
  EditedFile edited("ris", ris_file);
  edited.records[1]->kind = Kind::thesis;
  EXPECT_EQ(edited.text(), with_part(ris_file, "TY  - BOOK", "TY  - THES"));
}

TEST(RisEditor, AddsAndRemovesRecords) {
  EditedFile edited("ris", ris_file);
  edited.file.remove(*edited.records[0]);
  EXPECT_EQ(edited.text(), "TY  - BOOK\r\nTI  - Second\r\nER  - \r\n");
  EditedFile other("ris", ris_file);
  other.file.add(*other.records[1]);
  EXPECT_EQ(other.text(), std::string(ris_file) + "\r\nTY  - BOOK\r\nTI  - Second\r\nER  - \r\n");
}

constexpr std::string_view json_file =
    "[\n  {\n    \"title\": \"A\",\n    \"author\": [\n      { \"family\": \"Roe\", \"given\": \"Jane\" },\n"
    "      { \"family\": \"Doe\", \"given\": \"John\" }\n    ],\n    \"id\": \"a\"\n  },\n  "
    "{\"id\":\"b\",\"title\":\"B\"}\n]\n";

TEST(CslEditor, AddsANameInTheLayoutOfTheList) {
  EditedFile edited("csl-json", json_file);
  edited.set_people(*edited.records[0], {roe, doe, poe});
  EXPECT_EQ(edited.text(),
            with_part(json_file, "\"John\" }", "\"John\" },\n      {\"family\": \"Poe\", \"given\": \"E.\"}"));
}

TEST(CslEditor, RemovesOneNameOfAList) {
  EditedFile edited("csl-json", json_file);
  edited.set_people(*edited.records[0], {doe});
  EXPECT_EQ(edited.text(), with_part(json_file, "{ \"family\": \"Roe\", \"given\": \"Jane\" },\n      ", ""));
}

TEST(CslEditor, AddsMembersInTheLayoutOfTheirObject) {
  EditedFile edited("csl-json", json_file);
  edited.set(*edited.records[0], Field::volume, Text{"7", {}});
  edited.add(*edited.records[1], Scheme::doi, "10.1000/x");
  EXPECT_EQ(edited.text(), with_part(with_part(json_file, "\"id\": \"a\"", "\"id\": \"a\",\n    \"volume\": \"7\""),
                                     "\"title\":\"B\"", "\"title\":\"B\",\"DOI\":\"10.1000/x\""));
}

TEST(CslEditor, RenamesAKey) {
  EditedFile edited("csl-json", json_file);
  edited.records[1]->key = "new";
  EXPECT_EQ(edited.text(), with_part(json_file, "\"b\"", "\"new\""));
}

TEST(CslEditor, AddsAndRemovesRecords) {
  EditedFile first("csl-json", json_file);
  first.file.remove(*first.records[0]);
  EXPECT_EQ(first.text(), "[\n  {\"id\":\"b\",\"title\":\"B\"}\n]\n");
  EditedFile last("csl-json", json_file);
  last.file.remove(*last.records[1]);
  EXPECT_EQ(last.text(), with_part(json_file, ",\n  {\"id\":\"b\",\"title\":\"B\"}", ""));
  EditedFile more("csl-json", json_file);
  Record c = *more.records[1];
  c.key = "c";
  more.file.add(c);
  const std::string text = more.text();
  EXPECT_TRUE(text.starts_with(with_part(json_file, "\n]\n", ",\n  {\"id\":\"c\","))) << text;
  EXPECT_TRUE(text.ends_with("}\n]\n")) << text;
}

TEST(CslEditor, AddsARecordToAnEmptyFile) {
  for (const std::string_view bytes : {std::string_view("[]\n"), std::string_view()}) {
    EditedFile source("csl-json", json_file);
    EditedFile edited("csl-json", bytes);
    edited.file.add(*source.records[1]);
    const std::string text = edited.text();
    EXPECT_TRUE(text.starts_with("[\n  {\n    \"id\": \"b\"")) << text;
    EXPECT_EQ(test::run("csl-json", "csl-json", text).output(), text);
  }
}

TEST(CslEditor, AddsALine) {
  EditedFile edited("csl-jsonl", "{\"id\":\"a\",\"title\":\"A\"}");
  Record b = *edited.records[0];
  b.key = "b";
  edited.file.add(b);
  const std::string text = edited.text();
  EXPECT_TRUE(text.starts_with("{\"id\":\"a\",\"title\":\"A\"}\n{\"id\":\"b\",")) << text;
  EXPECT_TRUE(text.ends_with("}\n")) << text;
}

}  // namespace
}  // namespace opcit
