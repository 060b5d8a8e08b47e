/// Identifiers: recognising, normalising and addressing them.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "opcit/arena.h"
#include "opcit/record.h"

namespace opcit {

/// An arXiv id without "arXiv:" and without version, and the version ("v2", or empty). Views into the source.
struct ArxivId {
  std::string_view value;
  std::string_view version;
};

/// "2409.13598v2", "arXiv:math/0611800", "math.CA/0611800v2" (the subject class is dropped from the value by
/// canonical_arxiv()), also as an address of arxiv.org or as DOI 10.48550/arXiv.ID; nullopt for anything else, so also
/// for a month 13 (https://info.arxiv.org/help/arxiv_identifier.html).
std::optional<ArxivId> parse_arxiv_id(std::string_view text) noexcept;
/// The first arXiv id among the words of a place of publication: "arXiv preprint arXiv:2409.13598", "arXiv e-prints,
/// arXiv:..", "ArXiv abs/2409.13598"; nullopt when there is none.
std::optional<ArxivId> find_arxiv_id(std::string_view text) noexcept;
/// arXiv's own canonical form: an id of before 2007-04 without its subject class.
std::string canonical_arxiv(std::string_view value);
inline constexpr std::string_view arxiv_doi_prefix = "10.48550/arXiv.";
/// "10.48550/arXiv.2409.13598": the DOI that DataCite has for each arXiv paper.
std::string arxiv_doi(std::string_view arxiv_value);

/// Whether a container is arXiv, no place of publication: "arXiv preprint arXiv:2409.13598", DBLP's "CoRR".
bool names_arxiv(std::string_view place) noexcept;
/// Whether readers take a work of this kind for a preprint where it names arXiv and no other place of publication.
bool may_be_preprint(Kind kind) noexcept;
/// Whether the record is a preprint, or may be one without any place of publication but arXiv: no container and
/// no DOI of a publisher. Its arXiv DOI is its own then; a published work never gets it.
bool is_arxiv_preprint(const Record& record) noexcept;
/// Whether it has an arXiv id and names no other place of publication.
bool names_only_arxiv(const Record& record) noexcept;

/// The bare DOI within "doi:10.1/x", "https://doi.org/10.1/x", "10.1/x"; empty when there is none. A view into `text`.
std::string_view bare_doi(std::string_view text) noexcept;
/// The DOI of a value that is meant for one: as bare_doi(), and also after the address of another resolver
/// ("https://dl.acm.org/doi/10.1145/1"), with %2F and other percent escapes, &lt; and &amp;, and backslashes, which no
/// DOI has. Empty when there is none.
std::string_view parse_doi(std::string_view text, Arena& arena);

/// An address without "&amp;", which people copy from the source of pages.
std::string_view parse_address(std::string_view text, Arena& arena);

/// Whether `word` has the digits of an ISSN or ISBN: 8, 10 or 13, the last perhaps an X, with or without hyphens.
bool is_serial_number(std::string_view word) noexcept;
/// Calls take(part) for the numbers of a list of ISSN or ISBN. Commas, semicolons and line ends separate them; spaces
/// do where each word is a whole number ("0883-7252 1099-1255"), for those of "978 3 642 11217 1" are its groups.
template <class Take>
void each_serial_number(std::string_view text, Take take);

/// Where the identifier leads to: https://doi.org/.. , https://arxiv.org/abs/.. ; empty when the scheme has no address.
std::string address_of(const Identifier& identifier);
/// What address_of() puts before the value; nullopt when the scheme has no address.
std::optional<std::string_view> address_prefix(Scheme scheme) noexcept;

/// Whether `list` has at least two words, each of which is a whole number.
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
