/// The format csl-jsonl: CSL-JSON with one record per line. It shares all code except the framing with csl-json.
/// Read json_format.h next.
#pragma once

#include <memory>

#include "opcit/format.h"

namespace opcit::csl_jsonl {

extern const Format format;

std::unique_ptr<Reader> make_reader(const Options& options);
std::unique_ptr<Writer> make_writer(const Options& options);

}  // namespace opcit::csl_jsonl
