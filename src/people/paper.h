/// Papers in the form in which they are compared: shared properties are numbers (tokens), so that comparing is fast.
/// library.h makes them, evidence.h compares them.
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
  field,             ///< A word of the title or venue that indicates the field.
  venue,             ///< A series of venues.
  category,          ///< A category with its scheme: "arxiv:cs.LG".
  archive,           ///< The part of a category before the dot: "arxiv:cs".
  affiliation,       ///< A word of the affiliation of the author to look for.
  email,             ///< The domain of that author's address.
};

using Token = std::uint32_t;
inline constexpr std::uint32_t none = 0xFFFFFFFF;

/// Assigns numbers to tokens.
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

/// Another author of a paper, for comparing initials with written-out names.
struct Coauthor {
  Token initial = none;  ///< TokenKind::coauthor_initial.
  std::string given;     ///< First written-out given name, folded; empty for initials.
  bool common_family = false;
};

struct Paper {
  std::int32_t first_year = 0;  ///< 0: unknown.
  std::int32_t last_year = 0;   ///< Differs from first_year only for a person file.
  std::vector<Token> tokens;    ///< Sorted, without duplicates.
  std::vector<Coauthor> coauthors;
  std::uint32_t spelling = none;  ///< The printed name of the author to look for; none: not an author.
  std::string orcid;              ///< That author's iD.
};

/// A printed form of the name to look for.
struct PrintedName {
  std::string shown;  ///< "Salton, G."
  names::ComparedName compared;
  double rarity = 0;
};

}  // namespace opcit::people
