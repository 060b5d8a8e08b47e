#include <gtest/gtest.h>

#include "match/title.h"

namespace opcit::match {
namespace {

struct TitlePair {
  const char* a;
  const char* b;
  TitleLevel level;
};

constexpr TitlePair title_pairs[] = {
    {"The Title", "the title.", TitleLevel::equal},
    {"m-Sharpness Aware", "M-sharpness-aware", TitleLevel::equal},
    {"Schr\\\"odinger $\\alpha$-Curves", "Schrödinger α-curves", TitleLevel::equal},
    {"Schroedinger", "", TitleLevel::unknown},
    {"Research & Development of {LiNR}", "Research and development of LiNR", TitleLevel::equal},
    {"Micro-batch training", "Microbatch Training", TitleLevel::equal},
    {"Modelling of the optimisation of graphs", "Modeling the optimization of graphs", TitleLevel::equivalent},
    {"A survey on large graphs", "Survey of large graphs", TitleLevel::equivalent},
    {"LiNR: Model Based Neural Retrieval", "LiRank: Model Based Neural Ranking", TitleLevel::twin},
    {"LiNR: Neural Retrieval", "LiRank: Neural Retrieval", TitleLevel::twin},
    {"Prithvi WxC: Foundation Model for Weather", "Foundation Model for Weather", TitleLevel::shortened},
    {"Prithvi WxC: Foundation Model for Weather", "Prithvi WxC", TitleLevel::shortened},
    {"Graph learning at scale", "Graph learning at scale (extended version)", TitleLevel::extended},
    {"Graph learning at scale in practice", "Graph learning at scale in practice revisited", TitleLevel::extended},
    {"On the theory of graphs I", "On the theory of graphs II", TitleLevel::part},
    {"Evaluating the abilities of GPT-3", "Evaluating the abilities of GPT-4", TitleLevel::part},
    {"Fast learning of deep ranking models", "Fast learning of deep image models", TitleLevel::similar},
    {"Fast learning of deep ranking models", "An atlas of rare birds", TitleLevel::different},
    {"车辆 检测", "车辆 检测", TitleLevel::equal},
};

TEST(MatchTitle, ComparesBothWays) {
  for (const TitlePair& row : title_pairs) {
    const Title a = normalise_title(row.a);
    const Title b = normalise_title(row.b);
    EXPECT_EQ(compare_titles(a, b).level, row.level) << row.a << " / " << row.b;
    EXPECT_EQ(compare_titles(b, a).level, row.level) << row.b << " / " << row.a;
  }
}

TEST(MatchTitle, FindsTheHead) {
  EXPECT_EQ(normalise_title("LiNR: Model Based Retrieval").head, 1U);
  EXPECT_EQ(normalise_title("One two three four: five").head, 0U) << "that is half a title, no name";
  EXPECT_EQ(normalise_title("LiNR:").head, 0U);
  EXPECT_EQ(tail_key(normalise_title("A B: c d")), "cd");
}

TEST(MatchTitle, SurvivesAnything) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 31);
  const Title noise = normalise_title(bytes);
  EXPECT_LE(noise.words.size(), longest_title);
  EXPECT_EQ(compare_titles(noise, noise).level, noise.empty() ? TitleLevel::unknown : TitleLevel::equal);
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "a b ";
  EXPECT_EQ(normalise_title(many).words.size(), longest_title);
}

}  // namespace
}  // namespace opcit::match
