#include "match/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "model/dates/date.h"
#include "names/format.h"

namespace opcit::match {
namespace {

// Points of a perfect match: title 50, authors 30, date 10, category 5, owner 5. Unknown facts get points between those
// of a match and a mismatch, so that a title alone is never enough.
constexpr int unknown_authors = 12;
constexpr int unknown_date = 5;
constexpr int unknown_category = 2;
constexpr int owner_known = 5;
constexpr int owner_missing = -10;
constexpr int earlier_title = -2;
constexpr int same_doi = 10;
constexpr int same_abstract_points = 10;
constexpr int other_abstract = -25;
/// The points that an equal abstract adds if the title differs; the total stays below that of an equal title.
constexpr int stand_in = 35;
constexpr int best_stand_in = 43;
/// The maximum for works that cannot be the same.
constexpr int excluded = 45;

int title_points(const TitleComparison& comparison) noexcept {
  switch (comparison.level) {
    case TitleLevel::equal:
      return 50;
    case TitleLevel::equivalent:
      return 47;
    case TitleLevel::shortened:
      return 42;
    case TitleLevel::extended:
      return 25;
    case TitleLevel::similar:
      return comparison.percent / 3;
    case TitleLevel::part:
    case TitleLevel::twin:
      return 10;
    case TitleLevel::different:
    case TitleLevel::unknown:
      break;
  }
  return 0;
}

std::string title_reason(const TitleComparison& comparison) {
  switch (comparison.level) {
    case TitleLevel::equal:
      return "title: the same";
    case TitleLevel::equivalent:
      return "title: the same but for spelling or small words";
    case TitleLevel::shortened:
      return "title: the same without the part before or behind the colon";
    case TitleLevel::extended:
      return "title: one of the two names itself another version";
    case TitleLevel::similar:
      return fmt::format("title: {} % of the words are the same", comparison.percent);
    case TitleLevel::part:
      return "title: a number differs";
    case TitleLevel::twin:
      return "title: another name before the colon";
    case TitleLevel::different:
      return fmt::format("title: another one ({} % of the words are the same)", comparison.percent);
    case TitleLevel::unknown:
      break;
  }
  return "title: unknown";
}

struct AuthorComparison {
  AuthorLevel level = AuthorLevel::unknown;
  std::size_t in_order = 0;
  std::size_t anywhere = 0;
};

bool agree(const Name& a, const Name& b) { return compatible(a, b) != Compatibility::different; }

/// Counts matching names in any order. Each name of the candidate matches at most one printed name.
std::size_t count_anywhere(const Work& wanted, const Work& candidate) {
  std::vector<bool> used(candidate.authors.people.size());
  std::size_t count = 0;
  for (const Name& name : wanted.authors.people) {
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i] || !agree(name, candidate.authors.people[i])) continue;
      used[i] = true;
      ++count;
      break;
    }
  }
  return count;
}

/// Only the beginning of long lists is compared: a collaboration has thousands of names.
constexpr std::size_t compared_anywhere = 100;

AuthorComparison authors_of(const Work& wanted, const Work& candidate) {
  const auto& printed = wanted.authors.people;
  const auto& known = candidate.authors.people;
  AuthorComparison result;
  if (printed.empty() || known.empty()) return result;
  const std::size_t both = std::min(printed.size(), known.size());
  while (result.in_order < both && agree(printed[result.in_order], known[result.in_order])) ++result.in_order;
  result.anywhere = result.in_order;
  const bool in_order = result.in_order == printed.size();
  const bool same_length = printed.size() == known.size();
  if (in_order && (same_length || wanted.authors.truncated)) {
    result.level = AuthorLevel::all;
    return result;
  }
  const bool goes_on = result.in_order == printed.size();
  const bool in_part =
      !wanted.authors.truncated && result.in_order == known.size() && known.size() * 3 >= printed.size() * 2;
  if (goes_on || in_part) {
    result.level = AuthorLevel::most;
    return result;
  }
  if (both <= compared_anywhere) result.anywhere = count_anywhere(wanted, candidate);
  const bool everybody = result.anywhere == printed.size() && (same_length || wanted.authors.truncated);
  const bool too_few = wanted.authors.truncated && known.size() < printed.size();
  const bool two_thirds = result.in_order > 0 && result.anywhere * 3 >= printed.size() * 2 && !too_few;
  const bool somebody = result.in_order > 0 || result.anywhere * 2 >= printed.size();
  result.level = everybody    ? AuthorLevel::reordered
                 : two_thirds ? AuthorLevel::most
                 : somebody   ? AuthorLevel::some
                              : AuthorLevel::none;
  return result;
}

int author_points(AuthorLevel level) noexcept {
  constexpr std::array<int, 6> points = {unknown_authors, 0, 8, 20, 22, 30};
  return points[static_cast<std::size_t>(level)];
}

std::string author_reason(const AuthorComparison& comparison, const Work& wanted) {
  const std::size_t printed = wanted.authors.people.size();
  switch (comparison.level) {
    case AuthorLevel::unknown:
      return "authors: unknown";
    case AuthorLevel::all:
      return fmt::format("authors: all {} printed names match in order", printed);
    case AuthorLevel::reordered:
      return fmt::format("authors: all {} printed names match in another order", printed);
    case AuthorLevel::none:
    case AuthorLevel::some:
    case AuthorLevel::most:
      break;
  }
  return fmt::format("authors: {} of {} printed names match", comparison.anywhere, printed);
}

struct Part {
  int points = 0;
  std::string reason;
};

std::int64_t end_of(const DatePoint& point) noexcept {
  DatePoint last = point;
  if (last.month == 0) last.month = 12;
  if (last.day == 0) last.day = days_in_month(last.year, last.month);
  return day_number(last);
}

/// The number of days between `date` and the period of the candidate's versions.
std::int64_t days_off(const Date& date, const Work& candidate) noexcept {
  const std::int64_t first = day_number(candidate.issued.from);
  const std::int64_t last = std::max(end_of(candidate.issued.from),
                                     candidate.updated.has_year ? day_number(candidate.updated) : std::int64_t{0});
  return std::max({first - end_of(date.from), day_number(date.from) - last, std::int64_t{0}});
}

/// The reader inferred the year, so any year of the candidate's versions can be correct.
std::int64_t days_off_any_year(const Date& date, const Work& candidate) noexcept {
  const std::int32_t last = std::max(candidate.issued.from.year, candidate.updated.year);
  std::int64_t best = days_off(date, candidate);
  for (std::int32_t year = candidate.issued.from.year; year <= last && year < candidate.issued.from.year + 40; ++year) {
    Date dated = date;
    dated.from.year = year;
    best = std::min(best, days_off(dated, candidate));
  }
  return best;
}

Part date_part(const Work& wanted, const Work& candidate, bool& fits) {
  // Tolerances: days for time zones, about a year for the journal's version, three for slow journals.
  constexpr std::int64_t grace = 2;
  constexpr std::int64_t near = 400;
  if (!wanted.issued.from.has_year || !candidate.issued.from.has_year) return {unknown_date, "date: unknown"};
  const bool guessed = wanted.issued.year_inferred;
  const std::int64_t off = guessed ? days_off_any_year(wanted.issued, candidate) : days_off(wanted.issued, candidate);
  const std::string days = candidate.updated.has_year
                               ? to_edtf(candidate.issued.from) + ".." + to_edtf(candidate.updated)
                               : to_edtf(candidate.issued.from);
  // A year alone is often that of the journal.
  const bool bare_year = wanted.issued.from.month == 0;
  fits = off <= grace || (bare_year && off <= near);
  if (fits) return {10, fmt::format("date: {} fits {}", to_edtf(wanted.issued), days)};
  if (guessed) return {unknown_date, fmt::format("date: the year is not given; the day fits none of {}", days)};
  if (off <= near || (bare_year && off <= 3 * near)) {
    return {unknown_date, fmt::format("date: {} is near {}", to_edtf(wanted.issued), days)};
  }
  return {0, fmt::format("date: {} is far from {}", to_edtf(wanted.issued), days)};
}

Part category_part(const Record& wanted, const Record& candidate) {
  const Category* own = wanted.primary_category("arxiv");
  const Category* primary = candidate.primary_category("arxiv");
  if (own == nullptr || primary == nullptr) return {unknown_category, {}};
  if (own->term == primary->term) return {5, fmt::format("category: {} is the primary one", own->term)};
  const bool listed = std::ranges::find(candidate.categories, own->term, &Category::term) != candidate.categories.end();
  if (listed) return {4, fmt::format("category: {} is among them", own->term)};
  return {0, fmt::format("category: {} is not among them", own->term)};
}

Part owner_part(const Work& wanted, const Work& candidate) {
  if (wanted.authors.unlisted.empty() || candidate.authors.people.empty()) return {owner_known, {}};
  for (const Name& owner : wanted.authors.unlisted) {
    std::string shown;
    names::append_display(owner, shown);
    const bool there =
        std::ranges::any_of(candidate.authors.people, [&](const Name& name) { return agree(owner, name); });
    if (!there) return {owner_missing, fmt::format("owner: {} is not among the authors", shown)};
    return {owner_known, fmt::format("owner: {} is among the authors", shown)};
  }
  return {owner_known, {}};
}

/// True if the shorter abstract is part of the longer one; nullopt if unknown.
std::optional<bool> same_abstract(const Work& a, const Work& b) {
  constexpr std::size_t enough = 12;
  const auto& few = a.abstract.size() <= b.abstract.size() ? a.abstract : b.abstract;
  const auto& many = a.abstract.size() <= b.abstract.size() ? b.abstract : a.abstract;
  if (few.size() < enough) return std::nullopt;
  std::size_t common = 0;
  for (const std::uint64_t each : few) common += std::ranges::binary_search(many, each) ? 1U : 0U;
  if (common * 10 >= few.size() * 6) return true;
  if (common * 20 <= few.size()) return false;
  return std::nullopt;
}

struct BestTitle {
  TitleComparison comparison;
  bool earlier = false;
};

BestTitle title_of(const Work& wanted, const Work& candidate) {
  BestTitle best{compare_titles(wanted.title, candidate.title), false};
  for (const Title& title : candidate.earlier_titles) {
    const TitleComparison comparison = compare_titles(wanted.title, title);
    if (title_points(comparison) > title_points(best.comparison)) best = {comparison, true};
  }
  return best;
}

/// Comparing names is the most expensive step. It is skipped if neither title nor first author match.
bool is_hopeless(const Work& wanted, const Work& candidate, const TitleComparison& title) {
  if (title.level != TitleLevel::different) return false;
  if (wanted.families.empty() || candidate.families.empty()) return true;
  return std::ranges::find(candidate.families, wanted.families.front()) == candidate.families.end();
}

class Scorer {
 public:
  Scorer(const Work& wanted, const Work& candidate) : wanted_(wanted), candidate_(candidate) {}

  Score score() {
    const BestTitle title = title_of(wanted_, candidate_);
    result_.title = title.comparison.level;
    result_.same_id = !wanted_.arxiv.empty() && wanted_.arxiv == candidate_.arxiv;
    add({title_points(title.comparison) + (title.earlier ? earlier_title : 0),
         title_reason(title.comparison) + (title.earlier ? " (that of an earlier version)" : "")});
    if (!result_.same_id && is_hopeless(wanted_, candidate_, title.comparison)) return result_;
    const AuthorComparison authors = authors_of(wanted_, candidate_);
    result_.authors = authors.level;
    add({author_points(authors.level), author_reason(authors, wanted_)});
    add(owner_part(wanted_, candidate_));
    add(date_part(wanted_, candidate_, result_.date_fits));
    add(category_part(*wanted_.record, *candidate_.record));
    compare_abstracts(title_points(title.comparison));
    if (shares_doi()) add({same_doi, "DOI: the same"});
    const int most = authors.level == AuthorLevel::none ? excluded : 100;
    result_.points = std::clamp(result_.points, 0, most);
    return result_;
  }

 private:
  void compare_abstracts(int points_of_title) {
    const auto same = same_abstract(wanted_, candidate_);
    if (!same) return;
    const bool same_title = result_.title >= TitleLevel::shortened;
    // Authors rewrite abstracts between versions.
    if (!*same) return add({result_.title == TitleLevel::equal ? 0 : other_abstract, "abstract: another one"});
    result_.same_abstract = true;
    if (same_title) return add({same_abstract_points, "abstract: the same"});
    if (result_.title == TitleLevel::part || result_.title == TitleLevel::extended)
      return add({0, "abstract: the same"});
    if (!may_be_renamed(candidate_)) return add({0, "abstract: the same, but the paper never had this title"});
    add({std::min(stand_in, best_stand_in - points_of_title), "abstract: the same; the paper may have had this title"});
  }

  void add(Part part) {
    result_.points += part.points;
    if (!part.reason.empty()) result_.reasons.push_back(std::move(part.reason));
  }

  bool shares_doi() const {
    return std::ranges::any_of(wanted_.dois, [&](const std::string& doi) {
      return std::ranges::find(candidate_.dois, doi) != candidate_.dois.end();
    });
  }

  const Work& wanted_;
  const Work& candidate_;
  Score result_;
};

}  // namespace

Score score(const Work& wanted, const Work& candidate) { return Scorer(wanted, candidate).score(); }

AuthorLevel compare_authors(const Work& wanted, const Work& candidate) { return authors_of(wanted, candidate).level; }

}  // namespace opcit::match
