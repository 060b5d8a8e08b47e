#include "people/sorter.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "opcit/error.h"
#include "support/records.h"

namespace opcit::people {
namespace {

/// Adds records to a sorter and shows the result in one line.
class Shelf {
 public:
  /// Adds a record. Authors are written "Given|Family".
  void add(std::string_view key, std::string_view title, const std::vector<std::string_view>& authors,
           std::int32_t year = 2015, std::string_view doi = {}, std::string_view abstract = {}) {
    Batch batch;
    RecordBuilder builder(batch);
    builder.begin({});
    builder.record().key = key;
    builder.text(Field::title, title, {});
    builder.names(Field::author, test::people(batch.arena, authors), {});
    builder.date(Field::issued, test::day(year), {});
    if (!abstract.empty()) builder.text(Field::abstract, abstract, {});
    if (!doi.empty()) builder.identifier({.scheme = Scheme::doi, .value = doi});
    builder.finish();
    sorter_.add(*batch.items.front().record);
  }

  /// The clusters as "a b|c", then the unsure records after "?".
  std::string sorted(const std::vector<std::string>& names) { return shown(sorter_.sort(names)); }
  std::string verdicts(std::string_view person_file) {
    const Sorted sorted = sorter_.sort(read_person(person_file));
    std::string out;
    for (std::size_t i = 0; i < sorted.verdicts.size(); ++i)
      out += sorted.verdicts[i] == Verdict::mine ? '+' : sorted.verdicts[i] == Verdict::unsure ? '?' : '-';
    return out;
  }
  Sorter& sorter() { return sorter_; }

 private:
  std::string shown(const Sorted& sorted) const {
    std::vector<std::string> clusters;
    for (const Group& group : sorted.groups) {
      std::string keys;
      for (const std::size_t record : group.records) keys.append(keys.empty() ? "" : " ").append(sorter_.key(record));
      clusters.push_back(keys);
    }
    std::sort(clusters.begin(), clusters.end());
    std::string out;
    for (const std::string& cluster : clusters) out.append(out.empty() ? "" : "|").append(cluster);
    for (const Doubtful& one : sorted.unsure) out.append("?").append(sorter_.key(one.record));
    return out;
  }

  Sorter sorter_;
};

TEST(Sorter, WordsOfAnyAbstractJoinNobody) {
  constexpr std::string_view turbulence =
      "We demonstrate extensive experiments with various architectures and challenging benchmarks, and introduce "
      "strategies that capture traditional trade-offs at different scales of turbulent plumes over coastal terrain.";
  constexpr std::string_view ranking =
      "We introduce strategies with challenging benchmarks, and extensive experiments demonstrate that various "
      "traditional architectures capture different trade-offs when advertisers rank their customers.";
  Shelf shelf;
  shelf.add("plumes", "Turbulent Plumes", {"Aman|Gupta", "Ines|Okafor"}, 2020, {}, turbulence);
  shelf.add("coasts", "Coastal Winds", {"Aman|Gupta", "Ines|Okafor"}, 2021, {}, turbulence);
  shelf.add("customers", "Ranked Customers", {"Aman|Gupta", "Pavel|Lindqvist"}, 2020, {}, ranking);
  shelf.add("adverts", "Bids of Advertisers", {"Aman|Gupta", "Pavel|Lindqvist"}, 2021, {}, ranking);
  for (const std::string_view other : {"tides", "soils", "glaciers", "comets"})
    shelf.add(other, other, {"Aman|Gupta", other == "tides" ? "Mei|Arnold" : "Tor|Blum"}, 2020, {}, "Short.");
  const std::string sorted = shelf.sorted({"Gupta, Aman"});
  EXPECT_NE(sorted.find("customers adverts"), std::string::npos) << sorted;
  EXPECT_NE(sorted.find("plumes coasts"), std::string::npos) << sorted;
  EXPECT_EQ(sorted.find("coasts customers"), std::string::npos) << sorted;
}

TEST(Sorter, NeverJoinsOnTheNameAlone) {
  Shelf shelf;
  shelf.add("a", "Glacier flow", {"Septina Dian|Larasati"}, 1990);
  shelf.add("b", "Hospital queues", {"Septina Dian|Larasati"}, 1990);
  EXPECT_EQ(shelf.sorted({"Septina Dian Larasati"}), "a|b");
}

TEST(Sorter, JoinsBySharedCoauthor) {
  Shelf shelf;
  shelf.add("a", "Glacier flow", {"M.|Rivas", "Chidi|Okafor"});
  shelf.add("b", "Ice cores", {"Chidi|Okafor", "M.|Rivas"});
  shelf.add("c", "Hospital queues", {"M.|Rivas", "Astrid|Lund"});
  EXPECT_EQ(shelf.sorted({"M. Rivas"}), "a b|c");
}

TEST(Sorter, OtherGivenNamesStayApartInSpiteOfASharedCoauthor) {
  Shelf shelf;
  shelf.add("a", "Glacier flow", {"Maria|Rivas", "Chidi|Okafor"});
  shelf.add("b", "Glacier flow again", {"Miguel|Rivas", "Chidi|Okafor"});
  shelf.add("c", "Glacier flow at last", {"M.|Rivas", "Chidi|Okafor"});
  const std::string sorted = shelf.sorted({"M. Rivas"});
  EXPECT_EQ(sorted.find("a b"), std::string::npos) << sorted;
}

TEST(Sorter, ACoauthorOfManyPapersIsNoEvidence) {
  Shelf shelf;
  const std::vector<std::string> words = {"kelp",  "mosses", "yeast", "bees",  "ants",  "newts", "owls",
                                          "eels",  "oaks",   "figs",  "rice",  "lynx",  "moles", "carp",
                                          "toads", "wasps",  "ferns", "crabs", "larks", "voles"};
  for (const std::string& word : words)
    shelf.add(word, word, {"M.|Rivas", "Chidi|Okafor"}, 1900 + 10 * static_cast<std::int32_t>(&word - words.data()));
  const std::string sorted = shelf.sorted({"M. Rivas"});
  EXPECT_EQ(std::count(sorted.begin(), sorted.end(), '|') + std::count(sorted.begin(), sorted.end(), '?'), 19)
      << sorted;
}

TEST(Sorter, PersonFileSorts) {
  Shelf shelf;
  shelf.add("a", "Glacier flow", {"M.|Rivas", "Chidi|Okafor"});
  shelf.add("b", "Ice cores", {"Chidi|Okafor", "M.|Rivas"});
  shelf.add("c", "Hospital queues", {"M.|Rivas", "Astrid|Lund"}, 2015, "10.1000/c");
  shelf.add("d", "Hospital wards", {"X.|Other"});
  EXPECT_EQ(shelf.verdicts(R"({"names": ["M. Rivas"], "coauthors": ["Chidi Okafor"]})"), "++--");
  EXPECT_EQ(shelf.verdicts(R"({"names": ["M. Rivas"], "in": ["https://doi.org/10.1000/C"]})"), "--+-");
  EXPECT_EQ(shelf.verdicts("{\"names\": \"M. Rivas\"}\naccept a\nreject b\n"), "+---");
  EXPECT_EQ(shelf.verdicts("accept a\nreject a\naccept a\n{\"names\": \"M. Rivas\"}"), "++--");
}

TEST(Sorter, MostFrequentName) {
  Shelf shelf;
  shelf.add("a", "One", {"M.|Rivas", "Chidi|Okafor"});
  shelf.add("b", "Two", {"Maria|Rivas"});
  EXPECT_EQ(shelf.sorter().most_frequent_names(), std::vector<std::string>{"Rivas, Maria"});
}

TEST(Person, RejectsWhatIsNoPersonFile) {
  EXPECT_THROW(read_person("[]"), IoError);
  EXPECT_THROW(read_person("{\"names\": 7}"), IoError);
  EXPECT_THROW(read_person("{\"years\": []}"), IoError);
  EXPECT_EQ(read_person("{\"orcid\": \"https://orcid.org/0000-0002-1825-0097\"}").orcid, "0000-0002-1825-0097");
  const Person person = read_person("{\"years\": [2010, 2020]}");
  EXPECT_EQ(person.first_year, 2010);
  EXPECT_EQ(person.last_year, 2020);
}

}  // namespace
}  // namespace opcit::people
