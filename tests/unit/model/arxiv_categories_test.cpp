#include "model/arxiv_categories.h"

#include <gtest/gtest.h>

namespace opcit {
namespace {

std::vector<std::string_view> ids_of(std::string_view code) {
  std::vector<std::string_view> ids;
  for (const ArxivCategory* category : arxiv_categories_by_code(code)) ids.push_back(category->id);
  return ids;
}

TEST(ArxivCategories, AreFoundByTheirShortCodes) {
  using Ids = std::vector<std::string_view>;
  EXPECT_EQ(ids_of("LG"), Ids{"cs.LG"});
  EXPECT_EQ(ids_of("AO-PH"), Ids{"physics.ao-ph"});
  EXPECT_EQ(ids_of("AO"), Ids{"nlin.AO"});
  EXPECT_EQ(ids_of("CV"), (Ids{"cs.CV", "math.CV"}));
  EXPECT_EQ(ids_of("ST"), (Ids{"math.ST", "q-fin.ST"}));
  EXPECT_EQ(ids_of("quant-ph"), Ids{"quant-ph"});
  EXPECT_EQ(ids_of("XX"), Ids{});
}

TEST(ArxivCategories, KnowTheirNamesAndWhatTheyStandFor) {
  ASSERT_NE(find_arxiv_category("cs.LG"), nullptr);
  EXPECT_EQ(find_arxiv_category("cs.LG")->name, "Machine Learning");
  EXPECT_EQ(find_arxiv_category("cs.NA")->canonical, "math.NA");
  EXPECT_FALSE(find_arxiv_category("cmp-lg")->active);
  EXPECT_EQ(find_arxiv_category("cs.lg"), nullptr);
  EXPECT_EQ(arxiv_archive("cs.LG"), "cs");
}

}  // namespace
}  // namespace opcit
