#include "csl/json_format.h"

#include <array>

#include "csl/editor.h"
#include "csl/record_writer.h"
#include "csl/sniff.h"

namespace opcit::csl_json {
namespace {

constexpr auto suffixes = std::to_array<std::string_view>({".json"});
std::unique_ptr<Editor> editor(const Format& from, const Options& options) {
  return from.id == "csl-json" ? csl::make_editor(false, options) : nullptr;
}

}  // namespace

const Format format = {.id = "csl-json",
                       .title = "CSL-JSON, one array",
                       .suffixes = suffixes,
                       .writer_options = csl::write_option_specs,
                       .sniff = csl::sniff_array,
                       .reader = make_reader,
                       .writer = make_writer,
                       .editor = editor};

}  // namespace opcit::csl_json
