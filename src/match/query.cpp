#include "match/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "model/dates/date.h"
#include "text/unicode.h"

namespace opcit::match {
namespace {

constexpr std::size_t longest_phrase = 12;
constexpr std::size_t searched_words = 4;
constexpr std::size_t searched_authors = 3;

/// Letters and digits with single spaces between words, without any syntax of the query language.
std::string plain_words(std::string_view text) {
  std::string plain;
  for (const char c : to_ascii(text)) {
    if (ascii::is_alphanumeric(c)) {
      plain += c;
    } else if (c != '\'' && !plain.empty() && plain.back() != ' ') {
      plain += ' ';
    }
  }
  while (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

/// `field:word`, or `field:"several words"`.
std::string term(std::string_view field, const std::string& words) {
  const bool several = words.find(' ') != std::string::npos;
  return several ? fmt::format("{}:\"{}\"", field, words) : fmt::format("{}:{}", field, words);
}

std::string author_term(const Name& name) {
  const std::string words = plain_words(name.family.empty() ? name.literal : name.family);
  return words.empty() ? std::string() : term("au", words);
}

void append(std::vector<std::string>& terms, std::string made) {
  if (!made.empty()) terms.push_back(std::move(made));
}

std::string joined(const std::vector<std::string>& terms) {
  return terms.empty() ? std::string() : fmt::format("({})", fmt::join(terms, " AND "));
}

/// The range of submission dates. The arXiv id may be that of a later version, and the date that of the journal: from
/// two years before to some days after.
std::string window_term(const Date& issued) {
  if (!issued.from.has_year || issued.year_inferred) return {};
  const bool bare_year = issued.from.month == 0;
  const std::int32_t first = issued.from.year - (bare_year ? 3 : 2);
  if (first < 0 || issued.from.year > 9998) return {};
  DatePoint last = issued.from;
  if (bare_year) last.year += 1;
  if (last.month == 0) last.month = 12;
  // Ends at the first of the next month, because submissions are announced some days later.
  last.year += last.month == 12 ? 1 : 0;
  last.month = last.month == 12 ? std::uint8_t{1} : static_cast<std::uint8_t>(last.month + 1);
  return fmt::format("submittedDate:[{:04}01010000 TO {:04}{:02}152359]", first, last.year, last.month);
}

std::string phrase_clause(const Work& wanted) {
  constexpr std::size_t enough_alone = 3;
  std::string phrase;
  std::size_t words = 0;
  for (const std::string& word : wanted.title.words) {
    const std::string plain = plain_words(word);
    if (plain.empty()) continue;
    if (++words > longest_phrase) break;
    if (!phrase.empty()) phrase += ' ';
    phrase += plain;
  }
  std::vector<std::string> terms;
  if (!phrase.empty()) terms.push_back(term("ti", phrase));
  if (!wanted.authors.people.empty()) append(terms, author_term(wanted.authors.people.front()));
  if (terms.empty() || phrase.empty() || (terms.size() == 1 && words < enough_alone)) return {};
  return joined(terms);
}

std::string words_clause(const Work& wanted) {
  std::vector<std::string> terms;
  for (const std::string& word : weighty_words(wanted.title, searched_words)) {
    const std::string plain = plain_words(word);
    if (!plain.empty()) terms.push_back(term("ti", plain));
  }
  if (terms.empty()) return {};
  append(terms, window_term(wanted.issued));
  return terms.size() < 2 ? std::string() : joined(terms);
}

std::string authors_clause(const Work& wanted) {
  std::vector<std::string> terms;
  for (const Name& name : wanted.authors.people) {
    if (terms.size() == searched_authors) break;
    append(terms, author_term(name));
  }
  for (const Name& name : wanted.authors.unlisted) append(terms, author_term(name));
  const std::string window = window_term(wanted.issued);
  // One family name alone, or two without a date, would match too many papers.
  if (terms.size() + (window.empty() ? 0U : 1U) < 3) return {};
  append(terms, window);
  return joined(terms);
}

}  // namespace

std::vector<std::string> weighty_words(const Title& title, std::size_t most) {
  constexpr std::size_t shortest = 3;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < title.words.size(); ++i) {
    if (title.words[i].size() >= shortest || i < title.head) order.push_back(i);
  }
  const auto weight = [&](std::size_t i) { return title.words[i].size() + (i < title.head ? 100U : 0U); };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  order.resize(std::min(order.size(), most));
  std::ranges::sort(order);
  std::vector<std::string> words;
  for (const std::size_t i : order) words.push_back(title.words[i]);
  return words;
}

std::string clause(const Work& wanted, Search search) {
  switch (search) {
    case Search::phrase:
      return phrase_clause(wanted);
    case Search::words:
      return words_clause(wanted);
    case Search::authors:
      break;
  }
  return authors_clause(wanted);
}

std::size_t encoded_size(std::string_view text) noexcept {
  std::size_t size = 0;
  for (const char c : text) size += ascii::is_alphanumeric(c) || c == ' ' ? 1 : 3;
  return size;
}

std::vector<Query> join_clauses(std::span<const std::string> clauses, std::size_t longest) {
  constexpr std::string_view either = " OR ";
  std::vector<Query> queries;
  std::size_t size = 0;
  for (const std::string& each : clauses) {
    if (each.empty()) continue;
    const std::size_t added = encoded_size(each) + either.size();
    if (queries.empty() || size + added > longest) {
      queries.push_back({each, 1});
      size = added;
      continue;
    }
    queries.back().text.append(either).append(each);
    ++queries.back().works;
    size += added;
  }
  return queries;
}

}  // namespace opcit::match
