/// ORCID's works: XML of API 3.0, one bulk document; read are also 2.1 and whole records.
#pragma once

#include <memory>

#include "opcit/format.h"

namespace opcit::orcid {

extern const Format format;

std::unique_ptr<Writer> make_writer(const Options& options);

}  // namespace opcit::orcid
