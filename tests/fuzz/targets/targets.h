/// What the fuzzers hold the library to, each as a function of any bytes, so that tests can run them on what was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opcit::fuzz {

/// How a law is broken; empty when it holds. What memory errors there are the sanitizers tell.
using Law = std::string (*)(std::string_view bytes);

struct Target {
  std::string_view name;
  Law law;
};

/// Those below and beside the formats. Each reader is a target, too, by the id of its format.
const std::vector<Target>& targets();

/// Throws std::out_of_range when there is no such target.
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
