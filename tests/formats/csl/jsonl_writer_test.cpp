#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/run.h"

namespace opcit {
namespace {

constexpr std::string_view listing =
    "LGSep 20, 2024\nOne \"Title\"\n\nJane Roe\n\nFirst.\n\nMLFeb 19, 2023\nAnother\n\nLi Wei et al.\n\nSecond.\n";

TEST(CslJsonlWriter, WritesOneRecordALine) {
  const std::string out = test::run("profile", "csl-jsonl", listing).output();
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2);
  const std::size_t end = out.find('\n');
  const auto first = nlohmann::json::parse(out.substr(0, end));
  const auto second = nlohmann::json::parse(out.substr(end + 1));
  EXPECT_EQ(first["title"], "One \"Title\"");
  EXPECT_EQ(second["custom"]["opcit"]["truncated"], nlohmann::json::array({"author"}));
}

TEST(CslJsonlWriter, IsReadBackAsItWas) {
  const std::string out = test::run("profile", "csl-jsonl", listing).output();
  EXPECT_EQ(test::run("", "csl-jsonl", out).output(), out);
}

TEST(CslJsonlWriter, WritesTheSameRecordsAsCslJson) {
  const auto array = nlohmann::json::parse(test::run("profile", "csl-json", listing).output());
  const std::string lines = test::run("profile", "csl-jsonl", listing).output();
  EXPECT_EQ(nlohmann::json::parse(lines.substr(0, lines.find('\n'))), array.at(0));
}

}  // namespace
}  // namespace opcit
