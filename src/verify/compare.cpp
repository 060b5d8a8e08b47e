#include "verify/compare.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/ascii.h"
#include "verify/venues.h"

namespace opcit::verify {
namespace {

using match::TitleLevel;

/// Shorter titles are shared by many works: "Introduction", "Reply".
constexpr std::size_t telling_title = 4;
constexpr int near_percent = 65;
constexpr int same_percent = 75;

bool shares_given(const Person& a, const Person& b) {
  if (a.given.empty() || b.given.empty()) return true;
  return a.given.front().front() == b.given.front().front();
}

/// True if the names differ by one letter and have at least five.
bool one_letter_apart(const std::string& a, const std::string& b) {
  if (std::min(a.size(), b.size()) < 5) return false;
  const std::string& brief = a.size() <= b.size() ? a : b;
  const std::string& full = a.size() <= b.size() ? b : a;
  if (full.size() - brief.size() > 1) return false;
  const auto [left, right] = std::ranges::mismatch(brief, full);
  const std::string_view rest(left, brief.end());
  const std::string_view other(right, full.end());
  return brief.size() == full.size() ? rest.substr(std::min<std::size_t>(1, rest.size())) ==
                                           other.substr(std::min<std::size_t>(1, other.size()))
                                     : rest == other.substr(1);
}

bool same_family(const Person& a, const Person& b) {
  if (a.family.empty() || b.family.empty()) return false;
  if (a.family == b.family || a.family_other == b.family_other) return true;
  if (a.family == b.family_other || a.family_other == b.family) return true;
  // The source or the entry lost its accented letters: "Mller".
  const bool lost = a.family_ascii.size() >= 3 && (a.family_ascii == b.family || b.family_ascii == a.family);
  return lost || (one_letter_apart(a.family, b.family) && shares_given(a, b));
}

/// True if all words of the shorter name are in the longer one, in full or as initials, and at least one in full.
bool same_words(const Person& a, const Person& b) {
  const std::vector<std::string>& few = a.words.size() <= b.words.size() ? a.words : b.words;
  const std::vector<std::string>& many = a.words.size() <= b.words.size() ? b.words : a.words;
  if (few.size() < 2) return few == many;
  std::vector<bool> used(many.size());
  bool in_full = false;
  for (const std::string& word : few) {
    bool found = false;
    for (std::size_t i = 0; i < many.size() && !found; ++i) {
      if (used[i]) continue;
      const bool initial = (word.size() == 1 || many[i].size() == 1) && word.front() == many[i].front();
      found = word == many[i] || initial;
      if (!found) continue;
      used[i] = true;
      in_full = in_full || (word == many[i] && word.size() > 1);
    }
    if (!found) return false;
  }
  return in_full;
}

std::size_t leading_common(const std::vector<Person>& a, const std::vector<Person>& b) {
  std::size_t count = 0;
  while (count < std::min(a.size(), b.size()) && same_person(a[count], b[count])) ++count;
  return count;
}

bool is_alphabetical(const std::vector<Person>& people) { return std::ranges::is_sorted(people, {}, &Person::family); }

/// The first and last page as numbers; -1 if unknown.
struct PageRange {
  long first = -1;
  long last = -1;
};

PageRange range_of(std::string_view pages) {
  PageRange range;
  std::string digits;
  std::vector<long> numbers;
  for (const char c : std::string(pages) + ' ') {
    if (ascii::is_digit(c)) {
      digits += c;
    } else if (!digits.empty()) {
      numbers.push_back(digits.size() < 10 ? std::strtol(digits.c_str(), nullptr, 10) : -1);
      digits.clear();
    }
  }
  if (!numbers.empty()) range.first = numbers.front();
  if (numbers.size() == 2) range.last = numbers.back();
  // "6913-7" is abbreviated.
  if (range.last >= 0 && range.last < range.first) range.last = -1;
  return range;
}

/// Replaces British by American spellings.
std::string spelt_alike(std::string_view key) {
  std::string out(key);
  struct Pair {
    std::string_view british;
    std::string_view american;
  };
  constexpr auto pairs = std::to_array<Pair>({{"isation", "ization"},
                                              {"ising", "izing"},
                                              {"ise", "ize"},
                                              {"yse", "yze"},
                                              {"our", "or"},
                                              {"odell", "odel"},
                                              {"abell", "abel"},
                                              {"centre", "center"}});
  for (const Pair& pair : pairs) {
    for (std::size_t at = out.find(pair.british); at != std::string::npos; at = out.find(pair.british, at + 1)) {
      out.replace(at, pair.british.size(), pair.american);
    }
  }
  return out;
}

bool is_long_enough(const match::Title& title) { return match::telling_words(title).size() >= telling_title; }

}  // namespace

bool same_person(const Person& a, const Person& b) {
  if (same_family(a, b) && shares_given(a, b)) return true;
  return same_words(a, b);
}

bool is_placeholder(const Person& person) {
  constexpr auto names = std::to_array<std::string_view>(
      {"anonymous", "unknown", "author", "john doe", "jane doe", "first last", "firstname lastname", "a author",
       "b author", "n n", "first author", "second author", "author name", "tba", "author one", "author two"});
  std::string text;
  for (const std::string& word : match::normalise_title(person.display).words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return std::ranges::find(names, text) != names.end();
}

std::size_t count_common(const Facts& entry, const Facts& found) {
  constexpr std::size_t most = 200;
  std::vector<bool> used(std::min(found.authors.size(), most));
  std::size_t count = 0;
  for (std::size_t i = 0; i < std::min(entry.authors.size(), most); ++i) {
    for (std::size_t j = 0; j < used.size(); ++j) {
      if (used[j] || !same_person(entry.authors[i], found.authors[j])) continue;
      used[j] = true;
      ++count;
      break;
    }
  }
  return count;
}

FieldResult compare_title(const Facts& entry, const Facts& found) {
  if (entry.words.empty() || found.words.empty()) return {};
  const match::TitleComparison comparison = match::compare_titles(entry.words, found.words);
  if (entry.words.key == found.words.key) return {Agreement::yes, {}};
  if (spelt_alike(entry.words.key) == spelt_alike(found.words.key)) return {Agreement::yes, "title-spelling"};
  if (comparison.level == TitleLevel::shortened) return {Agreement::yes, "title-subtitle"};
  // A subtitle after another mark than a colon.
  const std::string& brief = entry.words.key.size() < found.words.key.size() ? entry.words.key : found.words.key;
  const std::string& full = entry.words.key.size() < found.words.key.size() ? found.words.key : entry.words.key;
  const std::string_view longer = entry.words.key.size() < found.words.key.size() ? found.title : entry.title;
  const bool divided = longer.find_first_of(":.?!(") != std::string_view::npos ||
                       longer.find(" - ") != std::string_view::npos ||
                       longer.find("\xE2\x80\x94") != std::string_view::npos;
  if (divided && full.starts_with(brief) && brief.size() * 10 >= full.size() * 3 && is_long_enough(entry.words)) {
    return {Agreement::yes, "title-subtitle"};
  }
  if (comparison.level == TitleLevel::different) return {Agreement::no, "title-other"};
  return {Agreement::no, "title-word"};
}

FieldResult compare_authors(const Facts& entry, const Facts& found) {
  const std::vector<Person>& have = entry.authors;
  const std::vector<Person>& want = found.authors;
  if (have.empty() || want.empty()) return {};
  const std::size_t common = leading_common(have, want);
  if (common == have.size() && common == want.size()) return {Agreement::yes, {}};
  const std::size_t anywhere = count_common(entry, found);
  const bool open = entry.truncated || found.truncated;
  if (entry.truncated && anywhere == have.size()) return {Agreement::yes, "author-et-al"};
  if (found.truncated && anywhere >= want.size()) return {Agreement::yes, "author-et-al"};
  if (have.size() == want.size() && anywhere == have.size()) {
    const bool sorted = is_alphabetical(want) || (have.size() >= 4 && is_alphabetical(have));
    if (sorted) return {Agreement::yes, "author-alphabetical"};
    return {Agreement::no, same_person(have[0], want[0]) ? "author-order" : "author-first"};
  }
  if (entry.group_only || found.group_only) return {};
  // One author differs in the given name only: a nickname, or an error of the source.
  if (have.size() == want.size() && anywhere + 1 == have.size() && have.size() >= 2) {
    for (std::size_t i = 0; i < have.size(); ++i) {
      if (!same_person(have[i], want[i]) && same_family(have[i], want[i])) return {Agreement::yes, "author-given"};
    }
  }
  if (!open && have.size() < want.size() && anywhere == have.size()) return {Agreement::no, "author-dropped"};
  if (!open && have.size() > want.size() && anywhere == want.size()) return {Agreement::no, "author-added"};
  return {Agreement::no, common == 0 ? "author-first" : "author-other"};
}

FieldResult compare_year(const Facts& entry, const Facts& found) {
  if (entry.year == 0 || found.year == 0) return {};
  for (const int year : {found.year, found.other_year}) {
    if (year != 0 && std::abs(entry.year - year) <= 1) return {Agreement::yes, year == entry.year ? "" : "year-online"};
  }
  return {Agreement::no, "year"};
}

FieldResult compare_venue(const Facts& entry, const Facts& found) {
  if (entry.venues.empty() || found.venues.empty()) return {};
  FieldResult result;
  for (const std::string& have : entry.venues) {
    for (const std::string& want : found.venues) {
      const SameVenue same = compare_venues(have, want);
      if (same == SameVenue::yes) return {Agreement::yes, lower(have) == lower(want) ? "" : "venue-alias"};
      if (same == SameVenue::no) result = {Agreement::no, "venue"};
    }
  }
  // A series such as "Lecture Notes in Computer Science" is not the venue.
  if (is_series(entry.venues.front()) || is_series(found.venues.front())) return {};
  return result;
}

FieldResult compare_pages(const Facts& entry, const Facts& found) {
  const PageRange have = range_of(entry.pages);
  const PageRange want = range_of(found.pages);
  if (have.first < 0 || want.first < 0 || have.last < 0 || want.last < 0) return {};
  if (have.first == want.first) return {Agreement::yes, {}};
  // Pages that begin with 1 are counted within the paper, others within the volume.
  if (have.first == 1 || want.first == 1) return {};
  return {Agreement::no, "pages"};
}

Sameness compare_works(const Facts& entry, const Facts& found, bool by_id) {
  const FieldResult title = compare_title(entry, found);
  const match::TitleComparison comparison = match::compare_titles(entry.words, found.words);
  const std::size_t common = count_common(entry, found);
  const bool no_authors = entry.authors.empty() || found.authors.empty();
  const std::size_t most = std::max<std::size_t>(1, std::min(entry.authors.size(), found.authors.size()));
  const bool mostly = common * 2 > most || (common == most && !no_authors);
  if (title.agreement == Agreement::yes) {
    const bool exact = entry.words.key == found.words.key;
    if (common > 0 || no_authors) return Sameness::same;
    if (by_id || (is_long_enough(entry.words) && exact)) return Sameness::same;
    // A short title with other authors is another work, unless it has the same year and venue.
    const bool there = compare_year(entry, found).agreement == Agreement::yes &&
                       compare_venue(entry, found).agreement == Agreement::yes;
    return there && exact ? Sameness::same : Sameness::other;
  }
  if (by_id && (mostly || entry.words.empty())) return Sameness::same;
  if (by_id && comparison.percent >= near_percent) return Sameness::same;
  // Parts, sequels, and titles with a further name before the colon are other works, even by the same authors.
  const bool sibling = comparison.level == TitleLevel::part || comparison.level == TitleLevel::extended;
  const bool close = comparison.level == TitleLevel::similar || comparison.level == TitleLevel::equivalent ||
                     comparison.level == TitleLevel::twin;
  const bool in_time = compare_year(entry, found).agreement != Agreement::no;
  if (sibling || !close || !in_time) return Sameness::other;
  if (mostly && comparison.percent >= same_percent) return Sameness::same;
  if (mostly && common == entry.authors.size() && common >= 2 && comparison.percent >= 60) return Sameness::near;
  const bool there = compare_venue(entry, found).agreement == Agreement::yes;
  if (common == 0 && there && comparison.percent >= near_percent && is_long_enough(entry.words)) return Sameness::near;
  return Sameness::other;
}

}  // namespace opcit::verify
