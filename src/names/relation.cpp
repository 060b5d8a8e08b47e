#include "names/relation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "names/words.h"

namespace opcit::names {
namespace {

bool same_words(const KeyWords& a, const KeyWords& b, std::size_t from_a = 0, std::size_t from_b = 0) {
  return a.size() - from_a == b.size() - from_b &&
         std::equal(a.begin() + static_cast<std::ptrdiff_t>(from_a), a.end(),
                    b.begin() + static_cast<std::ptrdiff_t>(from_b), same_word);
}

/// The index of the first word after the particles. The family name of "Van der Berg" may contain particles.
std::size_t core_of(const ComparedName& name) {
  std::size_t core = std::min(name.particles, name.family.size());
  while (core + 1 < name.family.size() && is_known_particle(name.family[core].plain)) ++core;
  return core < name.family.size() ? core : 0;
}

/// True if the family names, without particles, agree in all words of the shorter one.
bool begin_alike(const ComparedName& a, const ComparedName& b) {
  const std::size_t core_a = core_of(a);
  const std::size_t core_b = core_of(b);
  const std::size_t count = std::min(a.family.size() - core_a, b.family.size() - core_b);
  for (std::size_t i = 0; i < count; ++i) {
    if (!same_word(a.family[core_a + i], b.family[core_b + i])) return false;
  }
  return count > 0;
}

/// Compares the shorter list with the longer one: it must contain all its words, in order, and the same first word.
Likeness match_given(const KeyWords& few, const KeyWords& many) {
  if (few.empty() || !same_given(few.front(), many.front())) return Likeness::apart;
  std::size_t found = 1;
  bool left_written_out = false;
  for (std::size_t i = 1; i < many.size(); ++i) {
    if (found < few.size() && same_given(few[found], many[i])) {
      ++found;
    } else {
      left_written_out |= !many[i].initial;
    }
  }
  if (found < few.size()) return Likeness::apart;
  // "J. Roe" usually omits middle names, but "Wei Wang" and "Wei Ming Wang" are often two people.
  return left_written_out && !few.front().initial ? Likeness::doubtful : Likeness::one;
}

Likeness match_given(const ComparedName& a, const ComparedName& b) {
  const auto match = [](const KeyWords& x, const KeyWords& y) {
    return x.size() <= y.size() ? match_given(x, y) : match_given(y, x);
  };
  Likeness best = match(a.given, b.given);
  if (best == Likeness::one || (!a.maybe_initials && !b.maybe_initials)) return best;
  const KeyWords split_a = a.maybe_initials ? with_capitals_split(a.given) : a.given;
  const KeyWords split_b = b.maybe_initials ? with_capitals_split(b.given) : b.given;
  for (const auto& [x, y] :
       {std::pair(&split_a, &b.given), std::pair(&a.given, &split_b), std::pair(&split_a, &split_b)})
    best = std::max(best, match(*x, *y));
  return best;
}

}  // namespace

Relation relate(const ComparedName& a, const ComparedName& b) {
  if (!a.suffix.empty() && !b.suffix.empty() && a.suffix != b.suffix) return {};
  const bool same_family = same_words(a.family, b.family);
  if (!same_family && !begin_alike(a, b)) return {};
  const Likeness given = match_given(a, b);
  if (given == Likeness::apart) return {};
  if (!same_family) return {Likeness::doubtful, Doubt::family};
  if (a.suffix != b.suffix) return {Likeness::doubtful, Doubt::suffix};
  return {given, Doubt::middle_name};
}

bool begins_with_initial(const ComparedName& name) noexcept {
  return name.maybe_initials || (!name.given.empty() && name.given.front().initial);
}

std::size_t count_written_out(const ComparedName& name) noexcept {
  if (name.maybe_initials) return 0;
  return static_cast<std::size_t>(
      std::count_if(name.given.begin(), name.given.end(), [](const KeyWord& word) { return !word.initial; }));
}

std::string bucket_word(const KeyWord& word) {
  // Results of transliterate_name_word() for one letter, and the plain letter.
  constexpr std::array<std::pair<std::string_view, char>, 8> pairs = {
      {{"ae", 'a'}, {"aa", 'a'}, {"oe", 'o'}, {"ue", 'u'}, {"dj", 'd'}, {"ch", 'c'}, {"sh", 's'}, {"zh", 'z'}}};
  std::string out;
  for (std::size_t i = 0; i < word.plain.size(); ++i) {
    const std::string_view here = std::string_view(word.plain).substr(i, 2);
    const auto pair = std::find_if(pairs.begin(), pairs.end(), [&](const auto& row) { return row.first == here; });
    out += pair == pairs.end() ? word.plain[i] : pair->second;
    if (pair != pairs.end()) ++i;
  }
  return out;
}

std::string bucket_family(const ComparedName& name) {
  return name.family.empty() ? std::string() : bucket_word(name.family[core_of(name)]);
}

}  // namespace opcit::names
