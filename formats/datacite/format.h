/// DOIs in the JSON of DataCite's API (https://support.datacite.org/docs/api) and of its data file.
/// reader.cpp has the table of members; opcit-datacite(5) describes the format.
#pragma once

#include <memory>
#include <string_view>

#include "opcit/format.h"

namespace opcit::datacite {

extern const Format format;

Match sniff(std::string_view head);
std::unique_ptr<Reader> make_reader(const Options& options);

}  // namespace opcit::datacite
