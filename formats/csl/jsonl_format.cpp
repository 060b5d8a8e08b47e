#include "csl/jsonl_format.h"

#include <array>

#include "csl/record_writer.h"
#include "csl/sniff.h"

namespace opcit::csl_jsonl {
namespace {

constexpr auto suffixes = std::to_array<std::string_view>({".jsonl"});
constexpr auto writer_options = std::to_array<OptionSpec>({csl::profile_option});

}  // namespace

const Format format = {.id = "csl-jsonl",
                       .title = "CSL-JSON, one record a line",
                       .suffixes = suffixes,
                       .writer_options = writer_options,
                       .sniff = csl::sniff_lines,
                       .reader = make_reader,
                       .writer = make_writer};

}  // namespace opcit::csl_jsonl
