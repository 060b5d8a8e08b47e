#include "model/citation_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "opcit/error.h"
#include "text/unicode.h"

namespace opcit {
namespace {

/// Words that carry little meaning in a title; sorted.
constexpr auto function_words = std::to_array<std::string_view>(
    {"a",     "about", "after", "all",  "an",    "and",   "are",   "as",     "at",      "be",   "but",    "by",
     "can",   "der",   "des",   "die",  "do",    "does",  "for",   "from",   "how",     "if",   "in",     "into",
     "is",    "it",    "its",   "la",   "le",    "les",   "new",   "not",    "of",      "on",   "onto",   "or",
     "over",  "some",  "that",  "the",  "their", "this",  "to",    "toward", "towards", "und",  "under",  "upon",
     "using", "via",   "was",   "what", "when",  "where", "which", "who",    "why",     "with", "without"});
static_assert(std::ranges::is_sorted(function_words));

/// The ASCII letters and digits of `source`, lower case: "Müller-Lüdenscheidt" -> "mullerludenscheidt".
std::string squeeze(std::string_view source) {
  std::string out = to_ascii(source);
  std::erase_if(out, [](char c) { return !ascii::is_alphanumeric(c); });
  std::ranges::transform(out, out.begin(), ascii::to_lower);
  return out;
}

std::vector<std::string> words_of(std::string_view source) {
  const std::string ascii = to_ascii(source);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= ascii.size(); ++i) {
    const char c = i < ascii.size() ? ascii[i] : ' ';
    if (ascii::is_alphanumeric(c)) {
      word += ascii::to_lower(c);
    } else if (c != '\'' && !word.empty()) {  // "don't" is one word
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

std::vector<std::string> significant_words(std::string_view title, std::size_t count) {
  const std::vector<std::string> all = words_of(title);
  std::vector<std::string> words;
  for (const std::string& word : all) {
    if (words.size() == count) break;
    if (!std::ranges::binary_search(function_words, word)) words.push_back(word);
  }
  // A title of function words only ("What Is It Like to Be") still needs a word.
  if (words.empty() && !all.empty()) words.push_back(all.front());
  return words;
}

std::string family_of(const Name& name) {
  if (!name.family.empty()) return squeeze(name.family);
  if (!name.literal.empty()) {
    const std::vector<std::string> words = significant_words(name.literal, 1);
    return words.empty() ? std::string() : words.front();
  }
  return squeeze(name.given);
}

std::string first_family(const Names* names) {
  return names == nullptr || names->people.empty() ? std::string() : family_of(names->people.front());
}

std::string families(const Names* names) {
  constexpr std::size_t most = 3;
  std::string out;
  if (names == nullptr) return out;
  for (const Name& name : names->people.first(std::min(most, names->people.size()))) out += family_of(name);
  if (names->people.size() > most || names->truncated) out += "etal";
  return out;
}

std::string identifier_text(const Identifier* identifier) {
  std::string out;
  if (identifier == nullptr) return out;
  for (const char c : identifier->value) {
    out += ascii::is_alphanumeric(c) || c == '.' || c == '-' || c == '/' || c == ':' ? c : '_';
  }
  return out;
}

std::string capitalised(std::string word) {
  if (!word.empty()) word.front() = ascii::to_upper(word.front());
  return word;
}

std::string title_words(const Text* title, std::size_t limit, bool capital) {
  std::string out;
  if (title == nullptr) return out;
  for (const std::string& word : significant_words(title->plain, std::max<std::size_t>(limit, 1))) {
    out += capital ? capitalised(word) : word;
  }
  return out;
}

std::string first_page(const Text* pages) {
  std::string out;
  if (pages == nullptr) return out;
  for (const char c : pages->plain) {
    if (!ascii::is_alphanumeric(c)) break;
    out += c;
  }
  return out;
}

}  // namespace

KeyTemplate::KeyTemplate(std::string_view pattern) {
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    if (open > at) pieces_.push_back({Part::literal, Case::lower, 0, std::string(pattern.substr(at, open - at))});
    if (open == pattern.size()) break;
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) throw UsageError("the key template has an opening brace without its partner");
    pieces_.push_back(parse_placeholder(pattern.substr(open + 1, close - open - 1)));
    at = close + 1;
  }
  const auto legal = [](char c) {
    return ascii::is_alphanumeric(c) || std::string_view("-_:.+/").find(c) != std::string_view::npos;
  };
  for (const Piece& piece : pieces_) {
    if (!std::ranges::all_of(piece.text, legal)) {
      throw UsageError(fmt::format("the key template has a character that no citation key may have: '{}'", piece.text));
    }
  }
  if (pieces_.empty()) throw UsageError("the key template is empty");
}

KeyTemplate::Piece KeyTemplate::parse_placeholder(std::string_view placeholder) {
  struct Row {
    std::string_view name;
    Part part;
  };
  constexpr auto rows = std::to_array<Row>({{"author", Part::author},
                                            {"authors", Part::authors},
                                            {"editor", Part::editor},
                                            {"year", Part::year},
                                            {"month", Part::month},
                                            {"day", Part::day},
                                            {"title", Part::title},
                                            {"journal", Part::journal},
                                            {"page", Part::page},
                                            {"type", Part::type},
                                            {"category", Part::category},
                                            {"arxiv", Part::arxiv},
                                            {"doi", Part::doi}});
  const std::string_view name = placeholder.substr(0, placeholder.find(':'));
  const auto row = std::ranges::find(rows, name, &Row::name);
  if (row == rows.end()) {
    throw UsageError(fmt::format("the key template has an unknown placeholder: {{{}}}", name),
                     "there are author authors editor year month day title journal page type category arxiv doi");
  }
  Piece piece;
  piece.part = row->part;
  std::string_view rest = placeholder.substr(name.size());
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::string_view modifier = rest.substr(0, rest.find(':'));
    rest.remove_prefix(modifier.size());
    const auto number = std::from_chars(modifier.data(), modifier.data() + modifier.size(), piece.limit);
    if (modifier == "upper") {
      piece.letters = Case::upper;
    } else if (modifier == "capital") {
      piece.letters = Case::capital;
    } else if (number.ec != std::errc() || number.ptr != modifier.data() + modifier.size() || piece.limit == 0) {
      throw UsageError(fmt::format("the key template has an unknown modifier: {{{}}}", placeholder),
                       "modifiers are a number, upper and capital");
    }
  }
  return piece;
}

std::string KeyTemplate::value_of(const Piece& piece, const Record& record) {
  const Date* issued = record.date(Field::issued);
  const bool dated = issued != nullptr && issued->from.has_year;
  switch (piece.part) {
    case Part::literal:
      return piece.text;
    case Part::author: {
      std::string author = first_family(record.names(Field::author));
      return author.empty() ? first_family(record.names(Field::editor)) : author;
    }
    case Part::authors:
      return families(record.names(Field::author));
    case Part::editor:
      return first_family(record.names(Field::editor));
    case Part::year:
      return dated ? fmt::format("{}", issued->from.year) : std::string();
    case Part::month:
      return dated && issued->from.month != 0 ? fmt::format("{:02}", issued->from.month) : std::string();
    case Part::day:
      return dated && issued->from.day != 0 ? fmt::format("{:02}", issued->from.day) : std::string();
    case Part::title:
      return title_words(record.text(Field::title), piece.limit, piece.letters == Case::capital);
    case Part::journal:
      return title_words(record.text(Field::container_title), piece.limit, piece.letters == Case::capital);
    case Part::page:
      return first_page(record.text(Field::page));
    case Part::type:
      return std::string(spelling(record.kind));
    case Part::category: {
      const Category* category = record.primary_category("arxiv");
      return category == nullptr ? std::string() : std::string(category->term);
    }
    case Part::arxiv:
      return identifier_text(record.identifier(Scheme::arxiv));
    case Part::doi:
      return identifier_text(record.identifier(Scheme::doi));
  }
  return {};
}

std::string KeyTemplate::fill(const Record& record) const {
  std::string key;
  for (const Piece& piece : pieces_) {
    std::string value = value_of(piece, record);
    const bool counts_words = piece.part == Part::title || piece.part == Part::journal;
    if (piece.limit != 0 && !counts_words) value.resize(std::min(value.size(), piece.limit));
    if (piece.letters == Case::upper) std::ranges::transform(value, value.begin(), ascii::to_upper);
    if (piece.letters == Case::capital) value = capitalised(std::move(value));
    key += value;
  }
  return key.empty() ? "anon" : key;
}

}  // namespace opcit
