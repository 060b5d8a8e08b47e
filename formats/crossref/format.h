/// Works in the JSON of Crossref's REST API (https://api.crossref.org/swagger-ui) and of its public data file.
/// reader.cpp has the table of members; opcit-crossref(5) describes the format.
#pragma once

#include <memory>
#include <string_view>

#include "opcit/format.h"

namespace opcit::crossref {

extern const Format format;

Match sniff(std::string_view head);
std::unique_ptr<Reader> make_reader(const Options& options);

}  // namespace opcit::crossref
