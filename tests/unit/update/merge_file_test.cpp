// The three-way merge: single cases, and laws for generated changes.
#include "update/merge_file.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <map>
#include <random>

#include "opcit/outline.h"
#include "support/run.h"

namespace opcit::update {
namespace {

const Format& bibtex() { return *test::builtin_formats().find("bibtex"); }

MergedFile merge(std::string_view current, std::string_view base, std::string_view other,
                 MergeFileOptions options = {}) {
  return merge_file(bibtex(), current, base, other, options);
}

constexpr std::string_view base_file = R"(% my list
@misc{a,
  title = {One},
  year = 2020,
}

@misc{b, title = {Two}, year = 2021}
)";

std::string with(std::string_view from, std::string_view to) {
  std::string text(base_file);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(MergeFile, JoinsChangesOfDifferentFields) {
  const MergedFile merged =
      merge(with("One", "Eins"), base_file, with("year = 2020,", "year = 2022,\n  note = {New},"));
  EXPECT_EQ(merged.conflicts, 0U);
  EXPECT_EQ(merged.text, R"(% my list
@misc{a,
  title = {Eins},
  year = 2022,
  note = {New},
}

@misc{b, title = {Two}, year = 2021}
)");
}

TEST(MergeFile, MarksTheFieldThatBothChanged) {
  const MergedFile merged = merge(with("year = 2020", "year = 2019"), base_file, with("year = 2020", "year = 2022"));
  EXPECT_EQ(merged.conflicts, 1U);
  EXPECT_EQ(merged.text, R"(% my list
@misc{a,
  title = {One},
<<<<<<< ours
  year = 2019,
=======
  year = 2022,
>>>>>>> theirs
}

@misc{b, title = {Two}, year = 2021}
)");
  EXPECT_EQ(merge(with("year = 2020", "year = 2019"), base_file, with("year = 2020", "year = 2022"),
                  {.favour = Favour::theirs})
                .text,
            with("year = 2020", "year = 2022"));
}

TEST(MergeFile, KeepsCommentsAndNewEntriesOfBothSides) {
  const MergedFile merged = merge(std::string(base_file) + "\n% ours\n@misc{c, title = {Three}}\n", base_file,
                                  with("% my list\n", "% my list\n\n% theirs\n@misc{d, title = {Four}}\n\n"));
  EXPECT_EQ(merged.conflicts, 0U);
  for (const char* part : {"% my list", "% ours", "% theirs", "@misc{c, title = {Three}}", "@misc{d, title = {Four}}"})
    EXPECT_TRUE(test::contains(merged.text, part)) << part << "\n" << merged.text;
}

TEST(MergeFile, RemovesWhatOneSideRemoved) {
  const MergedFile merged = merge(with("One", "Eins"), base_file, with("@misc{b, title = {Two}, year = 2021}\n", ""));
  EXPECT_EQ(merged.conflicts, 0U);
  EXPECT_FALSE(test::contains(merged.text, "Two"));
  const MergedFile conflict = merge(with("Two", "Zwei"), base_file, with("@misc{b, title = {Two}, year = 2021}\n", ""));
  EXPECT_EQ(conflict.conflicts, 1U);
  EXPECT_TRUE(test::contains(conflict.text, "Zwei"));
}

TEST(MergeFile, TakesTheOrderOfTheSideThatChangedIt) {
  const std::string_view base = "@misc{a}\n@misc{b}\n@misc{c}\n";
  EXPECT_EQ(merge(base, base, "@misc{c}\n@misc{a}\n@misc{b}\n").text, "@misc{c}\n@misc{a}\n@misc{b}\n");
  EXPECT_EQ(merge("@misc{b}\n@misc{a}\n@misc{c}\n", base, base).text, "@misc{b}\n@misc{a}\n@misc{c}\n");
}

TEST(MergeFile, TellsEntriesWithOneKeyApart) {
  const std::string_view base = "@misc{a, title = {One}}\n@misc{a, title = {Two}}\n";
  const MergedFile merged = merge("@misc{a, title = {Eins}}\n@misc{a, title = {Two}}\n", base,
                                  "@misc{a, title = {One}}\n@misc{a, title = {Zwei}}\n");
  EXPECT_EQ(merged.text, "@misc{a, title = {Eins}}\n@misc{a, title = {Zwei}}\n");
}

/// Entries as key -> field -> value.
using Model = std::map<std::string, std::map<std::string, int>>;

std::string written(const Model& model, unsigned layout) {
  std::string text = "% head\n";
  for (const auto& [key, fields] : model) {
    const bool lines = (static_cast<unsigned>(key.back()) + layout) % 2 == 0;
    text += fmt::format("@misc{{{},", key);
    for (const auto& [name, value] : fields) text += fmt::format("{}{} = {{{}}},", lines ? "\n  " : " ", name, value);
    text += lines ? "\n}\n\n" : "}\n";
  }
  return text;
}

Model changed(Model model, std::mt19937& random) {
  for (int i = 0; i < 3; ++i) {
    const std::string key = fmt::format("k{}", random() % 8);
    const std::string field = fmt::format("f{}", static_cast<char>('a' + random() % 4));
    switch (random() % 4) {
      case 0:
        model.erase(key);
        break;
      case 1:
        if (model.contains(key)) model[key].erase(field);
        break;
      default:
        model[key][field] = static_cast<int>(random() % 100);
    }
    if (model.contains(key) && model[key].empty()) model[key]["fa"] = 1;
  }
  return model;
}

Model parsed(std::string_view text) {
  Model model;
  outline(bibtex(), text, [&](const OutlinePart& part) {
    if (part.kind != PartKind::entry) return;
    for (const OutlineField& field : part.fields)
      model[std::string(part.key)][std::string(field.name)] = std::stoi(std::string(field.text));
  });
  return model;
}

/// False if both sides changed the field, or removed the entry, differently.
bool merge_models(const Model& ours, const Model& base, const Model& theirs, Model& merged) {
  std::map<std::string, bool> keys;
  for (const Model* side : {&ours, &base, &theirs}) {
    for (const auto& [key, fields] : *side) keys[key] = true;
  }
  const auto entry = [](const Model& side, const std::string& key) {
    const auto found = side.find(key);
    return found == side.end() ? std::map<std::string, int>() : found->second;
  };
  for (const auto& [key, unused] : keys) {
    const auto a = entry(ours, key);
    const auto o = entry(base, key);
    const auto b = entry(theirs, key);
    const bool one_gone = (a.empty() && b != o && !o.empty()) || (b.empty() && a != o && !o.empty());
    if (one_gone && a != b) return false;
    std::map<std::string, int> result;
    std::map<std::string, bool> names;
    for (const auto* side : {&a, &o, &b}) {
      for (const auto& [name, value] : *side) names[name] = true;
    }
    for (const auto& each : names) {
      const std::string& name = each.first;
      const auto value = [&](const std::map<std::string, int>& side) {
        return side.contains(name) ? side.at(name) : -1;
      };
      const int taken = value(a) == value(o) ? value(b) : value(a);
      if (value(a) != value(o) && value(b) != value(o) && value(a) != value(b)) return false;
      if (taken >= 0) result[name] = taken;
    }
    if (!result.empty()) merged[key] = result;
  }
  return true;
}

TEST(MergeFile, LosesNothingInMadeUpHistories) {
  int clean = 0;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    std::mt19937 random(seed);
    Model base;
    for (int i = 0; i < 6; ++i) base[fmt::format("k{}", i)] = {{"fa", i}, {"fb", i + 1}};
    const Model ours = changed(base, random);
    const Model theirs = changed(base, random);
    const unsigned layout = static_cast<unsigned>(random());
    const auto text = [&](const Model& model) { return written(model, layout); };  // one layout for all three
    const std::string current = text(ours);
    const MergedFile result = merge(current, text(base), text(theirs));
    Model expected;
    const bool merges = merge_models(ours, base, theirs, expected);
    if (merges && result.conflicts == 0) {
      ++clean;
      EXPECT_EQ(parsed(result.text), expected) << seed << "\n" << result.text;
    }
    EXPECT_TRUE(!merges || result.conflicts == 0) << seed << "\n" << result.text;
    EXPECT_TRUE(merges || result.conflicts > 0) << seed << "\n" << result.text;
    EXPECT_TRUE(test::contains(result.text, "% head"));
    EXPECT_EQ(merge(current, current, current).text, current);
    EXPECT_EQ(merge(current, text(base), text(base)).text, current) << "only we changed something";
  }
  EXPECT_GT(clean, 500);
}

}  // namespace
}  // namespace opcit::update
