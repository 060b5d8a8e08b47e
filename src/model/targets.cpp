#include "model/targets.h"

#include <string>

#include "opcit/error.h"

namespace opcit {

const TargetRow& target_of(const Options& options) {
  static constexpr TargetRow none;
  const auto chosen = options.find(target_option.name);
  if (chosen == options.end() || chosen->second.empty()) return none;
  const auto row = std::ranges::find(target_rows, std::string_view(chosen->second), &TargetRow::name);
  if (row == target_rows.end()) {
    throw UsageError("--for: '" + chosen->second + "' is an unknown program", std::string(target_option.choices));
  }
  return *row;
}

}  // namespace opcit
