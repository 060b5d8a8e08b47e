#include "enrich/pool.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/fake_arxiv.h"
#include "support/records.h"

namespace opcit::enrich {
namespace {

using test::Paper;

const std::vector<Paper> pool_papers = {
    {.id = "2401.00001", .titles = {"LiNR: Model Based Neural Retrieval"}, .authors = "Ada Roe, Li Wei"},
    {.id = "2401.00002", .titles = {"Weather on Tape Robots"}, .authors = "Otto Fremd, Ada Roe"},
    {.id = "2401.00003", .titles = {"Of the To"}, .authors = "Jo Ng"},
    {.id = "2401.00004", .titles = {"Old Name of Birds", "Fishes Revisited by Name"}, .authors = "Uwe Bird"},
};

struct Wanted {
  const char* what;
  const char* title;
  std::vector<std::string_view> authors;
  const char* arxiv;
  std::vector<std::string> near;
};

TEST(Pool, KnowsWhichWorksARecordCouldBe) {
  test::FakeArxiv arxiv(pool_papers);
  Pool pool;
  const std::vector<std::string> ids = {"2401.00001", "2401.00002", "2401.00003", "2401.00004", "2401.00004v1"};
  pool.add(arxiv.by_ids(ids).value(), "arxiv");
  ASSERT_EQ(pool.works().size(), 4U);
  const std::vector<Wanted> rows = {
      {"the title", "LiNR: model-based neural retrieval", {}, "", {"2401.00001"}},
      {"the head alone", "LiNR", {}, "", {"2401.00001"}},
      {"the tail alone", "Modelbased Neural Retrieval", {}, "", {"2401.00001"}},
      {"another split of words", "Li NR Model Based NeuralRetrieval", {}, "", {"2401.00001"}},
      {"a third of the words", "Birds and Weather and Clouds", {}, "", {"2401.00002", "2401.00004"}},
      {"small words only", "Of the To", {}, "", {"2401.00003"}},
      {"an earlier title", "Old Name of Birds", {}, "", {"2401.00004"}},
      {"the first author alone", "Nothing Alike", {"Ada|Roe"}, "", {"2401.00001", "2401.00002"}},
      {"the first author and another", "Nothing Alike", {"Ada|Roe", "X|Y", "Li|Wei"}, "", {"2401.00001"}},
      {"its id", "Nothing Alike", {}, "2401.00003", {"2401.00003"}},
      {"nobody", "Nothing Alike", {"A|B", "Ada|Roe"}, "", {}},
  };
  for (const Wanted& row : rows) {
    Batch batch;
    RecordBuilder builder(batch);
    builder.begin({});
    builder.text(Field::title, std::string_view(row.title));
    builder.names(Field::author, test::people(batch.arena, row.authors));
    if (row.arxiv[0] != 0) builder.identifier({.scheme = Scheme::arxiv, .value = row.arxiv});
    std::vector<std::string> near;
    for (const std::size_t work : pool.near(match::work_of(*builder.finish()))) {
      near.emplace_back(pool.works()[work].arxiv);
    }
    EXPECT_EQ(near, row.near) << row.what;
  }
}

}  // namespace
}  // namespace opcit::enrich
