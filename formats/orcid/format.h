/// ORCID works: XML of API 3.0, one bulk document. Versions 2.1 and whole records can be read too.
/// work_reader.h and work_writer.h have single works; opcit-orcid(5) describes the format.
#pragma once

#include <memory>
#include <string_view>

#include "opcit/format.h"

namespace opcit::orcid {

extern const Format format;

Match sniff(std::string_view head);
std::unique_ptr<Reader> make_reader(const Options& options);
std::unique_ptr<Writer> make_writer(const Options& options);

}  // namespace opcit::orcid
