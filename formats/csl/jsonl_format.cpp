#include "csl/jsonl_format.h"

#include <array>

#include "csl/editor.h"
#include "csl/record_writer.h"
#include "csl/sniff.h"

namespace opcit::csl_jsonl {
namespace {

constexpr auto suffixes = std::to_array<std::string_view>({".jsonl"});
std::unique_ptr<Editor> editor(const Format& from, const Options& options) {
  return from.id == "csl-jsonl" ? csl::make_editor(true, options) : nullptr;
}

}  // namespace

const Format format = {.id = "csl-jsonl",
                       .title = "CSL-JSON, one record a line",
                       .suffixes = suffixes,
                       .writer_options = csl::write_option_specs,
                       .sniff = csl::sniff_lines,
                       .reader = make_reader,
                       .writer = make_writer,
                       .editor = editor};

}  // namespace opcit::csl_jsonl
