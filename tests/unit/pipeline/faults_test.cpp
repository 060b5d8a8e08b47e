// An exception in any stage of a conversion reaches the caller and leaves the output unchanged.
#include <gtest/gtest.h>

#include <atomic>

#include "opcit/convert.h"
#include "opcit/error.h"
#include "support/lines_format.h"
#include "unit/io/io_support.h"

namespace opcit {
namespace {

enum class Stage : std::uint8_t {
  reader,
  cut,
  survey,
  preamble,
  parse,
  reader_finish,
  writer,
  frame,
  write,
  writer_finish
};
constexpr Stage stages[] = {Stage::reader,        Stage::cut,    Stage::survey, Stage::preamble, Stage::parse,
                            Stage::reader_finish, Stage::writer, Stage::frame,  Stage::write,    Stage::writer_finish};

struct Thrown : std::runtime_error {
  Thrown() : std::runtime_error("thrown by a format") {}
};

/// Where the mock format throws; a global, because functions of a format have no other way to get it.
Stage throwing = Stage::reader;
bool at_second_call = false;
std::atomic<int> calls = 0;

void reach(Stage stage) {
  if (stage == throwing && (!at_second_call || ++calls == 2)) throw Thrown();
}

class FaultyReader final : public test::LinesReader {
 public:
  std::size_t cut(std::string_view window, bool last) override {
    reach(Stage::cut);
    return test::LinesReader::cut(window, last);
  }
  std::shared_ptr<Survey> survey() override {
    reach(Stage::survey);
    return nullptr;
  }
  std::shared_ptr<const Preamble> preamble() const override {
    reach(Stage::preamble);
    return nullptr;
  }
  void parse(const Chunk& chunk, Batch& batch) const override {
    reach(Stage::parse);
    test::LinesReader::parse(chunk, batch);
  }
  void finish(Diagnostics&) override { reach(Stage::reader_finish); }
};

class FaultyWriter final : public test::LinesWriter {
 public:
  Frame frame() const override {
    reach(Stage::frame);
    return test::LinesWriter::frame();
  }
  void write(const Item& item, std::string& out, WriteReport& report) const override {
    reach(Stage::write);
    test::LinesWriter::write(item, out, report);
  }
  void finish(std::uint64_t, Diagnostics&) const override { reach(Stage::writer_finish); }
};

const Format faulty = {.id = "faulty",
                       .title = "Throws",
                       .reader = [](const Options&) -> std::unique_ptr<Reader> {
                         reach(Stage::reader);
                         return std::make_unique<FaultyReader>();
                       },
                       .writer = [](const Options&) -> std::unique_ptr<Writer> {
                         reach(Stage::writer);
                         return std::make_unique<FaultyWriter>();
                       }};

class Silent final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override {}
  void loss(const Loss&) override {}
};

class FaultyConversion : public testing::Test {
 protected:
  void SetUp() override { io::put_file(scratch_ / "out", "old"); }

  /// Converts more bytes than format detection reads at once.
  void convert_lines() {
    std::string lines;
    for (int i = 0; i < 20000; ++i) lines += "key" + std::to_string(i) + " A title\n";
    convert_from([&](Diagnostics& said) { return memory_source("in", lines, said); });
  }

  void convert_from(const SourceOpener& open) {
    ConvertOptions options;
    options.threads = threads_;
    options.from = options.to = &faulty;
    options.block = 64;
    const std::vector<Input> inputs = {{"in", open}};
    Silent silent;
    Conversion conversion = convert(
        {}, inputs, options, [&](std::uint64_t) { return file_sink(scratch_ / "out"); }, silent,
        [&](const Input&, const std::string& message) { unreadable_ = message; });
    if (conversion.result.inputs_failed > 0) return;
    for (const auto& sink : conversion.outputs) sink->commit();
  }

  void expect_untouched(int stage) {
    EXPECT_EQ(io::get_file(scratch_ / "out"), "old") << stage;
    EXPECT_EQ(scratch_.names(), std::vector<std::string>{"out"}) << stage;
  }

  const io::Scratch scratch_;
  unsigned threads_ = 1;
  std::string unreadable_;
};

TEST_F(FaultyConversion, LeavesTheOutputAlone) {
  for (threads_ = 1; threads_ <= 4; threads_ += 3) {
    for (const Stage stage : stages) {
      for (const bool second : {false, true}) {
        const bool once = stage == Stage::reader || stage == Stage::writer || stage == Stage::frame ||
                          stage == Stage::reader_finish || stage == Stage::writer_finish;
        if (second && once) continue;
        throwing = stage;
        at_second_call = second;
        calls = 0;
        EXPECT_THROW(convert_lines(), Thrown) << static_cast<int>(stage);
        expect_untouched(static_cast<int>(stage));
      }
    }
  }
}

/// Returns some lines, then runs `last`.
class BreakingSource final : public Source {
 public:
  explicit BreakingSource(void (*last)()) : last_(last) {}
  std::string_view name() const override { return "in"; }
  std::size_t read(std::span<char> room) override {
    if (++reads_ > 3) last_();
    constexpr std::string_view line = "key A title\n";
    const std::size_t size = std::min(room.size(), line.size());
    line.copy(room.data(), size);
    return size;
  }

 private:
  void (*last_)();
  int reads_ = 0;
};

TEST_F(FaultyConversion, OfASourceThatBreaksIsTold) {
  throwing = Stage::reader;
  at_second_call = true;
  calls = 2;
  convert_from([](Diagnostics&) -> std::unique_ptr<Source> {
    return std::make_unique<BreakingSource>([] { throw IoError("cannot read in: Input/output error"); });
  });
  EXPECT_EQ(unreadable_, "cannot read in: Input/output error");
  expect_untouched(-1);
  const auto out_of_memory = [this] {
    convert_from([](Diagnostics&) -> std::unique_ptr<Source> {
      return std::make_unique<BreakingSource>([] { throw std::bad_alloc(); });
    });
  };
  EXPECT_THROW(out_of_memory(), std::bad_alloc);
  expect_untouched(-2);
}

}  // namespace
}  // namespace opcit
