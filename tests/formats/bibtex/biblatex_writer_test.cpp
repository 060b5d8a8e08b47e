#include <gtest/gtest.h>

#include "support/run.h"

namespace opcit {
namespace {

constexpr std::string_view listing =
    "Jane Roe\n\nLG\nh-index3\n\n2 Papers\n\nLGSep 20, 2024Code\nLiNR at Work\n\nJane Roe, Li Wei et al.\n\nIt costs "
    "7\\% more.\n\n"
    "MLFeb 2023\nOn Names\n\nJane Roe\n\nAn abstract.\n";

TEST(BiblatexWriter, WritesPreprintsAsOnlineWithADate) {
  EXPECT_EQ(test::run("profile", "biblatex", listing).output(),
            "@online{roe2024linr,\n"
            "  author        = {Jane Roe and Li Wei and others},\n"
            "  title         = {{LiNR} at Work},\n"
            "  date          = {2024-09-20},\n"
            "  type          = {preprint},\n"
            "  eprintclass   = {cs.LG},\n"
            "  abstract      = {It costs 7\\% more.},\n"
            "  code          = {available},\n"
            "}\n"
            "\n"
            "@online{roe2023names,\n"
            "  author        = {Jane Roe},\n"
            "  title         = {On Names},\n"
            "  date          = {2023-02},\n"
            "  type          = {preprint},\n"
            "  eprintclass   = {stat.ML},\n"
            "  abstract      = {An abstract.},\n"
            "}\n");
}

TEST(BiblatexWriter, GivesTheSameBytesForAnyBlockSize) {
  ConvertOptions options;
  options.to = test::builtin_formats().find("biblatex");
  const std::string expected = test::run("profile", "biblatex", listing).output();
  for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{300}}) {
    options.block = block;
    EXPECT_EQ(test::run(test::builtin_formats(), {{"a.txt", listing}}, options).output(), expected) << block;
  }
}

/// useprefix applies to all names of the entry and to no other names.
TEST(BiblatexWriter, ParticlesOfNamesWithoutAFieldDoNotCount) {
  const std::string dropping = R"([{"given":"Vincent","dropping-particle":"van","family":"Gogh"}])";
  std::string json = R"([{"id":"a","type":"book","title":"T","author":[{"given":"Ludwig",)"
                     R"("non-dropping-particle":"van","family":"Beethoven"}])";
  for (const char* role : {"collection-editor", "illustrator", "interviewer"}) {
    json += ",\"" + std::string(role) + R"(":[{"given":"Ann","family":"Lee"}])";
  }
  const std::string fits = test::run("csl-json", "biblatex", json + "}]").output();
  EXPECT_NE(fits.find("author        = {Ludwig van Beethoven}"), std::string::npos) << fits;
  EXPECT_NE(fits.find("options       = {useprefix=true}"), std::string::npos) << fits;
  const std::string with_fourth =
      test::run("csl-json", "biblatex", json + ",\"recipient\":" + dropping + "}]").output();
  EXPECT_EQ(with_fourth, fits);
  const std::string mixed = test::run("csl-json", "biblatex", json + ",\"editor\":" + dropping + "}]").output();
  EXPECT_NE(mixed.find("useprefix=false"), std::string::npos) << mixed;
}

}  // namespace
}  // namespace opcit
