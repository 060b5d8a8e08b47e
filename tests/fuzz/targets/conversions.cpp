// Complete conversions: the laws, several inputs as one database, sidecars.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "fuzz/targets/bytes.h"
#include "fuzz/targets/targets.h"
#include "opcit/error.h"
#include "support/run.h"

namespace opcit::fuzz {
namespace {

std::vector<const Format*> formats_with(bool writer) {
  std::vector<const Format*> list;
  for (const Format* format : test::builtin_formats().all()) {
    if (format->reader != nullptr && (!writer || format->writer != nullptr)) list.push_back(format);
  }
  return list;
}

const Format& chosen(bool writer, std::size_t number) {
  static const std::vector<const Format*> readable = formats_with(false);
  static const std::vector<const Format*> writable = formats_with(true);
  const auto& list = writer ? writable : readable;
  return *list[number % list.size()];
}

bool is_bibtex(const Format& format) { return format.id == "bibtex" || format.id == "biblatex"; }

/// At the start of a file these have another meaning than at the start of a value: UTF-16, a byte order mark.
void drop_false_marks(std::string& text) {
  constexpr std::string_view mark = "\uFEFF";
  std::erase(text, '\0');
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) text.erase(at, mark.size());
}

struct Outcome {
  std::string output;
  std::string said;
};

Outcome outcome_of(const std::vector<test::Bytes>& inputs, const ConvertOptions& options) {
  const test::Outcome run = test::run(test::builtin_formats(), inputs, options);
  Outcome outcome{{}, run.said + run.losses};
  for (const std::string& each : run.outputs) outcome.output += each + "\n=====\n";
  for (const std::string& each : run.unreadable) outcome.said += each;
  return outcome;
}

ConvertOptions options_for(const Format& from, const Format& to) {
  ConvertOptions options;
  options.from = &from;
  options.to = &to;
  options.reader_options = {{"as-of", "2026-11-22"}};
  return options;
}

std::string fault_of_blocks(const std::vector<test::Bytes>& inputs, ConvertOptions options, std::size_t block) {
  options.block = std::size_t{1} << 20;
  const Outcome whole = outcome_of(inputs, options);
  options.block = block;
  options.threads = block % 8 == 7 ? 3 : 1;
  const Outcome parts = outcome_of(inputs, options);
  if (parts.output != whole.output)
    return fmt::format("blocks of {}\n{}", block, difference(parts.output, whole.output));
  if (parts.said != whole.said) return fmt::format("blocks of {}\n{}", block, difference(parts.said, whole.said));
  return {};
}

}  // namespace

/// Two bytes choose reader and writer; writing the output again gives the same bytes.
std::string laws_fault(std::string_view bytes) {
  const Format& from = chosen(false, take_byte(bytes));
  const Format& to = chosen(true, take_byte(bytes));
  std::string text;
  try {
    text = as_text(bytes);
  } catch (const IoError&) {
    return {};
  }
  if (!is_bibtex(from) || !is_bibtex(to)) drop_false_marks(text);
  const std::string once = test::run(test::builtin_formats(), {{"in", text}}, options_for(from, to)).output();
  const std::string twice = test::run(test::builtin_formats(), {{"in", once}}, options_for(to, to)).output();
  const std::string thrice = test::run(test::builtin_formats(), {{"in", twice}}, options_for(to, to)).output();
  if (thrice != twice) return fmt::format("{} to {}\n{}", from.id, to.id, difference(thrice, twice));
  if (twice != once) return fmt::format("{} to {}\n{}", from.id, to.id, difference(twice, once));
  return {};
}

/// Numbers, then inputs separated by NUL: they are one database for any block size and number of threads.
std::string pipeline_fault(std::string_view bytes) {
  const Format& from = chosen(false, take_byte(bytes));
  ConvertOptions options = options_for(from, chosen(true, take_byte(bytes)));
  const std::size_t how = take_byte(bytes);
  const std::size_t block = 1 + take_byte(bytes) % 64;
  if (how % 2 == 1) options.from = nullptr;
  if (how % 3 == 1) options.max_record = 16 + how;
  if (how % 5 == 1) options.split = 1 + how / 64;
  std::vector<test::Bytes> inputs;
  for (std::string_view rest = bytes; !rest.empty() && inputs.size() < 4;) {
    inputs.push_back({fmt::format("in{}", inputs.size()), take_until(rest, '\0')});
  }
  return fault_of_blocks(inputs, options, block);
}

/// A target, a NUL, and an arbitrary sidecar for it: reading it does no harm, and the output remains valid.
std::string sidecars_fault(std::string_view bytes) {
  const Format& from = chosen(true, take_byte(bytes));
  const std::string_view target = take_until(bytes, '\0');
  ConvertOptions options = options_for(from, *test::builtin_formats().find("csl-json"));
  options.carry_in = {"side.jsonl", [bytes](Diagnostics& said) { return memory_source("side.jsonl", bytes, said); }};
  try {
    const std::string json = test::run(test::builtin_formats(), {{"in", target}}, options).output();
    if (!nlohmann::json::accept(json)) return "no JSON\n" + json;
    return fault_of_blocks({{"in", target}}, options, 7);
  } catch (const IoError&) {
    return {};  // another version
  }
}

}  // namespace opcit::fuzz
