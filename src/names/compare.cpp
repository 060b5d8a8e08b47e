#include <algorithm>
#include <string>
#include <vector>

#include "names/compared.h"
#include "opcit/name.h"

namespace opcit {
namespace {

using names::ComparedName;
using names::joined;
using names::KeyWord;
using names::KeyWords;
using names::same_given;
using names::same_word;
using names::with_capitals_split;

using Range = std::pair<std::size_t, std::size_t>;

bool same_words(const KeyWords& a, Range ra, const KeyWords& b, Range rb) {
  if (ra.second - ra.first != rb.second - rb.first) return false;
  return std::equal(a.begin() + static_cast<std::ptrdiff_t>(ra.first),
                    a.begin() + static_cast<std::ptrdiff_t>(ra.second),
                    b.begin() + static_cast<std::ptrdiff_t>(rb.first), same_word);
}

bool same_words(const KeyWords& a, const KeyWords& b) { return same_words(a, {0, a.size()}, b, {0, b.size()}); }

/// True if `few` is a prefix of `many`, like "García" of "García Márquez".
bool begins(const KeyWords& few, std::size_t few_from, const KeyWords& many, std::size_t many_from) {
  const std::size_t count = few.size() - few_from;
  if (count == 0 || many.size() - many_from < count) return false;
  return same_words(few, {few_from, few.size()}, many, {many_from, many_from + count});
}

bool families_agree(const ComparedName& a, const ComparedName& b) {
  if (same_words(a.family, b.family) || joined(a.family) == joined(b.family)) return true;
  if (a.particles > 0 && b.particles > 0) {
    const bool same_particles = same_words(a.family, {0, a.particles}, b.family, {0, b.particles});
    if (!same_particles) return false;
  }
  return begins(a.family, a.particles, b.family, b.particles) || begins(b.family, b.particles, a.family, a.particles);
}

/// True if all words of `few`, starting at `from`, occur in `many` in the same order.
bool is_subsequence(const KeyWords& few, const KeyWords& many, std::size_t from) {
  std::size_t found = 0;
  for (std::size_t i = from; i < many.size() && found < few.size(); ++i) {
    if (same_given(few[found], many[i])) ++found;
  }
  return found == few.size();
}

bool all_written_out(const KeyWords& words) {
  return std::none_of(words.begin(), words.end(), [](const KeyWord& word) { return word.initial; });
}

/// Middle names can be missing on one side. The first names must agree, except in "F. Scott Fitzgerald" for Scott.
bool fewer_given_agree(const KeyWords& few, const KeyWords& many) {
  if (few.empty()) return true;
  if (same_given(few.front(), many.front())) return is_subsequence(few, many, 0);
  return many.front().initial && !few.front().initial && all_written_out(few) && is_subsequence(few, many, 1);
}

bool givens_agree(const KeyWords& a, const KeyWords& b) {
  if (fewer_given_agree(a.size() <= b.size() ? a : b, a.size() <= b.size() ? b : a)) return true;
  // "Mingzhou" and "Ming-Zhou".
  return all_written_out(a) && all_written_out(b) && joined(a) == joined(b);
}

bool givens_agree(const ComparedName& a, const ComparedName& b) {
  if (givens_agree(a.given, b.given)) return true;
  if (!a.maybe_initials && !b.maybe_initials) return false;
  return givens_agree(with_capitals_split(a.given), with_capitals_split(b.given)) ||
         givens_agree(a.maybe_initials ? with_capitals_split(a.given) : a.given, b.given) ||
         givens_agree(a.given, b.maybe_initials ? with_capitals_split(b.given) : b.given);
}

KeyWords in_order(const KeyWords& first, const KeyWords& second) {
  KeyWords all = first;
  all.insert(all.end(), second.begin(), second.end());
  return all;
}

/// Compares all words in one order with the other: "Gabriel García Márquez" split at either space, "Zhou Mingzhou" and
/// "Mingzhou Zhou", a literal "Jane Roe" and the person.
bool whole_names_agree(const ComparedName& a, const ComparedName& b) {
  const KeyWords display_a = in_order(a.given, a.family);
  const KeyWords display_b = in_order(b.given, b.family);
  if (same_words(display_a, display_b)) return true;
  return same_words(display_a, in_order(b.family, b.given)) || same_words(in_order(a.family, a.given), display_b);
}

}  // namespace

std::string comparison_key(const Name& name) { return names::key_of(names::compared(name), name); }

Compatibility compatible(const Name& a, const Name& b) {
  const ComparedName side_a = names::compared(a);
  const ComparedName side_b = names::compared(b);
  if (names::key_of(side_a, a) == names::key_of(side_b, b)) return Compatibility::same;
  if (side_a.family.empty() || side_b.family.empty()) return Compatibility::different;
  if (!side_a.suffix.empty() && !side_b.suffix.empty() && side_a.suffix != side_b.suffix)
    return Compatibility::different;
  if (whole_names_agree(side_a, side_b)) return Compatibility::compatible;
  if (side_a.literal || side_b.literal) return Compatibility::different;
  return families_agree(side_a, side_b) && givens_agree(side_a, side_b) ? Compatibility::compatible
                                                                        : Compatibility::different;
}

}  // namespace opcit
