/// Papers as they are compared: what they share is a number (a token), so that thousands can be compared quickly.
/// library.h makes them; evidence.h compares them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "names/compared.h"

namespace opcit::people {

/// What a token stands for.
enum class TokenKind : std::uint8_t {
  work,              ///< An identifier of the work.
  coauthor,          ///< Family name and written-out given name of another author.
  coauthor_initial,  ///< Family name and first initial of another author.
  topic,             ///< A topic word of the title.
  abstract_word,     ///< A topic word of the abstract.
  field,             ///< A word of title or venue that places the paper in a field.
  venue,             ///< A series of venues.
  category,          ///< A category with its scheme: "arxiv:cs.LG".
  archive,           ///< Its part before the dot: "arxiv:cs".
  affiliation,       ///< A word of the affiliation of the author that is looked for.
  email,             ///< The domain of that author's address.
};

using Token = std::uint32_t;
inline constexpr std::uint32_t none = 0xFFFFFFFF;

/// Numbers tokens.
class Tokens {
 public:
  Token intern(TokenKind kind, std::string_view text);
  TokenKind kind(Token token) const { return kinds_[token]; }
  const std::string& text(Token token) const { return texts_[token]; }
  std::size_t size() const noexcept { return texts_.size(); }

 private:
  std::unordered_map<std::string, Token> numbers_;  // by kind and text
  std::vector<std::string> texts_;
  std::vector<TokenKind> kinds_;
};

/// Another author, for comparing initials with written-out names.
struct Coauthor {
  Token initial = none;  ///< TokenKind::coauthor_initial.
  std::string given;     ///< First written-out given name, folded; empty for initials.
  bool common_family = false;
};

struct Paper {
  std::int32_t first_year = 0;  ///< 0: unknown.
  std::int32_t last_year = 0;   ///< The same as first_year, but for a person's span.
  std::vector<Token> tokens;    ///< Sorted, each once.
  std::vector<Coauthor> coauthors;
  std::uint32_t spelling = none;  ///< Of the author that is looked for; none: not among the authors.
  std::string orcid;              ///< That author's iD.
};

/// A way in which the author that is looked for is printed.
struct PrintedName {
  std::string shown;  ///< "Salton, G."
  names::ComparedName compared;
  double rarity = 0;
};

}  // namespace opcit::people
