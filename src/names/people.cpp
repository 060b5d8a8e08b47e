#include "opcit/people.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>

#include "names/clusters.h"
#include "names/compared.h"
#include "names/relation.h"
#include "names/words.h"
#include "text/unicode.h"

namespace opcit {
namespace {

using names::ComparedName;
using names::LetterKind;
using names::WrittenForm;

/// A spelling, with the data to choose the best one.
struct Spelling {
  SpellingCount counted;
  ComparedName compared;
  std::string key;  ///< Equal for spellings without significant differences.
};

std::string key_of(const ComparedName& compared, const Name& name, std::string_view orcid) {
  std::string key = names::key_of(compared, name);
  for (const names::KeyWords* words : {&compared.family, &compared.given}) {
    for (const names::KeyWord& word : *words) key.append(1, '\n').append(word.transliterated);
  }
  return key.append(1, '\n').append(orcid);
}

std::size_t count_letters_beyond_ascii(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const names::CodePoint at = names::code_point_at(text, pos);
    count += at.value >= 0x80 && names::letter_kind(at.value) != LetterKind::none ? 1 : 0;
    pos += at.size;
  }
  return count;
}

/// Greater for a better name of a person: fuller, in mixed case, with diacritics, and with its
/// particles and hyphens.
auto worth(const Spelling& spelling) {
  std::string scratch;
  const std::string& line = spelling.counted.line;
  const std::string_view composed = to_nfc(line, scratch);
  const names::Word letters = names::look_at_word(line);
  const ComparedName& name = spelling.compared;
  return std::tuple(!name.literal, !names::begins_with_initial(name), names::count_written_out(name), name.given.size(),
                    letters.has_lower == letters.has_upper(), count_letters_beyond_ascii(composed), composed == line,
                    name.particles, std::count(line.begin(), line.end(), '-'), spelling.counted.count);
}

bool is_better(const Spelling& a, const Spelling& b) {
  const auto worth_a = worth(a);
  const auto worth_b = worth(b);
  return worth_a != worth_b ? worth_a > worth_b : a.counted.line < b.counted.line;
}

bool is_more_frequent(const SpellingCount& a, const SpellingCount& b) {
  return a.count != b.count ? a.count > b.count : std::tie(a.line, a.orcid) < std::tie(b.line, b.orcid);
}

/// Builds the list of people from the result of cluster().
class Assembler {
 public:
  explicit Assembler(std::vector<Spelling> spellings) : spellings_(std::move(spellings)) {}

  People assemble() {
    make_forms();
    const names::Clusters clusters = names::cluster(forms_);
    make_people(clusters);
    sort_people();
    note_doubts(clusters);
    return std::move(people_);
  }

 private:
  void make_forms() {
    std::unordered_map<std::string_view, std::size_t> by_key;
    for (const Spelling& spelling : spellings_) {
      const auto [at, is_new] = by_key.try_emplace(spelling.key, forms_.size());
      form_of_.push_back(at->second);
      if (is_new) forms_.push_back({spelling.compared, spelling.counted.orcid, spelling.counted.line});
      // A name with parts is more precise than the same name as a literal.
      WrittenForm& form = forms_[at->second];
      if (form.name.literal && !spelling.compared.literal) form.name = spelling.compared;
    }
  }

  void make_people(const names::Clusters& clusters) {
    std::unordered_map<std::size_t, std::size_t> by_root;
    std::vector<const Spelling*> best;
    for (std::size_t i = 0; i < spellings_.size(); ++i) {
      const std::size_t root = clusters.person[form_of_[i]];
      const auto [at, is_new] = by_root.try_emplace(root, people_.people.size());
      if (is_new) {
        people_.people.emplace_back();
        best.push_back(&spellings_[i]);
      }
      const Spelling*& so_far = best[at->second];
      if (is_better(spellings_[i], *so_far)) so_far = &spellings_[i];
      Person& person = people_.people[at->second];
      person.count += spellings_[i].counted.count;
      if (!spellings_[i].counted.orcid.empty()) person.orcid = spellings_[i].counted.orcid;
      person.spellings.push_back(spellings_[i].counted);
    }
    for (std::size_t i = 0; i < best.size(); ++i) people_.people[i].name = best[i]->counted.line;
    for (std::size_t form = 0; form < forms_.size(); ++form) person_of_.push_back(by_root[clusters.person[form]]);
  }

  void sort_people() {
    std::vector<Person>& people = people_.people;
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < people.size(); ++i) {
      std::sort(people[i].spellings.begin(), people[i].spellings.end(), is_more_frequent);
      const std::string& name = people[i].name;
      const std::string_view bare = std::string_view(name).substr(std::min(name.find_first_not_of('{'), name.size()));
      order.emplace_back(fold_for_comparison(bare) + '\n' + name + '\n' + people[i].orcid, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<Person> sorted;
    std::vector<std::size_t> place(people.size());
    for (const auto& [key, i] : order) {
      place[i] = sorted.size();
      sorted.push_back(std::move(people[i]));
    }
    people = std::move(sorted);
    for (std::size_t& person : person_of_) person = place[person];
  }

  /// If several pairs of forms make two people doubtful, only the first reason is reported.
  void note_doubts(const names::Clusters& clusters) {
    std::map<std::pair<std::size_t, std::size_t>, bool> told;
    for (const names::DoubtfulForm& form : clusters.doubtful) {
      DoubtfulPerson doubtful{person_of_[form.form], form.doubt, {}};
      for (const std::size_t other : form.others) {
        const std::size_t person = person_of_[other];
        const auto pair = std::minmax(person, doubtful.person);
        if (person != doubtful.person && told.try_emplace({pair.first, pair.second}, true).second)
          doubtful.others.push_back(person);
      }
      if (form.doubt == Doubt::crowded) doubtful.others.clear();
      if (form.doubt == Doubt::crowded || !doubtful.others.empty()) people_.doubtful.push_back(std::move(doubtful));
    }
    std::stable_sort(people_.doubtful.begin(), people_.doubtful.end(),
                     [](const DoubtfulPerson& a, const DoubtfulPerson& b) { return a.person < b.person; });
  }

  std::vector<Spelling> spellings_;
  std::vector<WrittenForm> forms_;
  std::vector<std::size_t> form_of_;    // for each spelling
  std::vector<std::size_t> person_of_;  // for each form
  People people_;
};

}  // namespace

std::string_view spelling(Doubt doubt) noexcept {
  constexpr std::array<std::string_view, 10> spellings = {"several",  "initials-only", "middle-name", "prefix",
                                                          "no-given", "family",        "suffix",      "spacing",
                                                          "swapped",  "crowded"};
  return spellings[static_cast<std::size_t>(doubt)];
}

/// Sorted by line and iD, so that people() does not depend on the order of add().
struct PeopleCounter::State {
  std::map<std::pair<std::string, std::string>, std::uint64_t> counts;
};

PeopleCounter::PeopleCounter() : state_(std::make_unique<State>()) {}
PeopleCounter::~PeopleCounter() = default;
PeopleCounter::PeopleCounter(PeopleCounter&&) noexcept = default;
PeopleCounter& PeopleCounter::operator=(PeopleCounter&&) noexcept = default;

void PeopleCounter::add(const Name& name) {
  if (!name.empty()) ++state_->counts[{name_line(name), std::string(name.orcid)}];
}

void PeopleCounter::add(const Record& record) {
  for (const FieldValue& part : record.fields) {
    const auto* const names = std::get_if<Names>(&part.value);
    if (names == nullptr || part.inherited) continue;
    for (const Name& name : names->people) add(name);
    for (const Name& name : names->unlisted) add(name);
  }
}

People PeopleCounter::people() const {
  std::vector<Spelling> spellings;
  Arena arena;
  for (const auto& [name, count] : state_->counts) {
    const Name parts = read_name_line(name.first, arena);
    ComparedName compared = names::compared(parts);
    std::string key = key_of(compared, parts, name.second);
    spellings.push_back({{name.first, name.second, count}, std::move(compared), std::move(key)});
    arena.reset();
  }
  return Assembler(std::move(spellings)).assemble();
}

}  // namespace opcit
