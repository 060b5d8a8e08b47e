/// Options with a fixed list of values: checked, shown by --help and offered by completion, all from one list.
/// near_miss.h suggests the value that was probably meant.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opcit::cli {

/// Splits "a|b|c".
std::vector<std::string> split_choices(std::string_view choices);

/// Makes `option` accept one of `choices` ("keep|sentence"), which is also its type name.
CLI::Option* take_one_of(CLI::Option* option, const std::string& choices);

/// Makes `option` accept a whole number from `low` to `high`.
CLI::Option* take_number(CLI::Option* option, std::uint64_t low, std::uint64_t high);

/// Adds an option that accepts one of `values` by name.
template <class Value>
CLI::Option* add_choice(CLI::App& command, const std::string& name, Value& target,
                        std::vector<std::pair<std::string, Value>> values, const std::string& help) {
  std::string choices;
  for (const auto& value : values) choices += (choices.empty() ? "" : "|") + value.first;
  const auto set = [&target, values = std::move(values)](const std::string& given) {
    for (const auto& value : values) {
      if (value.first == given) target = value.second;
    }
  };
  return take_one_of(command.add_option_function<std::string>(name, set, help), choices);
}

}  // namespace opcit::cli
