// Edits that cannot be made are reported with the place of their record, and the other records are changed.
#include <gtest/gtest.h>

#include "opcit/edit.h"
#include "support/lines_format.h"
#include "support/run.h"

namespace opcit {
namespace {

/// Replaces each title by "x"; the edits of a record with key "twice" overlap, those of "outside" leave the text.
class ConflictingEditor final : public Editor {
 public:
  void change(const Chunk& chunk, const Record& before, const Record&, Edits& edits, WriteReport&) const override {
    const std::uint64_t key = before.source.pos - chunk.offset;
    const std::uint64_t title = key + before.key.size() + 1;
    const std::uint64_t size = before.source.len - before.key.size() - 1;
    edits.push_back({{title, size}, "x"});
    if (before.key == "twice") edits.push_back({{title, 1}, "y"});
    if (before.key == "outside") edits.push_back({{chunk.text.size() + 1, 0}, "y"});
  }
  void remove(const Chunk&, const Record&, const Neighbours&, Edits&) const override {}
  void add(const Chunk&, const Record*, const Record&, Edits&, WriteReport&) const override {}
};

class PlainWriter final : public Writer {
 public:
  void write(const Item&, std::string&, WriteReport&) const override {}
};

const Format& conflicting_format() {
  static const Format format = [] {
    Format lines = test::lines_format();
    lines.id = "conflicting";
    lines.writer = [](const Options&) -> std::unique_ptr<Writer> { return std::make_unique<PlainWriter>(); };
    lines.editor = [](const Format&, const Options&) -> std::unique_ptr<Editor> {
      return std::make_unique<ConflictingEditor>();
    };
    return lines;
  }();
  return format;
}

test::Outcome copy(std::string_view bytes, std::size_t block) {
  Registry registry;
  registry.add(conflicting_format());
  ConvertOptions options;
  options.from = options.to = &conflicting_format();
  options.block = block;
  return test::run(registry, {{"a.lines", bytes}}, options);
}

TEST(ConflictingEdits, AreErrorsOfTheirRecord) {
  for (const std::size_t block : {std::size_t{1}, std::size_t{1} << 18}) {
    const test::Outcome outcome = copy("a One\ntwice Two\nb Three\noutside Four\n", block);
    EXPECT_EQ(outcome.output(), "a x\ntwice Two\nb x\noutside Four\n") << block;
    EXPECT_TRUE(test::contains(outcome.said, "a.lines:2:1: error: ")) << outcome.said;
    EXPECT_TRUE(test::contains(outcome.said, "a.lines:4:1: error: ")) << outcome.said;
    EXPECT_TRUE(test::contains(outcome.said, "[conflicting-edits]")) << outcome.said;
    EXPECT_FALSE(test::contains(outcome.said, "a.lines:1:")) << outcome.said;
    EXPECT_FALSE(test::contains(outcome.said, "a.lines:3:")) << outcome.said;
  }
}

TEST(ConflictingEdits, AreErrorsInAFileOfAnotherEncoding) {
  const test::Outcome outcome = copy("a \xD6ne\ntwice Tw\xF6\nb Thre\xE9\n", std::size_t{1} << 18);
  EXPECT_EQ(outcome.output(), "a x\ntwice Tw\xF6\nb x\n");
  EXPECT_TRUE(test::contains(outcome.said, "a.lines:2:1: error: ")) << outcome.said;
}

TEST(ConflictingEdits, AreErrorsOfARecordFile) {
  const RecordFile file(conflicting_format(), "a One\ntwice Two\nb Three\n");
  Losses losses;
  Diagnostics diagnostics;
  EXPECT_EQ(file.text(losses, diagnostics), "a x\ntwice Two\nb x\n");
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].code, Code::conflicting_edits);
  EXPECT_EQ(diagnostics[0].span, (Span{6, 9}));
}

}  // namespace
}  // namespace opcit
