/// Identifiers within text: DOIs, arXiv ids, PMIDs.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/record.h"

namespace opcit::profile {

struct FoundId {
  Scheme scheme;
  std::string_view value;    ///< A view of the text: the bare identifier.
  std::string_view written;  ///< With its label or address: "https://doi.org/10.1000/1".
};

/// In the order of the text. A DOI ends at a blank; the punctuation of the sentence after it is no part of it. An arXiv
/// id needs its label or address. Other addresses are Scheme::url.
std::vector<FoundId> find_ids(std::string_view text);

}  // namespace opcit::profile
