#include "opcit/edit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "bibtex/format.h"
#include "opcit/error.h"

namespace opcit {
namespace {

constexpr std::string_view bib =
    "% papers\r\n"
    "@Article{roe ,\r\n"
    "\tauthor = \"Roe, Jane and {\\'E}mile Doe\", % as printed\r\n"
    "\ttitle  = {On  {DNA} & more},\r\n"
    "\tYEAR   = 2001,\r\n"
    "\tnote   = jan # { first}\r\n"
    "}\r\n"
    "\r\n"
    "@string{x = {y}}\r\n"
    "@misc{poe, title = {Second}}\r\n"
    "\r\n"
    "@misc{moe,\r\n title={Third}}";

class Edited {
 public:
  explicit Edited(std::string_view bytes) : file(bibtex::bibtex_format, bytes) {
    for (const Item& item : file.batch().items) {
      if (item.record != nullptr) records.push_back(item.record);
    }
  }

  std::string text() { return file.text(losses, diagnostics); }

  void set(Record& record, Field field, std::string_view value) {
    std::vector<FieldValue> fields(record.fields.begin(), record.fields.end());
    const auto place = std::ranges::find(fields, field, &FieldValue::field);
    if (place == fields.end()) {
      fields.push_back({field, {}, Text{value, {}}});
    } else {
      place->value = Text{value, {}};
    }
    record.fields = file.batch().arena.copy(fields);
  }

  RecordFile file;
  std::vector<Record*> records;
  Losses losses;
  Diagnostics diagnostics;
};

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(bib);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST(RecordFile, KeepsEveryByteWhereNothingChanged) {
  Edited edited(bib);
  EXPECT_EQ(edited.text(), bib);
  EXPECT_TRUE(edited.losses.empty());
  const std::string marked = "\xEF\xBB\xBF" + std::string(bib);
  EXPECT_EQ(Edited(marked).text(), marked);
}

TEST(RecordFile, EditsOneFieldInItsOwnLayout) {
  Edited edited(bib);
  edited.set(*edited.records[0], Field::title, "Other");
  EXPECT_EQ(edited.text(), replaced("{On  {DNA} & more}", "{Other}"));
  EXPECT_TRUE(edited.losses.empty());
}

TEST(RecordFile, AddsAFieldInTheLayoutOfItsEntry) {
  Edited edited(bib);
  edited.set(*edited.records[0], Field::volume, "7");
  EXPECT_EQ(edited.text(), replaced("{ first}\r\n", "{ first},\r\n\tvolume = {7}\r\n"));
}

TEST(RecordFile, RenamesAKey) {
  Edited edited(bib);
  edited.records[0]->key = "jane2001";
  EXPECT_EQ(edited.text(), replaced("roe ,", "jane2001 ,"));
}

TEST(RecordFile, ReplacesOneNameOfAList) {
  Edited edited(bib);
  std::vector<FieldValue> fields(edited.records[0]->fields.begin(), edited.records[0]->fields.end());
  auto& names = std::get<Names>(fields[0].value);
  std::vector<Name> people(names.people.begin(), names.people.end());
  people[0].given = "Janet";
  names.people = edited.file.batch().arena.copy(people);
  edited.records[0]->fields = edited.file.batch().arena.copy(fields);
  EXPECT_EQ(edited.text(), replaced("Roe, Jane and", "Janet Roe and"));
}

TEST(RecordFile, RemovesARecordWithItsSeparator) {
  Edited first(bib);
  first.file.remove(*first.records[0]);
  EXPECT_TRUE(first.text().starts_with("% papers\r\n\r\n@string{x = {y}}\r\n")) << first.text();
  Edited middle(bib);
  middle.file.remove(*middle.records[1]);
  EXPECT_EQ(middle.text(), replaced("@misc{poe, title = {Second}}\r\n", ""));
  Edited last(bib);
  last.file.remove(*last.records[2]);
  EXPECT_EQ(last.text(), replaced("\r\n@misc{moe,\r\n title={Third}}", ""));
}

TEST(RecordFile, AddsARecordInTheStyleOfTheFile) {
  Edited edited("@misc{a,\n    title = \"A\"\n}\n\n@misc{b,\n    title = \"B\"\n}\n\n@comment{end}\n");
  Record fresh = *edited.records[0];
  fresh.key = "c";
  edited.file.add(fresh);
  EXPECT_EQ(edited.text(),
            "@misc{a,\n    title = \"A\"\n}\n\n@misc{b,\n    title = \"B\"\n}\n"
            "\n@misc{c,\n    title = \"A\"\n}\n\n@comment{end}\n");
}

TEST(RecordFile, IsForFormatsThatCanBeEdited) {
  Format only_written = bibtex::bibtex_format;
  only_written.editor = nullptr;
  EXPECT_FALSE(RecordFile::can_edit(only_written));
  EXPECT_THROW(RecordFile(only_written, bib), UsageError);
}

}  // namespace
}  // namespace opcit
