#include "cli/whose_records.h"

#include <array>
#include <memory>

#include "opcit/error.h"
#include "opcit/io.h"

namespace opcit::cli {
namespace {

class SilentWriter final : public Writer {
 public:
  void write(const Item& /*item*/, std::string& /*out*/, WriteReport& /*report*/) const override {}
};

/// A target that takes all values and reports nothing.
constexpr Format silent_format = {
    .id = "none",
    .title = "Nothing",
    .writer = [](const Options&) -> std::unique_ptr<Writer> { return std::make_unique<SilentWriter>(); },
};

class Collector final : public Improver {
 public:
  explicit Collector(people::Sorter& sorter) : sorter_(sorter) {}
  void improve(Batch& /*batch*/) override {}
  void assigned(const Batch& batch) override {
    for (const Item& item : batch.items) {
      if (item.record != nullptr) sorter_.add(*item.record);
    }
  }

 private:
  people::Sorter& sorter_;
};

std::string read_all(Source& source) {
  std::string text;
  std::array<char, 65536> room = {};
  while (const std::size_t got = source.read(room)) text.append(room.data(), got);
  return text;
}

struct Kept {
  std::string text;
  Diagnostics said;
};

}  // namespace

WhoseRecords read_for_sorting(const Registry& registry, const std::vector<Input>& inputs, const ConvertOptions& options,
                              Observer& observer,
                              const std::function<void(const Input&, const std::string& message)>& unreadable) {
  WhoseRecords read;
  Collector collector(read.sorter);
  ConvertOptions reading;
  reading.from = options.from;
  reading.to = &silent_format;
  reading.reader_options = options.reader_options;
  reading.key_template = options.key_template;
  reading.max_record = options.max_record;
  reading.threads = options.threads;
  reading.improver = &collector;
  std::string nothing;
  const auto sink = [&nothing](std::uint64_t) { return string_sink(nothing); };
  read.result = convert(registry, inputs, reading, sink, observer, unreadable).result;
  return read;
}

people::Person read_person_file(const std::string& path) {
  Diagnostics said;
  return people::read_person(read_all(*open_source(path, said)));
}

std::vector<Input> readable_twice(const std::vector<Input>& inputs) {
  std::vector<Input> twice;
  for (const Input& input : inputs) {
    if (input.repeatable) {
      twice.push_back(input);
      continue;
    }
    const auto kept = std::make_shared<std::unique_ptr<Kept>>();
    const auto open = [kept, name = input.name, first = input.open](Diagnostics& diagnostics) {
      if (*kept == nullptr) {
        auto made = std::make_unique<Kept>();
        const std::unique_ptr<Source> source = first(made->said);
        made->text = read_all(*source);
        *kept = std::move(made);
      }
      diagnostics.insert(diagnostics.end(), (*kept)->said.begin(), (*kept)->said.end());
      return memory_source(name, (*kept)->text, diagnostics);
    };
    twice.push_back({.name = input.name, .open = open, .repeatable = true});
  }
  return twice;
}

void PersonFilter::improve(Batch& batch) {
  std::erase_if(batch.items, [this](const Item& item) {
    if (item.record == nullptr) return false;
    const std::size_t number = next_++;
    return number >= verdicts_.size() || verdicts_[number] != people::Verdict::mine;
  });
  if (inner_ != nullptr) inner_->improve(batch);
}

void PersonFilter::assigned(const Batch& batch) {
  if (inner_ != nullptr) inner_->assigned(batch);
}

}  // namespace opcit::cli
