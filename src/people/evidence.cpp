#include "people/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "names/relation.h"
#include "people/rarity.h"

namespace opcit::people {
namespace {

/// All weights, fitted on lists of papers with known authors, and rounded. The weights of co-authors are not sensitive;
/// those of words are: raising the weights of words or venues by a third makes three times as many wrong joins.
namespace weight {
constexpr double coauthor = 10;           // two namesakes rarely share a co-author with a rare name
constexpr double further_coauthor = 5;    // two namesakes hardly ever share a group
constexpr double initial_coauthor = 6.5;  // the same if one name has only initials; halved for a common family name
constexpr double topic = 1.0;             // a word of only these two papers; less for more frequent words
constexpr double abstract_word = 0.25;    // of those beyond what two abstracts share by chance
constexpr double most_abstract = 2.0;
constexpr double field = 5.3;             // the same field counts only for rare names: few namesakes share it
constexpr double venue = 0.7;             // a large conference has authors of the same name
constexpr double category = 0.5;          // so has a category of arXiv
constexpr double other_archive = -2;      // few people move from cs to hep-th
constexpr double affiliation = 4;         // few institutes have two people of one name
constexpr double other_affiliation = -1;  // people change institutes
constexpr double email = 5;               // the domain of an institute
constexpr double near_years = 1.0;        // at most 2 years apart
constexpr double far_years = -0.6;        // more than 6
constexpr double very_far_years = -1.2;   // more than 12
}  // namespace weight

/// A co-author of this many papers does not count: the name is common, or the papers are those of a collaboration.
constexpr std::uint32_t most_papers_of_coauthor = 20;
/// A word of an abstract that is in more papers is no topic: in 12 of a large input, in every twentieth of a small one.
constexpr std::uint32_t most_papers_of_abstract_word = 12;
constexpr std::uint32_t fewest_papers_of_abstract_word = 2;
constexpr std::uint32_t papers_for_each = 20;
/// So many words, even rare ones, are in any two abstracts by chance.
constexpr std::size_t abstract_words_by_chance = 4;
/// At most this many shared words of the field count.
constexpr std::size_t most_field_words = 4;
constexpr std::size_t most_shown = 3;

/// 1 for a word of two papers, less for more frequent words.
double rareness(std::uint32_t frequency) {
  return 1 / (1 + std::log(std::max(1.0, static_cast<double>(frequency) - 1)));
}

bool begins(const std::string& a, const std::string& b) { return a.starts_with(b) || b.starts_with(a); }

const Coauthor* coauthor_of(const Paper& paper, Token initial) {
  const auto at = std::find_if(paper.coauthors.begin(), paper.coauthors.end(),
                               [initial](const Coauthor& one) { return one.initial == initial; });
  return at == paper.coauthors.end() ? nullptr : &*at;
}

/// The factor of `weight::initial_coauthor` for two co-authors with the same family name and initial.
double likeness(const Coauthor& a, const Coauthor& b) {
  const double rare = a.common_family ? 0.5 : 1;
  if (a.given.empty() || b.given.empty()) return rare;
  if (!begins(a.given, b.given)) return 0;
  return a.common_family ? 0.5 : 1.6;
}

bool relate_apart(const names::ComparedName& a, const names::ComparedName& b) {
  return names::relate(a, b).likeness == names::Likeness::apart;
}

/// Makes "Antonia" of "M. Antonia".
names::ComparedName without_first_given(names::ComparedName name) {
  name.given.erase(name.given.begin());
  return name;
}

/// True for "Doug" and "Douglas" if the rest of the names can be the same person's.
bool is_short_form(const names::ComparedName& a, const names::ComparedName& b) {
  constexpr std::size_t shortest = 3;
  if (a.given.empty() || b.given.empty()) return false;
  const std::string& x = a.given.front().plain;
  const std::string& y = b.given.front().plain;
  if (std::min(x.size(), y.size()) < shortest || !begins(x, y)) return false;
  names::ComparedName same = a;
  same.given.front() = b.given.front();
  return !relate_apart(same, b);
}

/// False if one name only lacks the first given name of the other, or has a short form of it.
bool surely_differ(const names::ComparedName& a, const names::ComparedName& b) {
  if (!relate_apart(a, b) || is_short_form(a, b)) return false;
  if (a.given.size() > 1 && !relate_apart(without_first_given(a), b)) return false;
  return b.given.size() <= 1 || relate_apart(a, without_first_given(b));
}

}  // namespace

/// The tokens that two papers share, and the points so far.
struct Judge::Tally {
  std::vector<Token> coauthors, initials, topics, abstract_words, fields, venues, categories, archives, affiliations,
      emails;
  bool same_work = false;
  double points = 0;
  bool any = false;
  std::vector<Reason>* reasons = nullptr;

  std::vector<Token>* list_of(TokenKind kind) {
    switch (kind) {
      case TokenKind::coauthor:
        return &coauthors;
      case TokenKind::coauthor_initial:
        return &initials;
      case TokenKind::topic:
        return &topics;
      case TokenKind::abstract_word:
        return &abstract_words;
      case TokenKind::field:
        return &fields;
      case TokenKind::venue:
        return &venues;
      case TokenKind::category:
        return &categories;
      case TokenKind::archive:
        return &archives;
      case TokenKind::affiliation:
        return &affiliations;
      case TokenKind::email:
        return &emails;
      case TokenKind::work:
        break;
    }
    return nullptr;
  }

  void add(double more, std::string_view what, const Tokens& tokens, const std::vector<Token>& shared) {
    if (more == 0) return;
    points += more;
    any |= more > 0;
    if (reasons == nullptr) return;
    std::string text(what);
    for (std::size_t i = 0; i < std::min(shared.size(), most_shown); ++i)
      text.append(i == 0 ? " " : ", ").append(tokens.text(shared[i]));
    if (shared.size() > most_shown) text += fmt::format(" and {} more", shared.size() - most_shown);
    reasons->push_back({std::move(text), more});
  }
  void add_years(double more, std::string text) {
    points += more;
    if (reasons != nullptr && more != 0) reasons->push_back({std::move(text), more});
  }
};

Judge::Judge(const Tokens& tokens, const std::vector<Paper>& papers, const std::vector<PrintedName>& names)
    : tokens_(tokens), papers_(papers), names_(names), frequency_(tokens.size()) {
  for (const Paper& paper : papers) {
    for (const Token token : paper.tokens) ++frequency_[token];
  }
  // No person has thousands of papers: in such an input, several people share the name.
  constexpr double usual = 400;
  crowd_ = std::max(0.0, std::log2(static_cast<double>(papers.size()) / usual));
  best_rarity_ = initials_rarity;
  for (const PrintedName& name : names) best_rarity_ = std::max(best_rarity_, name.rarity);
  find_ambiguous_initials();
}

/// "G. Salton" can be any of several people if written-out names of different people are in the input.
void Judge::find_ambiguous_initials() {
  const PrintedName* fullest = nullptr;
  for (const PrintedName& name : names_) {
    if (name.rarity == initials_rarity) continue;
    if (fullest == nullptr) fullest = &name;
    ambiguous_initials_ |= surely_differ(fullest->compared, name.compared);
    if (names::count_written_out(name.compared) > names::count_written_out(fullest->compared)) fullest = &name;
  }
}

bool Judge::names_differ(std::size_t a, std::size_t b) const {
  const std::uint32_t x = papers_[a].spelling;
  const std::uint32_t y = papers_[b].spelling;
  if (x == none || y == none || x == y) return false;
  return surely_differ(names_[x].compared, names_[y].compared);
}

double Judge::rarity(std::size_t a, std::size_t b) const {
  const std::uint32_t x = papers_[a].spelling;
  const std::uint32_t y = papers_[b].spelling;
  if (x == none || y == none) return initials_rarity;
  const double lower = std::min(names_[x].rarity, names_[y].rarity);
  const double higher = std::max(names_[x].rarity, names_[y].rarity);
  if (lower == initials_rarity && ambiguous_initials_) return initials_rarity - crowd_;
  return (ambiguous_initials_ ? higher : best_rarity_) - crowd_;
}

Reason Judge::rarity_reason(std::size_t a, std::size_t b) const {
  const double value = rarity(a, b);
  const char* what = value > 0   ? "a rare printed name"
                     : value < 0 ? "a printed name of many people"
                                 : "the printed name";
  return {what, rarity_weight * value};
}

Judgement Judge::compare(std::size_t a, std::size_t b, std::vector<Reason>* reasons) const {
  const Paper& x = papers_[a];
  const Paper& y = papers_[b];
  const bool has_ids = !x.orcid.empty() && !y.orcid.empty();
  if (has_ids && x.orcid == y.orcid) {
    if (reasons != nullptr) reasons->push_back({"the same ORCID iD", 100});
    return {100, true, false, true};
  }
  if (has_ids || names_differ(a, b)) return {.apart = true};
  Tally tally;
  tally.reasons = reasons;
  count_shared(x, y, tally);
  if (tally.same_work && x.spelling != none && y.spelling != none) {
    if (reasons != nullptr) reasons->push_back({"the same work", 100});
    return {100, true, false, true};
  }
  weigh_coauthors(x, y, tally);
  weigh_words(rarity(a, b), tally);
  weigh_places(x, y, tally);
  weigh_years(x, y, tally);
  return {tally.points, tally.any, false, false};
}

void Judge::count_shared(const Paper& a, const Paper& b, Tally& tally) const {
  for (auto x = a.tokens.begin(), y = b.tokens.begin(); x != a.tokens.end() && y != b.tokens.end();) {
    if (*x != *y) {
      ++(*x < *y ? x : y);
      continue;
    }
    std::vector<Token>* list = tally.list_of(tokens_.kind(*x));
    if (list == nullptr)
      tally.same_work = true;
    else
      list->push_back(*x);
    ++x;
    ++y;
  }
}

void Judge::weigh_coauthors(const Paper& a, const Paper& b, Tally& tally) const {
  const auto is_common = [this](Token token) { return frequency_[token] >= most_papers_of_coauthor; };
  std::erase_if(tally.coauthors, is_common);
  if (!tally.coauthors.empty()) {
    const auto further = static_cast<double>(tally.coauthors.size() - 1);
    tally.add(weight::coauthor + weight::further_coauthor * further, "shared co-author", tokens_, tally.coauthors);
    return;
  }
  std::erase_if(tally.initials, is_common);
  double like = 0;
  std::erase_if(tally.initials, [&](Token initial) {
    const Coauthor* x = coauthor_of(a, initial);
    const Coauthor* y = coauthor_of(b, initial);
    const double here = x == nullptr || y == nullptr ? 0 : likeness(*x, *y);
    like += here;
    return here == 0;
  });
  tally.add(weight::initial_coauthor * like, "co-author with the same initial", tokens_, tally.initials);
}

void Judge::weigh_words(double rarity, Tally& tally) const {
  double topics = 0;
  for (const Token token : tally.topics) topics += weight::topic * rareness(frequency_[token]);
  tally.add(topics, "topic of the title", tokens_, tally.topics);
  weigh_abstracts(tally);
  if (rarity <= 0) return;
  const auto fields = static_cast<double>(std::min(tally.fields.size(), most_field_words));
  constexpr double most_rarity = 2;
  tally.add(weight::field * fields / most_field_words * std::min(rarity, most_rarity), "the same field:", tokens_,
            tally.fields);
}

void Judge::weigh_abstracts(Tally& tally) const {
  const auto share = static_cast<std::uint32_t>(papers_.size()) / papers_for_each;
  const std::uint32_t most = std::clamp(share, fewest_papers_of_abstract_word, most_papers_of_abstract_word);
  std::erase_if(tally.abstract_words, [&](Token token) { return frequency_[token] > most; });
  if (tally.abstract_words.size() <= abstract_words_by_chance) return;
  const double words =
      weight::abstract_word * static_cast<double>(tally.abstract_words.size() - abstract_words_by_chance);
  tally.add(std::min(words, weight::most_abstract), "topic of the abstract", tokens_, tally.abstract_words);
}

void Judge::weigh_places(const Paper& a, const Paper& b, Tally& tally) const {
  constexpr std::uint32_t small_venue = 4;
  for (const Token venue : tally.venues)
    tally.add(weight::venue * (frequency_[venue] <= small_venue ? 1 : 0.5), "the same venue:", tokens_, {venue});
  const auto has = [this](const Paper& paper, TokenKind kind) {
    return std::any_of(paper.tokens.begin(), paper.tokens.end(),
                       [&](Token token) { return tokens_.kind(token) == kind; });
  };
  const auto differ = [&](TokenKind kind) { return has(a, kind) && has(b, kind); };
  if (!tally.categories.empty()) {
    const bool any = tally.any;
    tally.add(weight::category, "the same category:", tokens_, tally.categories);
    tally.any = any;  // thousands share it: it only supports what else speaks for a join
  } else if (tally.archives.empty() && differ(TokenKind::archive)) {
    tally.add(weight::other_archive, "categories of other subjects", tokens_, {});
  }
  if (!tally.emails.empty()) tally.add(weight::email, "the same e-mail domain:", tokens_, tally.emails);
  constexpr std::size_t enough_words = 2;
  if (tally.affiliations.size() >= enough_words) {
    tally.add(weight::affiliation, "the same affiliation:", tokens_, tally.affiliations);
  } else if (tally.affiliations.empty() && differ(TokenKind::affiliation)) {
    tally.add(weight::other_affiliation, "other affiliations", tokens_, {});
  }
}

void Judge::weigh_years(const Paper& a, const Paper& b, Tally& tally) const {
  if (a.first_year == 0 || b.first_year == 0) return;
  const std::int32_t gap = std::max({0, a.first_year - b.last_year, b.first_year - a.last_year});
  constexpr std::int32_t near = 2;
  constexpr std::int32_t far = 6;
  constexpr std::int32_t very_far = 12;
  const double points = gap <= near       ? weight::near_years
                        : gap <= far      ? 0
                        : gap <= very_far ? weight::far_years
                                          : weight::very_far_years;
  tally.add_years(points, fmt::format("{} years apart", gap));
}

}  // namespace opcit::people
