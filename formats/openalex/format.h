/// Works in the JSON of OpenAlex' API (https://docs.openalex.org/api-entities/works) and of its snapshot.
/// reader.cpp has the table of members; opcit-openalex(5) describes the format.
#pragma once

#include <memory>
#include <string_view>

#include "opcit/format.h"

namespace opcit::openalex {

extern const Format format;

Match sniff(std::string_view head);
std::unique_ptr<Reader> make_reader(const Options& options);

}  // namespace opcit::openalex
