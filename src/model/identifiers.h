/// Recognises and normalises identifiers, and makes URLs from them.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "opcit/arena.h"
#include "opcit/record.h"

namespace opcit {

/// An arXiv id without "arXiv:" and version, and the version ("v2", or empty). Views of the source.
struct ArxivId {
  std::string_view value;
  std::string_view version;
};

/// Accepts "2409.13598v2", "arXiv:math/0611800", "math.CA/0611800v2" (canonical_arxiv() drops the subject class), URLs
/// of arxiv.org and DOIs 10.48550/arXiv.ID. Returns nullopt for anything else, including a month 13
/// (https://info.arxiv.org/help/arxiv_identifier.html).
std::optional<ArxivId> parse_arxiv_id(std::string_view text) noexcept;
/// The first arXiv id in a place of publication: "arXiv preprint arXiv:2409.13598", "arXiv e-prints,
/// arXiv:..", "ArXiv abs/2409.13598"; nullopt if not found.
std::optional<ArxivId> find_arxiv_id(std::string_view text) noexcept;
/// arXiv's canonical form: an id from before 2007-04 has no subject class.
std::string canonical_arxiv(std::string_view value);
inline constexpr std::string_view arxiv_doi_prefix = "10.48550/arXiv.";
/// "10.48550/arXiv.2409.13598": the DOI that DataCite assigns to each arXiv paper.
std::string arxiv_doi(std::string_view arxiv_value);

/// True if a container means arXiv: "arXiv preprint arXiv:2409.13598", DBLP's "CoRR".
bool names_arxiv(std::string_view place) noexcept;
/// True if readers interpret a work of this kind as a preprint when arXiv is its only place of publication.
bool may_be_preprint(Kind kind) noexcept;
/// True if the record is, or can be, a preprint without a place of publication except arXiv: it has no container and
/// no DOI of a publisher. Only then its DOI is the arXiv DOI; a published work never gets it.
bool is_arxiv_preprint(const Record& record) noexcept;
/// True if the record has an arXiv id and no other place of publication.
bool names_only_arxiv(const Record& record) noexcept;

/// The bare DOI in "doi:10.1/x", "https://doi.org/10.1/x", "10.1/x"; empty if not found. A view of `text`.
std::string_view bare_doi(std::string_view text) noexcept;
/// The DOI of a value that should be one: like bare_doi(), and also after the URL of another resolver
/// ("https://dl.acm.org/doi/10.1145/1"), with %2F and other percent-encoding, &lt; and &amp;, and backslashes, which no
/// DOI contains. Empty if not found.
std::string_view parse_doi(std::string_view text, Arena& arena);

/// A URL without "&amp;", which comes from the source code of web pages.
std::string_view parse_address(std::string_view text, Arena& arena);

/// True if `word` has the digits of an ISSN or ISBN: 8, 10 or 13, the last may be an X, with or without hyphens.
bool is_serial_number(std::string_view word) noexcept;
/// Calls take(part) for the numbers in a list of ISSN or ISBN. Commas, semicolons and line ends separate them. Spaces
/// separate them only if each word is a whole number ("0883-7252 1099-1255"), unlike in "978 3 642 11217 1".
template <class Take>
void each_serial_number(std::string_view text, Take take);

/// The URL of the identifier: https://doi.org/.. , https://arxiv.org/abs/.. ; empty if the scheme has no URL.
std::string address_of(const Identifier& identifier);
/// The part of address_of() before the value; nullopt if the scheme has no URL.
std::optional<std::string_view> address_prefix(Scheme scheme) noexcept;

/// True if `list` has at least two words, and each of them is a whole number.
bool is_spaced_serial_list(std::string_view list) noexcept;

template <class Take>
void each_serial_number(std::string_view text, Take take) {
  const auto each_piece = [](std::string_view rest, std::string_view separators, auto take_piece) {
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of(separators), rest.size());
      std::string_view piece = rest.substr(0, end);
      while (piece.starts_with(' ')) piece.remove_prefix(1);
      while (piece.ends_with(' ')) piece.remove_suffix(1);
      if (!piece.empty()) take_piece(piece);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  };
  each_piece(text, ",;\r\n", [&](std::string_view piece) {
    is_spaced_serial_list(piece) ? each_piece(piece, " ", take) : take(piece);
  });
}

}  // namespace opcit
