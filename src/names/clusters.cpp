#include "names/clusters.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "names/relation.h"
#include "text/unicode_names.h"

namespace opcit::names {
namespace {

// The limit of comparisons for one form. In a family where this is not enough, initials fit many people anyway.
constexpr std::size_t most_compared = 256;
constexpr std::size_t most_others = 5;
constexpr std::size_t shortest_prefix = 3;  // "Yi" begins too many names to be significant.

using Forms = std::vector<WrittenForm>;

/// Sets of forms that belong to one person (union-find). The root of a set stores the person's iD.
class Persons {
 public:
  explicit Persons(const Forms& forms) : parent_(forms.size()), orcid_(forms.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (std::size_t i = 0; i < forms.size(); ++i) orcid_[i] = forms[i].orcid;
  }

  std::size_t root(std::size_t form) {
    while (parent_[form] != form) form = parent_[form] = parent_[parent_[form]];
    return form;
  }
  bool one(std::size_t a, std::size_t b) { return root(a) == root(b); }
  bool surely_two(std::size_t a, std::size_t b) {
    const std::string_view x = orcid_[root(a)];
    const std::string_view y = orcid_[root(b)];
    return !x.empty() && !y.empty() && x != y;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    // Keep the lower index, so that the result does not depend on the order of joins.
    parent_[std::max(a, b)] = std::min(a, b);
    if (orcid_[a].empty()) orcid_[a] = orcid_[b];
    orcid_[std::min(a, b)] = orcid_[a];
  }

 private:
  std::vector<std::size_t> parent_;
  std::vector<std::string_view> orcid_;
};

/// The forms that share family name and initial.
class Bucket {
 public:
  Bucket(const Forms& forms, Persons& persons, std::vector<DoubtfulForm>& doubtful)
      : forms_(forms), persons_(persons), doubtful_(doubtful) {}

  /// `members` is sorted with the fullest form first.
  void sort_out(const std::vector<std::size_t>& members) {
    for (const std::size_t form : members) place(form);
    find_other_spacing();
    find_prefixes();
  }

 private:
  struct Group {
    std::vector<std::size_t> forms;
    bool written_out = false;  ///< One of its forms has a first name that is more than an initial.
  };

  /// The result of comparing a form with the groups.
  struct Findings {
    std::vector<std::size_t> fitting;  ///< Groups with a form that agrees with it.
    bool all_fit = true;               ///< All forms of these groups agree with it.
    Doubt doubt = Doubt::several;      ///< Why it may not belong to the fitting group.
    std::vector<DoubtfulForm> apart;   ///< Groups that agree with it except in a significant part.
    std::size_t compared = 0;
    bool crowded = false;
  };

  void place(std::size_t form) {
    const ComparedName& name = forms_[form].name;
    const bool initial = begins_with_initial(name);
    const std::string first = initial ? std::string() : bucket_word(name.given.front());
    if (const Group* own = group_of_same_person(form, initial ? nullptr : &by_first_[first])) return add(*own, form);
    Findings found;
    if (initial) {
      for (std::size_t i = 0; i < groups_.size() && !found.crowded; ++i) look_at(form, i, found);
    } else {
      const std::vector<std::size_t>& same_first = by_first_[first];
      for (std::size_t i = 0; i < same_first.size() && !found.crowded; ++i) look_at(form, same_first[i], found);
    }
    const bool sure = found.fitting.size() == 1 && found.all_fit && !found.crowded &&
                      (!initial || groups_[found.fitting[0]].written_out);
    if (sure) return add(groups_[found.fitting[0]], form);
    tell(form, initial, found);
    if (!initial) by_first_[first].push_back(groups_.size());
    groups_.push_back({{form}, !initial});
  }

  /// The group in `among` that has a form with this form's iD.
  const Group* group_of_same_person(std::size_t form, const std::vector<std::size_t>* among) {
    if (forms_[form].orcid.empty()) return nullptr;
    const std::size_t count = among != nullptr ? among->size() : groups_.size();
    for (std::size_t i = 0; i < std::min(count, most_compared); ++i) {
      const Group& group = groups_[among != nullptr ? (*among)[i] : i];
      if (persons_.one(group.forms[0], form)) return &group;
    }
    return nullptr;
  }

  void add(const Group& group, std::size_t form) {
    persons_.join(group.forms[0], form);
    groups_[static_cast<std::size_t>(&group - groups_.data())].forms.push_back(form);
  }

  void look_at(std::size_t form, std::size_t index, Findings& found) {
    const Group& group = groups_[index];
    found.crowded = ++found.compared > most_compared;
    if (found.crowded || persons_.surely_two(group.forms[0], form)) return;
    bool any = false;
    bool all = true;
    Relation doubtful;
    for (const std::size_t other : group.forms) {
      found.crowded = ++found.compared > most_compared;
      if (found.crowded) return;
      const Relation relation = relate(forms_[form].name, forms_[other].name);
      const bool fits = relation.likeness == Likeness::one || blocks(relation);
      any |= fits;
      all = all && relation.likeness == Likeness::one;
      if (relation.likeness == Likeness::doubtful) doubtful = relation;
    }
    if (any) {
      found.fitting.push_back(index);
      found.all_fit = found.all_fit && all;
      if (doubtful.likeness == Likeness::doubtful) found.doubt = doubtful.doubt;
    } else if (doubtful.likeness == Likeness::doubtful && found.apart.size() < most_others) {
      found.apart.push_back({form, doubtful.doubt, {group.forms[0]}});
    }
  }

  // "J. Smith" can be John Smith or John Smith, Jr.
  static bool blocks(const Relation& relation) {
    return relation.likeness == Likeness::doubtful && relation.doubt == Doubt::suffix;
  }

  void tell(std::size_t form, bool initial, const Findings& found) {
    if (found.crowded && initial) {
      doubtful_.push_back({form, Doubt::crowded, {}});
    } else if (!found.fitting.empty()) {
      const bool only_initials = found.fitting.size() == 1 && found.all_fit;
      const Doubt doubt = found.fitting.size() > 1 ? Doubt::several
                          : only_initials          ? Doubt::initials_only
                                                   : found.doubt;
      DoubtfulForm& told = doubtful_.emplace_back(DoubtfulForm{form, doubt, {}});
      for (const std::size_t i : found.fitting) {
        if (told.others.size() < most_others) told.others.push_back(groups_[i].forms[0]);
      }
    }
    doubtful_.insert(doubtful_.end(), found.apart.begin(), found.apart.end());
  }

  bool may_be_one(std::size_t a, std::size_t b) {
    const ComparedName& x = forms_[a].name;
    const ComparedName& y = forms_[b].name;
    return !persons_.one(a, b) && !persons_.surely_two(a, b) && x.suffix == y.suffix &&
           joined(x.family) == joined(y.family);
  }

  void find_prefixes() {
    std::vector<std::pair<std::string_view, std::size_t>> firsts;
    for (const Group& group : groups_) {
      const ComparedName& name = forms_[group.forms[0]].name;
      if (group.written_out && !begins_with_initial(name))
        firsts.emplace_back(name.given.front().plain, group.forms[0]);
    }
    std::sort(firsts.begin(), firsts.end(), [&](const auto& a, const auto& b) {
      return std::tie(a.first, forms_[a.second].line) < std::tie(b.first, forms_[b.second].line);
    });
    std::vector<std::pair<std::string_view, std::size_t>> open;  // each is a prefix of the next
    for (const auto& first : firsts) {
      while (!open.empty() && !first.first.starts_with(open.back().first)) open.pop_back();
      const bool longer = !open.empty() && open.back().first.size() < first.first.size();
      if (longer && may_be_one(open.back().second, first.second))
        doubtful_.push_back({open.back().second, Doubt::prefix, {first.second}});
      if (first.first.size() >= shortest_prefix && (open.empty() || longer)) open.push_back(first);
    }
  }

  void find_other_spacing() {
    std::unordered_map<std::string, std::size_t> by_letters;
    for (const Group& group : groups_) {
      const ComparedName& name = forms_[group.forms[0]].name;
      if (begins_with_initial(name) || count_written_out(name) != name.given.size()) continue;
      const auto [at, is_new] = by_letters.try_emplace(joined(name.given), group.forms[0]);
      if (!is_new && may_be_one(at->second, group.forms[0]))
        doubtful_.push_back({group.forms[0], Doubt::spacing, {at->second}});
    }
  }

  const Forms& forms_;
  Persons& persons_;
  std::vector<DoubtfulForm>& doubtful_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_;
};

class Engine {
 public:
  explicit Engine(const Forms& forms) : forms_(forms), persons_(forms) {}

  Clusters run() {
    join_equal_ids();
    sort_out_families();
    find_same_letters();
    Clusters clusters;
    for (std::size_t i = 0; i < forms_.size(); ++i) clusters.person.push_back(persons_.root(i));
    clusters.doubtful = std::move(doubtful_);
    return clusters;
  }

 private:
  void join_equal_ids() {
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      if (!forms_[i].orcid.empty()) persons_.join(first.try_emplace(forms_[i].orcid, i).first->second, i);
    }
  }

  /// True if `a` is fuller: a full first name, then more full given names, then more given names, then an iD.
  bool is_fuller(std::size_t a, std::size_t b) const {
    const auto rank = [&](const WrittenForm& form) {
      return std::tuple(!begins_with_initial(form.name), count_written_out(form.name), form.name.given.size(),
                        !form.orcid.empty());
    };
    const auto rank_a = rank(forms_[a]);
    const auto rank_b = rank(forms_[b]);
    return rank_a != rank_b ? rank_a > rank_b
                            : std::tie(forms_[a].line, forms_[a].orcid) < std::tie(forms_[b].line, forms_[b].orcid);
  }

  void sort_out_families() {
    std::map<std::string, std::vector<std::size_t>> buckets;
    std::unordered_map<std::string, std::vector<std::size_t>> without_given;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const ComparedName& name = forms_[i].name;
      if (name.literal || name.family.empty()) continue;
      const std::string family = bucket_family(name);
      if (name.given.empty()) {
        without_given[family].push_back(i);
        continue;
      }
      const std::string& first = name.given.front().plain;
      const std::size_t letter = first.empty() ? 0 : code_point_at(first, 0).size;
      buckets[family + '|' + first.substr(0, letter)].push_back(i);
    }
    for (auto& [key, members] : buckets) {
      std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return is_fuller(a, b); });
      Bucket(forms_, persons_, doubtful_).sort_out(members);
      const auto bare = without_given.find(key.substr(0, key.rfind('|')));
      if (bare != without_given.end()) note_family(bare->second, members);
    }
  }

  void note_family(const std::vector<std::size_t>& bare, const std::vector<std::size_t>& members) {
    for (std::size_t i = 0; i < std::min(bare.size(), most_others); ++i) {
      const bool same = joined(forms_[bare[i]].name.family) == joined(forms_[members[0]].name.family);
      if (same && !persons_.surely_two(bare[i], members[0]))
        doubtful_.push_back({bare[i], Doubt::no_given, {members[0]}});
    }
  }

  /// Finds names with the same letters in another order or split differently.
  void find_same_letters() {
    std::unordered_map<std::string, std::vector<std::size_t>> by_letters;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      auto& same = by_letters[joined(forms_[i].name.given) + joined(forms_[i].name.family)];
      if (same.size() < most_others) same.push_back(i);
    }
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const ComparedName& name = forms_[i].name;
      const std::string given = joined(name.given);
      const std::string family = joined(name.family);
      note_same_letters(i, by_letters, given + family, Doubt::spacing);
      if (!name.given.empty() && given != family) note_same_letters(i, by_letters, family + given, Doubt::swapped);
    }
  }

  void note_same_letters(std::size_t form, const std::unordered_map<std::string, std::vector<std::size_t>>& by_letters,
                         const std::string& letters, Doubt doubt) {
    const auto found = by_letters.find(letters);
    if (found == by_letters.end()) return;
    for (const std::size_t other : found->second) {
      const bool two = persons_.one(other, form) || persons_.surely_two(other, form);
      if (other < form && !two && forms_[other].name.suffix == forms_[form].name.suffix)
        doubtful_.push_back({form, doubt, {other}});
    }
  }

  const Forms& forms_;
  Persons persons_;
  std::vector<DoubtfulForm> doubtful_;
};

}  // namespace

Clusters cluster(const std::vector<WrittenForm>& forms) { return Engine(forms).run(); }

}  // namespace opcit::names
