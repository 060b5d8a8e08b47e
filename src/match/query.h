/// Queries in the language of arXiv's API (https://info.arxiv.org/help/api/user-manual.html, 5.1) for papers whose ids
/// are unknown. Several papers are joined by OR, since arXiv takes one request in three seconds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/work.h"

namespace opcit::match {

/// From the surest to the loosest.
enum class Search : std::uint8_t {
  phrase,   ///< The title as a phrase, and the first author.
  words,    ///< The weightiest words of the title, and when it was submitted.
  authors,  ///< The first authors, and when it was submitted: finds renamed papers.
};

/// What finds one paper, in parentheses; empty when too little is known of it. Punctuation and TeX are left out: a
/// hyphen would negate and a colon name a field.
std::string clause(const Work& wanted, Search search);

struct Query {
  std::string text;       ///< Not yet encoded for an address.
  std::size_t works = 0;  ///< How many clauses it has.
};

/// Bytes of a query in an address: proxies and servers take 4 KiB or more, older ones 2 KiB.
inline constexpr std::size_t longest_query = 1900;

/// The clauses joined, in order, in as few queries as fit. Empty clauses are passed over; one that is too long by
/// itself stands alone.
std::vector<Query> join_clauses(std::span<const std::string> clauses, std::size_t longest = longest_query);

/// Bytes of `text` in the query of an address.
std::size_t encoded_size(std::string_view text) noexcept;

/// The words of a title that tell most of it: the longest ones, numbers and names, at most `most`, in their order.
std::vector<std::string> weighty_words(const Title& title, std::size_t most);

}  // namespace opcit::match
