#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>

#include "io/errors.h"
#include "plugin/plugin.h"

namespace opcit::plugin {
namespace {

/// Checks the words of an option or id: "csl-json", "max-depth".
bool is_name(std::string_view name) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto fits = [&](char c) { return is_lower(c) || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && is_lower(name.front()) && std::ranges::all_of(name, fits);
}

/// Returns what is wrong with the plug-in itself, or an empty string. Only the first members of a plug-in that was
/// built for another opcit may be read.
std::string misfit(const Plugin* plugin) {
  if (plugin == nullptr) return "its opcit_plugin_v1() gives nothing";
  if (plugin->abi != OPCIT_ABI) {
    return fmt::format("it was built for opcit {}, and this is opcit {}: build it anew with the headers of this one",
                       plugin->version, OPCIT_VERSION);
  }
  if (std::string_view(plugin->cxx_abi) != OPCIT_CXX_ABI) {
    return fmt::format("it was built with {}, and opcit with {}", plugin->cxx_abi, OPCIT_CXX_ABI);
  }
  if (plugin->layout != layout_fingerprint()) {
    return "its headers are not those of this opcit, though the version is the same: build it anew";
  }
  if (plugin->count == 0 || plugin->formats == nullptr) return "it has no format";
  return {};
}

const OptionSpec* find(std::span<const OptionSpec> options, std::string_view name) {
  const auto found = std::ranges::find(options, name, &OptionSpec::name);
  return found == options.end() ? nullptr : &*found;
}

/// Returns what is wrong with the options of the reader or the writer of a format.
std::string misfit(const Registry& registry, std::span<const OptionSpec> options) {
  for (const OptionSpec& option : options) {
    if (!is_name(option.name)) return fmt::format("'{}' is no name of an option", io::shown(option.name));
    for (const Format* known : registry.all()) {
      for (const std::span<const OptionSpec> side : {known->reader_options, known->writer_options}) {
        const OptionSpec* const other = find(side, option.name);
        if (other != nullptr && other->type != option.type) {
          return fmt::format("its option --{} has another type than that of '{}'", option.name, known->id);
        }
      }
    }
  }
  return {};
}

std::string misfit(const Registry& registry, const Format* format) {
  if (format == nullptr) return "one of its formats is missing";
  if (!is_name(format->id)) return fmt::format("'{}' is no id of a format", io::shown(format->id));
  if (registry.find(format->id) != nullptr) return fmt::format("there is a format '{}' already", format->id);
  if (format->reader == nullptr && format->writer == nullptr) {
    return fmt::format("its format '{}' has neither a reader nor a writer", format->id);
  }
  std::string reason = misfit(registry, format->reader_options);
  return reason.empty() ? misfit(registry, format->writer_options) : reason;
}

}  // namespace

void add_checked(Registry& registry, const Plugin* plugin, std::string_view path) {
  constexpr std::string_view verb = "load the plug-in";
  if (const std::string reason = misfit(plugin); !reason.empty()) io::throw_fault(verb, path, reason);
  Registry whole = registry;
  for (const Format* format : std::span(plugin->formats, plugin->count)) {
    if (const std::string reason = misfit(whole, format); !reason.empty()) io::throw_fault(verb, path, reason);
    whole.add(*format);
  }
  registry = std::move(whole);
}

}  // namespace opcit::plugin
