/// The name of a contributor as ORCID shows it. Reader and writer agree on it here.
#pragma once

#include <string_view>

#include "opcit/name.h"

namespace opcit::orcid {

/// Splits a credit name. Unlike the authors' lines of pages it has no footnotes or affiliations: a name that would lose
/// characters ("Forum21", "World Health Organization (WHO)") is a literal.
Name read_credit_name(std::string_view credit, Arena& arena);

}  // namespace opcit::orcid
