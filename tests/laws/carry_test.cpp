/// Carrying: a round trip from A to B to A preserves all content, for every pair of formats, and keeps edits.
#include <gtest/gtest.h>

#include "laws/samples.h"
#include "support/exact_format.h"
#include "support/run.h"

namespace opcit::test {
namespace {

struct Carried {
  Outcome outcome;
  std::string sidecar;
};

ConvertOptions options_for(const Format* from, const Format& to) {
  ConvertOptions options;
  options.from = from;
  options.to = &to;
  options.reader_options = {{"as-of", "2026-11-22"}};
  return options;
}

Carried carry_out(const Sample& sample, const Format& to, std::size_t block = std::size_t{1} << 18) {
  Carried carried;
  ConvertOptions options = options_for(sample.format, to);
  options.block = block;
  options.carry_out = [&] { return string_sink(carried.sidecar); };
  carried.outcome = run(all_formats(), {{sample.name, sample.text}}, options);
  return carried;
}

Outcome carry_in(const std::string& text, const std::string& sidecar, const Format& to,
                 std::size_t block = std::size_t{1} << 18) {
  ConvertOptions options = options_for(nullptr, to);
  options.block = block;
  options.carry_in = {"side.jsonl", [&](Diagnostics& said) { return memory_source("side.jsonl", sidecar, said); }};
  return run(all_formats(), {{"target", text}}, options);
}

std::string direct(const Sample& sample, const Format& to) {
  return run(all_formats(), {{sample.name, sample.text}}, options_for(sample.format, to)).output();
}

/// Lines of `exact` without the texts between records, which do not go to another format.
std::string without_texts(std::string_view lines) {
  std::string kept;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (!line.starts_with(R"({"kind":"free-text")")) kept.append(line).append("\n");
  }
  return kept;
}

/// Written by the writer: nothing is copied if there is a sidecar, also an empty one.
std::string rewritten(const Sample& sample, const Format& to) {
  ConvertOptions options = options_for(sample.format, to);
  options.carry_in = {"side.jsonl", [](Diagnostics& said) { return memory_source("side.jsonl", "", said); }};
  return run(all_formats(), {{sample.name, sample.text}}, options).output();
}

/// The first line that differs, for messages.
std::string difference(std::string_view got, std::string_view wanted) {
  while (!got.empty() || !wanted.empty()) {
    const std::string_view a = got.substr(0, got.find('\n'));
    const std::string_view b = wanted.substr(0, wanted.find('\n'));
    if (a != b) return "got    " + std::string(a) + "\nwanted " + std::string(b);
    got.remove_prefix(std::min(a.size() + 1, got.size()));
    wanted.remove_prefix(std::min(b.size() + 1, wanted.size()));
  }
  return {};
}

TEST(CarryLaws, ThereAndBackIsExactInContent) {
  for (const Sample& sample : samples()) {
    const std::string items = without_texts(direct(sample, exact_format()));
    for (const Format* target : writable_formats()) {
      const Carried there = carry_out(sample, *target);
      const Outcome back = carry_in(there.outcome.output(), there.sidecar, exact_format());
      EXPECT_EQ(difference(without_texts(back.output()), items), "") << sample.name << " -> " << target->id;
      EXPECT_EQ(back.said.find("carr"), std::string::npos) << sample.name << " -> " << target->id << "\n" << back.said;
    }
  }
}

TEST(CarryLaws, ThereAndBackIsAsExactInBytesAsTheFormatItself) {
  for (const Sample& sample : samples()) {
    if (sample.format->writer == nullptr || sample.format == &exact_format()) continue;
    const std::string itself = rewritten(sample, *sample.format);
    for (const Format* target : writable_formats()) {
      const Carried there = carry_out(sample, *target);
      const Outcome back = carry_in(there.outcome.output(), there.sidecar, *sample.format);
      EXPECT_EQ(difference(back.output(), itself), "") << sample.name << " -> " << target->id;
    }
  }
}

TEST(CarryLaws, BlocksDoNotMatter) {
  for (const Sample& sample : samples()) {
    if (sample.format == &exact_format()) continue;
    for (const Format* target : writable_formats()) {
      const Carried whole = carry_out(sample, *target);
      const Carried parts = carry_out(sample, *target, 7);
      ASSERT_EQ(parts.sidecar, whole.sidecar) << sample.name << " -> " << target->id;
      const Outcome back = carry_in(whole.outcome.output(), whole.sidecar, exact_format());
      const Outcome in_parts = carry_in(whole.outcome.output(), whole.sidecar, exact_format(), 7);
      EXPECT_EQ(difference(in_parts.output(), back.output()), "") << sample.name << " -> " << target->id;
      EXPECT_EQ(in_parts.said, back.said) << sample.name << " -> " << target->id;
    }
  }
}

// ---------------------------------------------------------------- edits in between

constexpr std::string_view two_entries =
    "@string{abc = {Journal of Abc}}\n\n"
    "@article{one, title = {First {DNA} Study}, author = {Ann Lee and others}, journal = abc, owner = {me}, "
    "year = 2020}\n\n"
    "@article{two, title = {Second}, author = {Bo Ek}, owner = {you}, year = 2021}\n\n"
    "@article{three, title = {Third}, author = {Cy Dy}, owner = {she}, year = 2022}\n";

/// An edit of the RIS file. RIS has no citation keys; they are in ID.
struct Edit {
  const char* name;
  std::string (*edit)(std::string ris);
  std::vector<std::string> there;      ///< Expected in the final .bib.
  std::vector<std::string> not_there;  ///< Absent from it.
  std::string code;                    ///< Expected diagnostic.
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from << "\n" << text;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

std::string without_record(std::string text, std::string_view title) {
  const std::size_t at = text.find(title);
  const std::size_t begin = text.rfind("TY  -", at);
  const std::size_t end = text.find("ER  -", at);
  return text.erase(
      begin, text.find("TY  -", end) == std::string::npos ? text.size() - begin : text.find("TY  -", end) - begin);
}

const Edit edits[] = {
    {"a title",
     [](std::string ris) { return replaced(ris, "First DNA Study", "Another Study"); },
     {"Another Study", "{me}", "and others", "{you}"},
     {"First"},
     "carried-edit"},
    {"a record is gone",
     [](std::string ris) { return without_record(ris, "Second"); },
     {"First {DNA} Study", "Third", "{she}"},
     {"Second", "{you}"},
     "carried-record-gone"},
    {"a record more",
     [](std::string ris) { return "TY  - BOOK\nTI  - Fresh\nID  - fresh\nER  - \n\n" + ris; },
     {"Fresh", "First {DNA} Study", "{me}", "{you}", "{she}"},
     {},
     "not-carried"},
    {"another order",
     [](std::string ris) {
       const std::size_t last = ris.rfind("TY  -");
       return ris.substr(last) + ris.substr(0, last);
     },
     {"{me}", "{you}", "{she}"},
     {},
     ""},
    {"another key",
     [](std::string ris) { return replaced(ris, "ID  - two", "ID  - zwei"); },
     {"zwei", "{you}"},
     {"{two"},
     "carried-edit"},
    {"another key and an author",
     [](std::string ris) { return replaced(replaced(ris, "ID  - two", "ID  - zwei"), "Ek, Bo", "Ek, Bob"); },
     {"zwei", "Bob Ek", "{you}"},
     {"{two"},
     "carried-edit"},
    {"a field less",
     [](std::string ris) { return replaced(ris, "AU  - Dy, Cy\r\n", ""); },
     {"Third", "{she}"},
     {"Dy"},
     "carried-edit"},
    {"layout alone",
     [](std::string ris) { return replaced(ris, "TI  - Third\r\n", "TI  -   Third  \n"); },
     {"Third", "{she}"},
     {},
     ""},
};

TEST(CarryEdits, AreKeptAndTheRestComesBack) {
  const Sample sample{"two.bib", all_formats().find("bibtex"), std::string(two_entries)};
  const Carried there = carry_out(sample, *all_formats().find("ris"));
  for (const Edit& each : edits) {
    const Outcome back = carry_in(each.edit(there.outcome.output()), there.sidecar, *sample.format);
    for (const std::string& text : each.there) {
      EXPECT_NE(back.output().find(text), std::string::npos) << each.name << ": " << text << "\n" << back.output();
    }
    for (const std::string& text : each.not_there) {
      EXPECT_EQ(back.output().find(text), std::string::npos) << each.name << ": " << text << "\n" << back.output();
    }
    if (each.code.empty()) {
      EXPECT_EQ(back.said, "") << each.name;
    } else {
      EXPECT_NE(back.said.find("[" + each.code + "]"), std::string::npos) << each.name << "\n" << back.said;
    }
  }
}

// ---------------------------------------------------------------- invalid sidecars

TEST(CarryBadSidecars, AreLocatedAndSurvived) {
  const Sample sample{"two.bib", all_formats().find("bibtex"), std::string(two_entries)};
  const Carried there = carry_out(sample, *all_formats().find("ris"));
  const std::string ris = there.outcome.output();
  for (std::size_t size = 0; size < there.sidecar.size(); size += 7) {
    const Outcome back = carry_in(ris, there.sidecar.substr(0, size), *sample.format);
    EXPECT_NE(back.output().find("Third"), std::string::npos) << size;
  }
  for (const std::string_view bad : {"no JSON", "{}", "[1]", R"({"version":1})", R"({"version":1,"hash":"xyz"})",
                                     R"({"version":1,"format":"ris","hash":"0123456789abcdef","fields":{"title":[7]}})",
                                     R"({"version":1,"format":"ris","record":[["title"]]})",
                                     R"({"version":1,"format":"ris","document":{"kind":"x"}})"}) {
    const Outcome back = carry_in(ris, there.sidecar + std::string(bad) + "\n", *sample.format);
    EXPECT_NE(back.said.find("side.jsonl:5:"), std::string::npos) << bad << "\n" << back.said;
    EXPECT_NE(back.said.find("[bad-carry-line]"), std::string::npos) << bad;
    EXPECT_NE(back.output().find("{me}"), std::string::npos) << bad;
  }
}

TEST(CarryBadSidecars, AnotherVersionIsAnError) {
  try {
    carry_in("TY  - BOOK\nER  - \n", R"({"version":2,"format":"ris","key":7})", exact_format());
    FAIL() << "nothing was thrown";
  } catch (const std::exception& error) {
    EXPECT_STREQ(error.what(), "cannot use side.jsonl: it is a sidecar of version 2, and this opcit reads version 1");
  }
}

}  // namespace
}  // namespace opcit::test
