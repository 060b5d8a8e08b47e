#include "cli/choices.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/near_miss.h"

namespace opcit::cli {

std::vector<std::string> split_choices(std::string_view choices) {
  std::vector<std::string> parts;
  while (!choices.empty()) {
    const std::string_view part = choices.substr(0, choices.find('|'));
    parts.emplace_back(part);
    choices.remove_prefix(std::min(part.size() + 1, choices.size()));
  }
  return parts;
}

CLI::Option* take_one_of(CLI::Option* option, const std::string& choices) {
  const auto check = [list = split_choices(choices)](const std::string& given) {
    if (std::ranges::find(list, given) != list.end()) return std::string();
    const std::string near = nearest(given, list);
    return near.empty() ? fmt::format("invalid value '{}', expected one of: {}", given, fmt::join(list, ", "))
                        : fmt::format("invalid value '{}', did you mean '{}'?", given, near);
  };
  constexpr std::size_t widest = 50;  // a longer list is only in the man page and in the message for a wrong value
  return option->type_name(choices.size() > widest ? "NAME" : choices)->check(CLI::Validator(check, ""));
}

CLI::Option* take_number(CLI::Option* option, std::uint64_t low, std::uint64_t high) {
  const auto check = [low, high](const std::string& given) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
    const bool fits = error == std::errc() && end == given.data() + given.size() && number >= low && number <= high;
    if (fits) return std::string();
    return high == UINT64_MAX
               ? fmt::format("invalid number '{}', expected a whole number of at least {}", given.substr(0, 24), low)
               : fmt::format("invalid number '{}', expected {} to {}", given.substr(0, 24), low, high);
  };
  return option->type_name("NUMBER")->check(CLI::Validator(check, ""));
}

}  // namespace opcit::cli
