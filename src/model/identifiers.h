/// Identifiers: recognising, normalising and addressing them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

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
/// arXiv's own canonical form: an id of before 2007-04 without its subject class.
std::string canonical_arxiv(std::string_view value);
inline constexpr std::string_view arxiv_doi_prefix = "10.48550/arXiv.";
/// "10.48550/arXiv.2409.13598": the DOI that DataCite has for each arXiv paper.
std::string arxiv_doi(std::string_view arxiv_value);

/// The bare DOI within "doi:10.1/x", "https://doi.org/10.1/x", "10.1/x"; empty when there is none. A view into `text`.
std::string_view bare_doi(std::string_view text) noexcept;

/// Where the identifier leads to: https://doi.org/.. , https://arxiv.org/abs/.. ; empty when the scheme has no address.
std::string address_of(const Identifier& identifier);

}  // namespace opcit
