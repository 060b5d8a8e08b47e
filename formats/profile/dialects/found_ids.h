/// Finds identifiers in text: DOIs, arXiv ids, PMIDs.
/// Most dialects and citation.h use it.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/record.h"

namespace opcit::profile {

struct FoundId {
  Scheme scheme;
  std::string_view value;    ///< The bare identifier, a view of the text.
  std::string_view written;  ///< With its label or URL prefix: "https://doi.org/10.1000/1".
};

/// The identifiers, in the order of the text. A DOI ends at a space, without final punctuation. An arXiv
/// id requires a label or URL. Other URLs are Scheme::url.
std::vector<FoundId> find_ids(std::string_view text);

}  // namespace opcit::profile
