/// The format csl-json: CSL-JSON as one array. tables.h has the mapping, record_reader.h and record_writer.h the code.
#pragma once

#include <memory>

#include "opcit/format.h"

namespace opcit::csl_json {

extern const Format format;

std::unique_ptr<Reader> make_reader(const Options& options);
std::unique_ptr<Writer> make_writer(const Options& options);

}  // namespace opcit::csl_json
