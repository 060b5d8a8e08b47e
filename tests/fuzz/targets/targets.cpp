#include "fuzz/targets/targets.h"

#include <algorithm>
#include <stdexcept>

#include "support/any_bytes.h"
#include "support/run.h"

namespace opcit::fuzz {

const std::vector<Target>& targets() {
  static const std::vector<Target> all = {
      {"edits", edits_fault},         {"encodings", encodings_fault}, {"gzip", gzip_fault},
      {"latex", latex_fault},         {"laws", laws_fault},           {"name-lines", name_lines_fault},
      {"name-map", name_map_fault},   {"names", names_fault},         {"pipeline", pipeline_fault},
      {"responses", responses_fault}, {"sidecars", sidecars_fault},   {"sniffers", sniffers_fault},
      {"values", values_fault},
  };
  return all;
}

std::string fault_of(std::string_view target, std::string_view bytes) {
  const auto found = std::ranges::find(targets(), target, &Target::name);
  if (found != targets().end()) return found->law(bytes);
  const Format* const format = test::builtin_formats().find(target);
  if (format == nullptr) throw std::out_of_range("there is no target " + std::string(target));
  return test::fault_of_reading(*format, bytes);
}

}  // namespace opcit::fuzz
