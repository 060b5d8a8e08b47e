#include "people/library.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "model/identifiers.h"
#include "names/relation.h"
#include "opcit/people.h"
#include "people/rarity.h"
#include "people/words.h"
#include "text/unicode.h"

namespace opcit::people {

Token Tokens::intern(TokenKind kind, std::string_view text) {
  std::string key(1, static_cast<char>('a' + static_cast<int>(kind)));
  key += text;
  const auto [at, is_new] = numbers_.try_emplace(std::move(key), static_cast<Token>(texts_.size()));
  if (is_new) {
    texts_.emplace_back(text);
    kinds_.push_back(kind);
  }
  return at->second;
}

namespace {

constexpr std::size_t most_abstract_bytes = 4000;

/// How well an author matches the names to look for; of each record, the best author is taken.
enum Fit : int { fits_not = 0, fits_loosely = 1, fits_doubtfully = 2, fits = 3 };

bool shares_word(const names::KeyWords& a, const names::KeyWords& b) {
  return std::any_of(a.begin(), a.end(), [&](const names::KeyWord& word) {
    return !word.initial && std::any_of(b.begin(), b.end(), [&](const auto& other) { return same_word(word, other); });
  });
}

/// Loose for "Takashi" and "Takeshi" or "Antònia Martí" and "M. Antònia Martí": the evidence decides on these.
Fit fit_of(const names::ComparedName& author, const names::ComparedName& wanted) {
  if (author.literal || wanted.literal) return fits_not;
  const bool swapped =
      !author.family.empty() && shares_word(author.family, wanted.given) && shares_word(author.given, wanted.family);
  if (swapped) return fits_doubtfully;
  if (!shares_word(author.family, wanted.family)) return fits_not;
  const names::Likeness like = relate(author, wanted).likeness;
  if (like != names::Likeness::apart) return like == names::Likeness::one ? fits : fits_doubtfully;
  if (shares_word(author.given, wanted.given)) return fits_loosely;
  const bool same_initial = !author.given.empty() && !wanted.given.empty() &&
                            author.given.front().plain.substr(0, 1) == wanted.given.front().plain.substr(0, 1);
  return same_initial ? fits_loosely : fits_not;
}

std::int32_t year_of(const Record& record) {
  const Date* issued = record.date(Field::issued);
  return issued != nullptr && issued->from.has_year ? issued->from.year : 0;
}

std::string joined_words(const names::KeyWords& words) {
  std::string out;
  for (const names::KeyWord& word : words) {
    if (!out.empty()) out += ' ';
    out += word.plain;
  }
  return out;
}

void sort_unique(std::vector<Token>& tokens) {
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
}

}  // namespace

std::uint32_t Library::author_number(const Name& name) {
  const auto [at, is_new] = author_numbers_.try_emplace(name_line(name), static_cast<std::uint32_t>(authors_.size()));
  if (!is_new) return at->second;
  Author author;
  author.shown = at->first;
  author.compared = names::compared(name);
  const names::KeyWords& given = author.compared.given;
  const std::string family = joined_words(author.compared.family);
  const std::string first = given.empty() ? std::string() : given.front().plain.substr(0, 1);
  author.bucket = author.compared.literal ? std::string() : names::bucket_family(author.compared) + "," + first;
  author.initial = tokens_.intern(TokenKind::coauthor_initial, family + ", " + first);
  author.common_family = author.compared.family.size() == 1 && is_common_family(family);
  const auto written_out = std::find_if(
      given.begin(), given.end(), [](const names::KeyWord& word) { return !word.initial && word.plain.size() > 1; });
  if (author.compared.literal) {
    author.initial = none;
  } else if (written_out != given.end() && !author.compared.maybe_initials) {
    author.given = given.front().initial ? std::string() : written_out->plain;
    author.whole = tokens_.intern(TokenKind::coauthor, family + ", " + joined_words(given));
  }
  authors_.push_back(std::move(author));
  return at->second;
}

void Library::add_place(std::string_view affiliation, std::vector<Token>& places) {
  if (const std::string domain = email_domain(affiliation); !domain.empty())
    places.push_back(tokens_.intern(TokenKind::email, domain));
  for (const std::string& word : topic_words(affiliation))
    places.push_back(tokens_.intern(TokenKind::affiliation, word));
}

void Library::add_authors(const Record& record, Draft& draft) {
  const Names* names = record.names(Field::author);
  if (names == nullptr) return;
  for (const std::span<const Name> list : {names->people, names->unlisted}) {
    for (const Name& name : list) {
      if (name.empty()) continue;
      Signed author{author_number(name), std::string(name.orcid), {}};
      for (const std::string_view affiliation : name.affiliations) add_place(affiliation, author.places);
      draft.authors.push_back(std::move(author));
    }
  }
}

void Library::add_words(const Record& record, Draft& draft) {
  const auto add = [&](TokenKind kind, std::string_view text) { draft.tokens.push_back(tokens_.intern(kind, text)); };
  const Text* title = record.text(Field::title);
  const Text* venue = record.text(Field::container_title);
  const std::string_view shown_venue = venue == nullptr ? std::string_view() : venue->plain;
  const std::string_view shown_title = title == nullptr ? std::string_view() : title->plain;
  for (const std::string& word : topic_words(shown_title)) add(TokenKind::topic, word);
  for (const std::string& word : field_words(shown_title, shown_venue)) add(TokenKind::field, word);
  if (const Text* abstract = record.text(Field::abstract)) {
    for (const std::string& word : topic_words(abstract->plain.substr(0, most_abstract_bytes)))
      add(TokenKind::abstract_word, word);
  }
  if (const std::string series = venue_series(shown_venue); !series.empty()) add(TokenKind::venue, series);
  for (const Category& category : record.categories) {
    const std::string term = std::string(category.scheme).append(":").append(category.term);
    add(TokenKind::category, term);
    add(TokenKind::archive, std::string_view(term).substr(0, term.find('.')));
  }
}

void Library::add(const Record& record) {
  Draft draft;
  add_authors(record, draft);
  add_words(record, draft);
  for (const Identifier& id : record.identifiers) {
    if (id.relation != Relation::self) continue;
    const bool names_work = id.scheme == Scheme::doi || id.scheme == Scheme::arxiv || id.scheme == Scheme::pmid;
    const std::string value = fold_case(id.value);
    draft.ids.push_back(tokens_.intern(TokenKind::work, value));
    if (names_work) draft.tokens.push_back(draft.ids.back());
  }
  const Text* title = record.text(Field::title);
  entries_.push_back(
      {std::string(record.key), title == nullptr ? std::string() : std::string(title->plain), year_of(record)});
  drafts_.push_back(std::move(draft));
}

std::vector<std::string> Library::most_frequent() const {
  struct Count {
    std::size_t records = 0;
    std::uint32_t fullest = none;
  };
  std::map<std::string, Count> buckets;
  std::vector<std::string> seen;
  for (const Draft& draft : drafts_) {
    seen.clear();
    for (const Signed& one : draft.authors) {
      const Author& author = authors_[one.author];
      if (author.bucket.empty()) continue;
      Count& count = buckets[author.bucket];
      if (std::find(seen.begin(), seen.end(), author.bucket) == seen.end()) ++count.records;
      seen.push_back(author.bucket);
      const auto fullness = [this](std::uint32_t number) {
        return std::pair(names::count_written_out(authors_[number].compared), authors_[number].shown.size());
      };
      if (count.fullest == none || fullness(one.author) > fullness(count.fullest)) count.fullest = one.author;
    }
  }
  std::size_t most = 0;
  for (const auto& [bucket, count] : buckets) most = std::max(most, count.records);
  std::vector<std::string> names;
  for (const auto& [bucket, count] : buckets) {
    if (count.records == most) names.push_back(authors_[count.fullest].shown);
  }
  return names;
}

Selection Library::papers_by(const std::vector<std::string>& names) {
  Arena arena;
  std::vector<names::ComparedName> wanted;
  for (const std::string& name : names) wanted.push_back(names::compared(read_name_line(name, arena)));
  std::vector<int> fitting(authors_.size(), fits_not);
  for (std::size_t i = 0; i < authors_.size(); ++i) {
    for (const names::ComparedName& name : wanted)
      fitting[i] = std::max<int>(fitting[i], fit_of(authors_[i].compared, name));
  }
  Selection selection;
  for (std::size_t i = 0; i < drafts_.size(); ++i)
    selection.papers.push_back(make_paper(drafts_[i], entries_[i], fitting));
  // Number only the printed names that occur in a paper.
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;
  for (Paper& paper : selection.papers) {
    if (paper.spelling == none) continue;
    const auto [at, is_new] = numbers.try_emplace(paper.spelling, static_cast<std::uint32_t>(selection.names.size()));
    const Author& author = authors_[paper.spelling];
    if (is_new) selection.names.push_back({author.shown, author.compared, rarity(author.compared)});
    paper.spelling = at->second;
  }
  return selection;
}

void Library::add_coauthor(const Author& author, Paper& paper) const {
  if (author.initial == none) return;
  paper.tokens.push_back(author.initial);
  if (author.whole != none) paper.tokens.push_back(author.whole);
  paper.coauthors.push_back({author.initial, author.given, author.common_family});
}

Paper Library::make_paper(const Draft& draft, const Entry& entry, const std::vector<int>& fitting) const {
  Paper paper;
  paper.first_year = paper.last_year = entry.year;
  paper.tokens = draft.tokens;
  const Signed* best = nullptr;
  for (const Signed& one : draft.authors) {
    if (fitting[one.author] == fits_not) continue;
    if (best == nullptr || fitting[one.author] > fitting[best->author]) best = &one;
  }
  for (const Signed& one : draft.authors) {
    if (&one != best) add_coauthor(authors_[one.author], paper);
  }
  if (best != nullptr) {
    paper.spelling = best->author;
    paper.orcid = best->orcid;
    paper.tokens.insert(paper.tokens.end(), best->places.begin(), best->places.end());
  }
  sort_unique(paper.tokens);
  return paper;
}

Paper Library::paper_of(const Person& person) {
  Paper paper;
  Arena arena;
  paper.first_year = person.first_year;
  paper.last_year = person.last_year;
  paper.orcid = person.orcid;
  for (const std::string& coauthor : person.coauthors) {
    const Name name = read_name_line(coauthor, arena);
    if (!name.empty()) add_coauthor(authors_[author_number(name)], paper);
  }
  for (const std::string& category : person.categories) {
    const std::string term = category.find(':') == std::string::npos ? "arxiv:" + category : category;
    paper.tokens.push_back(tokens_.intern(TokenKind::category, term));
    paper.tokens.push_back(tokens_.intern(TokenKind::archive, std::string_view(term).substr(0, term.find('.'))));
  }
  sort_unique(paper.tokens);
  return paper;
}

std::unordered_set<std::string> Library::call_names(const std::vector<std::string>& ids) {
  std::unordered_set<std::string> names;
  for (const std::string& id : ids) {
    names.insert(id);
    const std::string_view doi = bare_doi(id);
    const std::optional<ArxivId> arxiv = parse_arxiv_id(id);
    names.insert(fold_case(!doi.empty() ? doi : arxiv ? arxiv->value : std::string_view(id)));
  }
  return names;
}

bool Library::is_called(std::size_t record, const std::unordered_set<std::string>& names) const {
  if (names.contains(entries_[record].key)) return true;
  return std::any_of(drafts_[record].ids.begin(), drafts_[record].ids.end(),
                     [&](Token token) { return names.contains(tokens_.text(token)); });
}

}  // namespace opcit::people
