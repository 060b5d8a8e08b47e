/// The laws that the fuzzers check, each as a function of arbitrary bytes, so that tests can run them on earlier
/// findings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opcit::fuzz {

/// Describes how a law is broken; empty if it holds. The sanitizers report memory errors.
using Law = std::string (*)(std::string_view bytes);

struct Target {
  std::string_view name;
  Law law;
};

/// Targets other than readers. Each reader is also a target, with the id of its format.
const std::vector<Target>& targets();

/// Throws std::out_of_range if the target does not exist.
std::string fault_of(std::string_view target, std::string_view bytes);

std::string latex_fault(std::string_view bytes);
std::string names_fault(std::string_view bytes);
std::string name_lines_fault(std::string_view bytes);
std::string name_map_fault(std::string_view bytes);
std::string sniffers_fault(std::string_view bytes);
std::string encodings_fault(std::string_view bytes);
std::string gzip_fault(std::string_view bytes);
std::string values_fault(std::string_view bytes);
std::string responses_fault(std::string_view bytes);
std::string sidecars_fault(std::string_view bytes);
std::string laws_fault(std::string_view bytes);
std::string pipeline_fault(std::string_view bytes);
std::string edits_fault(std::string_view bytes);

}  // namespace opcit::fuzz
