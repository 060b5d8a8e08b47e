#include "opcit/people.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace opcit {
namespace {

/// Each name is a line of the map, followed by "@" and an iD if it has one.
People people_of(const std::vector<std::string>& lines) {
  PeopleCounter counter;
  Arena arena;
  for (const std::string& line : lines) {
    const std::size_t at = std::min(line.find('@'), line.size());
    Name name = read_name_line(std::string_view(line).substr(0, at), arena);
    if (at < line.size()) name.orcid = std::string_view(line).substr(at + 1);
    counter.add(name);
  }
  return counter.people();
}

/// "Name: spelling = spelling" of each person, then "? Name reason others" of each doubt.
std::string shown(const People& people) {
  std::string out;
  for (const Person& person : people.people) {
    out += person.name;
    std::vector<std::string> lines;
    for (const SpellingCount& spelling : person.spellings) lines.push_back(spelling.line);
    std::sort(lines.begin(), lines.end());
    for (std::size_t i = 0; i < lines.size() && lines.size() > 1; ++i)
      out.append(i == 0 ? ": " : " = ").append(lines[i]);
    out += '\n';
  }
  for (const DoubtfulPerson& doubtful : people.doubtful) {
    out.append("? ").append(people.people[doubtful.person].name).append(" ").append(spelling(doubtful.doubt));
    for (const std::size_t other : doubtful.others) out.append(" / ").append(people.people[other].name);
    out += '\n';
  }
  return out;
}

struct Row {
  std::vector<std::string> names;
  const char* expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(shown(people_of(row.names)), row.expected) << row.names.front();
}

TEST(People, JoinsWhatDiffersInNothingThatCounts) {
  check({{{"Roe, Jane", "ROE, JANE", "roe, jane"}, "Roe, Jane: ROE, JANE = Roe, Jane = roe, jane\n"},
         {{"Garc\u00EDa, Ana", "Garci\u0301a, Ana"}, "Garc\u00EDa, Ana: Garci\u0301a, Ana = Garc\u00EDa, Ana\n"},
         {{"Serre, Jean-Pierre", "Serre, Jean\u2010Pierre", "Serre, Jean Pierre"},
          "Serre, Jean-Pierre: Serre, Jean Pierre = Serre, Jean-Pierre = Serre, Jean\u2010Pierre\n"},
         {{"van der Berg, Jan", "Van der Berg, Jan"}, "van der Berg, Jan: Van der Berg, Jan = van der Berg, Jan\n"},
         {{"M\u00FCller, Jan", "Muller, Jan"}, "M\u00FCller, Jan: Muller, Jan = M\u00FCller, Jan\n"},
         {{"M\u00FCller, Jan", "Mueller, Jan"}, "M\u00FCller, Jan: Mueller, Jan = M\u00FCller, Jan\n"},
         {{"{ATLAS Collaboration}", "{the ATLAS collaboration}"},
          "{ATLAS Collaboration}: {ATLAS Collaboration} = {the ATLAS collaboration}\n"}});
}

TEST(People, JoinsAnInitialWithTheOneNameThatItFits) {
  check({{{"Schmude, J.", "Schmude, Johannes"}, "Schmude, Johannes: Schmude, J. = Schmude, Johannes\n"},
         {{"Schmude, J. P.", "Schmude, Johannes"}, "Schmude, Johannes: Schmude, J. P. = Schmude, Johannes\n"},
         {{"Schmude, J.", "Schmude, Johannes P.", "Schmude, Johannes"},
          "Schmude, Johannes P.: Schmude, J. = Schmude, Johannes = Schmude, Johannes P.\n"},
         {{"Serre, J.-P.", "Serre, JP", "Serre, Jean-Pierre"},
          "Serre, Jean-Pierre: Serre, J.-P. = Serre, JP = Serre, Jean-Pierre\n"},
         {{"Schmude, M.", "Schmude, Johannes"}, "Schmude, Johannes\nSchmude, M.\n"}});
}

TEST(People, ListsApartWhatFitsTwo) {
  check(
      {{{"Schmude, J.", "Schmude, Johannes", "Schmude, Jakob"},
        "Schmude, J.\nSchmude, Jakob\nSchmude, Johannes\n? Schmude, J. several / Schmude, Jakob / Schmude, Johannes\n"},
       // The middle initials differ, so the name without one can belong to either person.
       {{"Schmude, Johannes", "Schmude, Johannes P.", "Schmude, Johannes Q."},
        "Schmude, Johannes\nSchmude, Johannes P.\nSchmude, Johannes Q.\n"
        "? Schmude, Johannes several / Schmude, Johannes P. / Schmude, Johannes Q.\n"},
       // Mueller and Muller are two people, so the name with the umlaut may belong to either.
       {{"M\u00FCller, Jan", "Mueller, Jan", "Muller, Jan"},
        "Mueller, Jan\nMuller, Jan\nM\u00FCller, Jan\n? M\u00FCller, Jan several / Mueller, Jan / Muller, Jan\n"}});
}

TEST(People, ListsDoubtfulPairsWithTheReason) {
  check(
      {{{"Schmude, J.", "Schmude, J. P."},
        "Schmude, J.\nSchmude, J. P.\n? Schmude, J. initials-only / Schmude, J. P.\n"},
       {{"Wang, Wei", "Wang, Wei Ming"}, "Wang, Wei\nWang, Wei Ming\n? Wang, Wei middle-name / Wang, Wei Ming\n"},
       {{"Roe, Alex", "Roe, Alexander"}, "Roe, Alex\nRoe, Alexander\n? Roe, Alex prefix / Roe, Alexander\n"},
       {{"Roe,", "Roe, Jane"}, "Roe\nRoe, Jane\n? Roe no-given / Roe, Jane\n"},
       {{"Garc\u00EDa, Ana", "Garc\u00EDa M\u00E1rquez, Ana"},
        "Garc\u00EDa M\u00E1rquez, Ana\nGarc\u00EDa, Ana\n? Garc\u00EDa, Ana family / Garc\u00EDa M\u00E1rquez, Ana\n"},
       {{"Smith, John", "Smith, John, Jr."},
        "Smith, John\nSmith, John, Jr.\n? Smith, John, Jr. suffix / Smith, John\n"},
       {{"Zhou, Mingzhou", "Zhou, Ming Zhou"},
        "Zhou, Ming Zhou\nZhou, Mingzhou\n? Zhou, Mingzhou spacing / Zhou, Ming Zhou\n"},
       {{"Zhou, Mingzhou", "Mingzhou, Zhou"},
        "Mingzhou, Zhou\nZhou, Mingzhou\n? Zhou, Mingzhou swapped / Mingzhou, Zhou\n"}});
}

TEST(People, TrustsIdsAboveSpellings) {
  const std::string a = "@0000-0002-1825-0097";
  const std::string b = "@0000-0001-5109-3700";
  check({// One iD: one person, regardless of the spellings.
         {{"Roe, Jane" + a, "Doe, Jane" + a}, "Doe, Jane: Doe, Jane = Roe, Jane\n"},
         // Two iDs: two people; the name without iD may belong to either.
         {{"Wang, Wei" + a, "Wang, Wei" + b}, "Wang, Wei\nWang, Wei\n"},
         {{"Wang, Wei" + a, "Wang, Wei" + b, "Wang, Wei"},
          "Wang, Wei\nWang, Wei\nWang, Wei\n? Wang, Wei several / Wang, Wei / Wang, Wei\n"},
         {{"Wang, Wei" + a, "Wang, W."}, "Wang, Wei: Wang, W. = Wang, Wei\n"},
         // An initial with its own iD is another person.
         {{"Wang, Wei" + a, "Wang, W." + b}, "Wang, W.\nWang, Wei\n"}});
}

TEST(People, CountsEachSpelling) {
  const People people = people_of({"Roe, Jane", "Roe, J.", "Roe, Jane"});
  ASSERT_EQ(people.people.size(), 1U);
  const Person& person = people.people[0];
  EXPECT_EQ(person.count, 3U);
  ASSERT_EQ(person.spellings.size(), 2U);
  EXPECT_EQ(person.spellings[0].line, "Roe, Jane");
  EXPECT_EQ(person.spellings[0].count, 2U);
}

TEST(People, DoNotDependOnTheOrder) {
  std::vector<std::string> names = {"Schmude, J.",
                                    "Schmude, Johannes",
                                    "Schmude, Jakob",
                                    "Schmude, J. P.",
                                    "Roe, Jane",
                                    "Jane, Roe",
                                    "Roe, J.",
                                    "Roe, Jane A.",
                                    "Roe, Jane B.",
                                    "M\u00FCller, Jan",
                                    "Mueller, Jan",
                                    "Roe,",
                                    "{ATLAS}",
                                    "Wang, Wei",
                                    "Wang, Wei Ming",
                                    "Wang, W.@0000-0002-1825-0097",
                                    "Wang, Wei@0000-0001-5109-3700"};
  const std::string expected = shown(people_of(names));
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(names.begin(), names.end(), random);
    EXPECT_EQ(shown(people_of(names)), expected);
  }
}

// Same family name and initial, all compatible or none: quadratic work would take minutes.
TEST(People, StayFastWhereAllShareAFamily) {
  PeopleCounter counter;
  Arena arena;
  for (int i = 0; i < 10000; ++i) {
    const std::string number = std::to_string(i);
    std::string word;
    for (const char digit : number) word += static_cast<char>('a' + (digit - '0'));
    counter.add(Name{.family = "Wang", .given = arena.copy("Y" + word)});
    counter.add(Name{.family = "Wang", .given = arena.copy("Yi " + word + " X")});
    counter.add(Name{.family = "Wang", .given = arena.copy("Y. " + word + ".")});
  }
  EXPECT_GT(counter.people().people.size(), 20000U);
}

}  // namespace
}  // namespace opcit
