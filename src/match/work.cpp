#include "match/work.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "model/dates/date.h"
#include "model/identifiers.h"
#include "text/unicode.h"

namespace opcit::match {
namespace {

int number_of(std::string_view version) noexcept {
  int number = 0;
  if (version.starts_with('v')) version.remove_prefix(1);
  std::from_chars(version.data(), version.data() + version.size(), number);
  return number;
}

std::uint64_t hash_of(std::string_view word, std::uint64_t seed) noexcept {
  for (const char c : word) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return seed;
}

/// Uses only the first words, because listings cut abstracts, even inside a word.
std::vector<std::uint64_t> shingles_of(std::string_view text) {
  constexpr std::size_t most_bytes = 2000;
  const std::string folded = fold_for_comparison(truncate_utf8(text, most_bytes));
  std::vector<std::string_view> words;
  for (std::size_t pos = 0; pos < folded.size();) {
    std::size_t end = pos;
    while (end < folded.size()) {
      const CodePoint at = decode_utf8(folded, end);
      if (!is_letter_or_digit(at.value)) break;
      end += at.size;
    }
    if (end > pos) words.push_back(std::string_view(folded).substr(pos, end - pos));
    pos = end > pos ? end : pos + decode_utf8(folded, pos).size;
  }
  if (!words.empty()) words.pop_back();
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    shingles.push_back(hash_of(words[i + 2], hash_of(words[i + 1], hash_of(words[i], 0xCBF29CE484222325ULL) + 1) + 2));
  }
  std::ranges::sort(shingles);
  return shingles;
}

void read_identifiers(const Record& record, Work& work) {
  for (const Identifier& id : record.identifiers) {
    if (id.relation == Relation::part_of) continue;
    if (id.scheme == Scheme::arxiv && work.arxiv.empty()) {
      work.arxiv = id.value;
      work.version = number_of(id.version);
    }
    if (id.scheme != Scheme::doi) continue;
    if (const auto own = parse_arxiv_id(id.value)) {
      if (work.arxiv.empty()) work.arxiv = own->value;
      continue;
    }
    std::string& doi = work.dois.emplace_back(id.value);
    std::ranges::transform(doi, doi.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  }
}

}  // namespace

std::int64_t day_number(const DatePoint& point) noexcept {
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  const std::int64_t month = std::max<std::int64_t>(point.month, 1);
  const std::int64_t day = std::max<std::int64_t>(point.day, 1);
  const std::int64_t year = std::int64_t{point.year} - (month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/// Parses "2019-02-27T10:00:00Z" (feed) and "\"2008-12-13\"" (snapshot).
DatePoint updated_of(const Record& record) {
  constexpr std::size_t day_length = 10;
  for (const Extra& extra : record.extra) {
    if (extra.tag != "updated" && extra.tag != "update_date") continue;
    std::string_view text = extra.value;
    if (text.starts_with('"')) text.remove_prefix(1);
    if (const auto day = parse_iso_day(text.substr(0, day_length))) return *day;
  }
  return {};
}

Work work_of(const Record& record) {
  Work work;
  work.record = &record;
  if (const Text* title = record.text(Field::title)) work.title = normalise_title(title->plain);
  if (const Names* authors = record.names(Field::author)) work.authors = *authors;
  for (const Name& name : work.authors.people) {
    work.families.push_back(fold_for_comparison(name.family.empty() ? name.literal : name.family));
  }
  if (const Date* issued = record.date(Field::issued)) work.issued = *issued;
  work.updated = updated_of(record);
  read_identifiers(record, work);
  if (const Text* abstract = record.text(Field::abstract)) work.abstract = shingles_of(abstract->plain);
  return work;
}

}  // namespace opcit::match
