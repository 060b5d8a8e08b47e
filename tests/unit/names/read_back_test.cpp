#include "names/read_back.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "names/format.h"
#include "names/lists.h"
#include "opcit/latex.h"
#include "unit/names/show.h"

namespace opcit::names {
namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"Anna",    "B.",      "van",   "der",       "de",       "Smith",  "O'Brien", "Jean-Paul", "Müller",  "иванов",
     "Иванов",  "田中",    "al",    "et",        "al.",      "AND",    "and",     "others",    "Others",  "Nguyễn",
     "é",       "Élie",    "3rd",   "Jr.",       "d'Aumale", "x",      "X.",      "more",      "authors", "12",
     "Panda",   "-",       "A--B",  "..",        "e\u0301",  "\u3000", "\u00A0",  "A,B",       "id=1",    "{NASA}",
     "\u2019t", "'",       "Ab.",   "ſ",         "ª",        "ʻOkina", "\u1680x", "\u1EA0n",   "가나",    "~",
     "\\'e",    "%",       "shown", "coauthors", "शर्मा",     "كريم",   "\u061Ca", "כהן",       "\u200Dक", "\u3000x",
     "\uFEFFb", "\u180Ec", "𝒜",     "et.al"});

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}
  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::string_view keep(std::string text) { return arena_.copy(std::string_view(text)); }

  std::string_view part(std::size_t most) {
    std::string out;
    for (std::size_t n = 1 + below(most); n > 0; --n) {
      if (!out.empty()) out += ' ';
      out += words[below(words.size())];
    }
    return keep(std::move(out));
  }

  Name name() {
    if (below(8) == 0) return {.literal = part(3)};
    Name out{.family = part(2), .given = below(8) == 0 ? std::string_view() : part(2)};
    if (below(3) == 0) out.non_dropping_particle = part(2);
    if (below(12) == 0) out.dropping_particle = part(1);
    if (below(6) == 0) out.suffix = part(1);
    return out;
  }

 private:
  std::mt19937 random_;
  Arena arena_;
};

/// In either order, as writers do.
void append(const Name& name, bool family_first, std::string& tex) {
  const auto put = [&](std::string_view part, std::string_view after) {
    if (!part.empty()) tex.append(part).append(after);
  };
  if (!name.literal.empty()) {
    tex.append("{").append(name.literal).append("}");
  } else if (name.given.empty()) {
    put(name.non_dropping_particle, " ");
    put(name.family, "");
  } else if (family_first) {
    put(name.non_dropping_particle, " ");
    tex.append(name.family).append(", ");
    put(name.suffix, ", ");
    tex += name.given;
  } else {
    put(name.given, " ");
    put(name.non_dropping_particle, " ");
    put(name.family, "");
  }
}

// A wrong yes would hide a loss.
TEST(NamesReadBack, SaysYesOnlyToWhatIsRead) {
  Generator generator(9);
  std::size_t yes = 0;
  for (int i = 0; i < 300000; ++i) {
    std::vector<Name> people;
    std::string tex;
    for (std::size_t n = generator.below(4); n > 0; --n) {
      if (!people.empty()) tex += " and ";
      people.push_back(generator.name());
      append(people.back(), generator.below(2) == 0, tex);
    }
    const bool truncated = generator.below(4) == 0;
    if (truncated) tex += people.empty() ? "others" : " and others";
    if (!surely_reads_as(tex, Names{.people = people, .truncated = truncated})) continue;
    yes += people.empty() ? 0 : 1;
    Arena arena;
    const Names read = parse_bibtex_names(tex, arena).names;
    ASSERT_EQ(read.people.size(), people.size()) << tex;
    EXPECT_EQ(read.truncated, truncated) << tex;
    for (std::size_t at = 0; at < people.size(); ++at) EXPECT_EQ(show(read.people[at]), show(people[at])) << tex;
  }
  EXPECT_GT(yes, 5000U);
}

std::string encoded(const BibtexForm& form) {
  std::string tex;
  append_bibtex(
      form,
      [](std::string_view text, std::string& out) {
        encode_latex({text, {}}, {}, out);
      },
      tex);
  return tex;
}

// The writer of names relies on this result alone.
TEST(NamesReadBack, PlainNamesAreWrittenAsTheyStand) {
  Generator generator(10);
  std::size_t plain = 0;
  for (int i = 0; i < 300000; ++i) {
    const Name name = generator.name();
    const PlainName look = look_at_plain(name);
    if (!look.plain) continue;
    ++plain;
    Arena arena;
    std::string family_first;
    std::string given_first;
    append(name, true, family_first);
    append(name, false, given_first);
    const BibtexForm form = bibtex_form(name, arena);
    EXPECT_TRUE(form.exact && form.comma) << family_first;
    EXPECT_EQ(encoded(form), family_first);
    const Names alone{.people = std::span(&name, 1)};
    EXPECT_EQ(look.family_first, surely_reads_as(family_first, alone)) << family_first;
    EXPECT_EQ(look.given_first, surely_reads_as(given_first, alone)) << given_first;
    for (const auto& [sure, tex] :
         {std::pair(look.family_first, family_first), std::pair(look.given_first, given_first)}) {
      EXPECT_TRUE(!sure || show(parse_name(tex, NameSyntax::bibtex, arena)) == show(name)) << tex;
    }
    const auto beyond = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    EXPECT_EQ(look.ascii, std::ranges::none_of(family_first, beyond)) << family_first;
  }
  EXPECT_GT(plain, 10000U);
}

TEST(NamesReadBack, CapitalsAreThoseOfWholeNames) {
  const auto capitals = [](Name name) { return look_at_plain(name).capitals; };
  EXPECT_TRUE(capitals({.family = "Knuth", .given = "Donald E."}));
  EXPECT_TRUE(capitals({.family = "Beethoven Alto", .given = "Ludwig", .non_dropping_particle = "van"}));
  EXPECT_FALSE(capitals({.family = "Brinch Hansen", .given = "Per"}));
  EXPECT_FALSE(capitals({.family = "Knuth", .given = "Donald E"}));
  EXPECT_FALSE(capitals({.family = "Knuth", .given = "donald"}));
  EXPECT_FALSE(capitals({.family = "knuth", .given = "Donald"}));
  EXPECT_FALSE(capitals({.family = "田中", .given = "Ravi"}));
}

TEST(NamesReadBack, KnowsCommonNames) {
  const std::vector<Name> people = {{.family = "Müller", .given = "Kofi"},
                                    {.family = "Berg", .given = "F. G.", .non_dropping_particle = "van der"},
                                    {.family = "King", .given = "Martin Luther", .suffix = "Jr."},
                                    {.family = "Nguyễn", .given = "Ana"},
                                    {.family = "Plato"},
                                    {.literal = "ATLAS Collaboration"}};
  EXPECT_TRUE(
      surely_reads_as("Müller, Kofi and van der Berg, F. G. and King, Jr., Martin Luther and Nguyễn, Ana and "
                      "Plato and {ATLAS Collaboration} and others",
                      Names{.people = people, .truncated = true}));
  EXPECT_TRUE(surely_reads_as("Kofi Müller and F. G. van der Berg", Names{.people = std::span(people).first(2)}));
  EXPECT_FALSE(surely_reads_as("Kofi Müller", Names{.people = std::span(people).first(2)}));
}

}  // namespace
}  // namespace opcit::names
