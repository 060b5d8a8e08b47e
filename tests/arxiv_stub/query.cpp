#include "arxiv_stub/query.h"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace opcit::stub {
namespace {

using Words = std::vector<std::string>;

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

Words words_of(const std::string& text) {
  Words words(1);
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (is_word_byte(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool has_phrase(const std::string& text, const Words& phrase) {
  const Words words = words_of(text);
  return !phrase.empty() && std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

bool any_has_phrase(const std::vector<std::string>& texts, const Words& phrase) {
  return std::ranges::any_of(texts, [&](const std::string& text) { return has_phrase(text, phrase); });
}

class Term final : public Query {
 public:
  Term(std::string field, const std::string& value) : field_(std::move(field)), value_(value), words_(words_of(value)) {
    constexpr std::string_view fields[] = {"ti", "au", "abs", "co", "jr", "cat", "id", "all"};
    if (std::ranges::find(fields, field_) == std::end(fields)) {
      throw std::runtime_error("unknown field " + field_);
    }
  }

  bool matches(const Paper& paper) const override {
    const bool all = field_ == "all";
    return ((all || field_ == "ti") && has_phrase(paper.title, words_)) ||
           ((all || field_ == "au") && matches_author(paper)) ||
           ((all || field_ == "abs") && has_phrase(paper.abstract, words_)) ||
           ((all || field_ == "co") && has_phrase(paper.comment, words_)) ||
           ((all || field_ == "jr") && has_phrase(paper.journal_ref, words_)) ||
           ((all || field_ == "cat") && matches_category(paper)) || (field_ == "id" && paper.id == value_);
  }

 private:
  /// "Aman Gupta", "Gupta", "gupta_a" (family name, then initials).
  bool matches_author(const Paper& paper) const {
    if (any_has_phrase(paper.authors, words_)) return true;
    return std::ranges::any_of(paper.authors, [&](const std::string& name) {
      const Words words = words_of(name);
      return words.size() > 1 && words_.size() == 2 && words.back() == words_[0] && words[0].starts_with(words_[1]);
    });
  }

  bool matches_category(const Paper& paper) const {
    const auto is_it = [&](const std::string& term) {
      return term == value_ || (value_.ends_with(".*") && term.starts_with(value_.substr(0, value_.size() - 1)));
    };
    return std::ranges::any_of(paper.categories, is_it);
  }

  std::string field_;
  std::string value_;
  Words words_;
};

class Submitted final : public Query {
 public:
  Submitted(std::string from, std::string to) : from_(std::move(from)), to_(std::move(to)) {}

  bool matches(const Paper& paper) const override {
    std::string day;
    for (const char c : paper.versions[0]) {
      if (c >= '0' && c <= '9') day += c;
    }
    day.resize(12);
    return from_ <= day && day <= to_;
  }

 private:
  std::string from_;
  std::string to_;
};

class Nothing final : public Query {
 public:
  bool matches(const Paper&) const override { return false; }
};

class Both final : public Query {
 public:
  enum class Join { conjunction, disjunction, difference };
  Both(Join join, std::unique_ptr<Query> left, std::unique_ptr<Query> right)
      : join_(join), left_(std::move(left)), right_(std::move(right)) {}

  bool matches(const Paper& paper) const override {
    const bool left = left_->matches(paper);
    if (join_ == Join::disjunction) return left || right_->matches(paper);
    return left && right_->matches(paper) == (join_ == Join::conjunction);
  }

 private:
  Join join_;
  std::unique_ptr<Query> left_;
  std::unique_ptr<Query> right_;
};

/// Precedence: OR < AND, ANDNOT < term or parentheses.
class Parser {
 public:
  explicit Parser(const std::string& text) : text_(text) {}

  std::unique_ptr<Query> parse() {
    auto query = alternatives();
    if (!rest().empty()) throw std::runtime_error("unexpected " + rest());
    return query;
  }

 private:
  std::string rest() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return text_.substr(at_);
  }
  bool take(const std::string& token) {
    if (!rest().starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  bool ends_alternative() { return rest().empty() || rest()[0] == ')'; }

  std::unique_ptr<Query> alternatives() {
    auto left = conjunctions();
    while (!ends_alternative()) {
      take("OR ");  // adjacent words are also joined by OR
      left = std::make_unique<Both>(Both::Join::disjunction, std::move(left), conjunctions());
    }
    return left;
  }

  std::unique_ptr<Query> conjunctions() {
    auto left = primary();
    for (;;) {
      if (take("ANDNOT ")) {
        left = std::make_unique<Both>(Both::Join::difference, std::move(left), primary());
      } else if (take("AND ")) {
        left = std::make_unique<Both>(Both::Join::conjunction, std::move(left), primary());
      } else {
        return left;
      }
    }
  }

  std::unique_ptr<Query> primary() {
    if (++depth_ > 500) throw std::runtime_error("too deep");
    if (take("(")) {
      auto inner = alternatives();
      if (!take(")")) throw std::runtime_error("missing )");
      return inner;
    }
    if (take("submittedDate:[")) return range();
    return term();
  }

  std::unique_ptr<Query> range() {
    const std::size_t end = text_.find(']', at_);
    const std::string inside = text_.substr(at_, end - at_);
    const std::size_t to = inside.find(" TO ");
    if (end == std::string::npos || to == std::string::npos) throw std::runtime_error("bad range");
    at_ = end + 1;
    return std::make_unique<Submitted>(inside.substr(0, to), inside.substr(to + 4));
  }

  std::unique_ptr<Query> term() {
    std::string word = take_word(":\"");
    std::string field = "all";
    if (at_ < text_.size() && text_[at_] == ':') {
      ++at_;
      field = std::exchange(word, take_word("\""));
    }
    if (at_ < text_.size() && text_[at_] == '"' && word.empty()) {
      const std::size_t end = text_.find('"', at_ + 1);
      if (end == std::string::npos) throw std::runtime_error("missing quote");
      word = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      return std::make_unique<Term>(field, word);
    }
    if (word.empty()) throw std::runtime_error("missing term");
    const bool trap = field != "cat" && field != "id" && word.find('-') != std::string::npos;
    if (trap) return std::make_unique<Nothing>();
    return std::make_unique<Term>(field, word);
  }

  std::string take_word(const std::string& stop) {
    rest();
    const std::size_t end = std::min(text_.find_first_of(" ()" + stop, at_), text_.size());
    std::string word = text_.substr(at_, end - at_);
    at_ = end;
    return word;
  }

  const std::string& text_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::unique_ptr<Query> parse_query(const std::string& text) { return Parser(text).parse(); }

}  // namespace opcit::stub
