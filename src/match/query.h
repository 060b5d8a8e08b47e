/// Builds queries for arXiv's API (https://info.arxiv.org/help/api/user-manual.html, 5.1) for papers without a known
/// id. A query joins several papers with OR, because arXiv allows only one request in three seconds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/work.h"

namespace opcit::match {

/// From the most precise to the least precise search.
enum class Search : std::uint8_t {
  phrase,   ///< The title as a phrase, and the first author.
  words,    ///< The longest words of the title, and the submission date.
  authors,  ///< The first authors, and the submission date: finds renamed papers.
};

/// The query for one paper, in parentheses; empty if too little is known. Punctuation and TeX are omitted, because a
/// hyphen would negate a word and a colon would name a field.
std::string clause(const Work& wanted, Search search);

struct Query {
  std::string text;       ///< Not yet percent-encoded.
  std::size_t works = 0;  ///< The number of clauses.
};

/// The limit of a query in a URL, in bytes: proxies and servers accept 4 KiB or more, older ones 2 KiB.
inline constexpr std::size_t longest_query = 1900;

/// Joins the clauses, in order, in as few queries as possible. Empty clauses are skipped; a clause that is too long is
/// a query of its own.
std::vector<Query> join_clauses(std::span<const std::string> clauses, std::size_t longest = longest_query);

/// The size of `text` in the query of a URL, in bytes.
std::size_t encoded_size(std::string_view text) noexcept;

/// The most distinctive words of a title: the name before a colon, then the longest words; at most `most`, in order.
std::vector<std::string> weighty_words(const Title& title, std::size_t most);

}  // namespace opcit::match
