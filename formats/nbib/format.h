/// The format `nbib`: the tagged lines that PubMed and ERIC export (MEDLINE display format). Read-only.
/// tables.h has the tags, reader.cpp the code; opcit-nbib(5) describes the format.
#pragma once

#include <memory>
#include <string_view>

#include "opcit/format.h"

namespace opcit::nbib {

extern const Format format;

Match sniff(std::string_view head);
std::unique_ptr<Reader> make_reader(const Options& options);

}  // namespace opcit::nbib
