#include "cli/inputs.h"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>

#include "cli/choices.h"
#include "cli/help.h"
#include "cli/near_miss.h"
#include "opcit/error.h"
#include "opcit/io.h"

namespace opcit::cli {
namespace {

/// Parses "16M", "64k", "1000000".
std::size_t parse_size(const std::string& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const std::size_t shift = unit.empty()                 ? 0
                            : unit == "k" || unit == "K" ? 10
                            : unit == "M"                ? 20
                            : unit == "G"                ? 30
                                                         : 64;
  constexpr std::size_t most = std::size_t{1} << 40;
  if (error != std::errc() || number == 0 || shift == 64 || number > (most >> shift)) {
    throw UsageError(fmt::format("invalid size '{}'", text),
                     "write a number of bytes, or a number followed by k, M or G, such as 16M");
  }
  return number << shift;
}

/// The format with the nearest id, or the format with the suffix ".ID".
std::string near_format(const Registry& registry, const std::string& id, const std::string& otherwise) {
  std::vector<std::string> ids;
  for (const Format* format : registry.all()) {
    if (std::ranges::find(format->suffixes, '.' + id) != format->suffixes.end())
      return fmt::format("did you mean '{}'?", format->id);
    ids.emplace_back(format->id);
  }
  return did_you_mean(id, ids, otherwise);
}

}  // namespace

std::string list_of_formats(const Registry& registry, bool readable) {
  std::string list;
  for (const Format* format : registry.all()) {
    if ((readable ? format->reader != nullptr : format->writer != nullptr)) list += fmt::format(" {}", format->id);
  }
  return list;
}

const Format& named_format(const Registry& registry, const std::string& id, bool readable) {
  const Format* format = registry.find(id);
  const std::string hint = "choose one of:" + list_of_formats(registry, readable);
  if (format == nullptr) throw UsageError(fmt::format("unknown format '{}'", id), near_format(registry, id, hint));
  if (readable && format->reader == nullptr) throw UsageError(fmt::format("'{}' cannot be read", id), hint);
  if (!readable && format->writer == nullptr) throw UsageError(fmt::format("'{}' cannot be written", id), hint);
  return *format;
}

void InputArguments::add_to(CLI::App& command) {
  command.add_option("FILE", files, "Files to read as one list; - is standard input")->type_name("");
  command.add_option("-f,--from", from, "Format of the inputs (default: detected)")->type_name("FORMAT");
  const std::string group(reading_group);
  command.add_option("--encoding", encoding, "Encoding of the inputs, such as latin1 (default: detected)")
      ->type_name("NAME")
      ->group(group);
  command.add_option("--max-record", max_record, "Skip records that are larger (16M)")->type_name("SIZE")->group(group);
  command.add_flag("--allow-no-record", allow_no_record, "Treat a file without a record as an empty one")->group(group);
  take_number(command.add_option("-j,--threads", threads, "Number of threads (0: one for each processor)"), 0, 1024)
      ->group(group);
}

std::vector<Input> InputArguments::inputs() const {
  if (files.empty() && ::isatty(STDIN_FILENO) == 1)
    std::fputs("opcit: reading standard input; Ctrl-D ends it\n", stderr);
  std::vector<Input> inputs;
  for (const std::string& path : files.empty() ? std::vector<std::string>{"-"} : files) {
    const SourceOptions how{encoding};
    std::error_code unknown;
    inputs.push_back({.name = path == "-" ? "<stdin>" : path,
                      .open = [path, how](Diagnostics& said) { return open_source(path, said, how); },
                      .repeatable = path != "-" && std::filesystem::is_regular_file(path, unknown)});
  }
  return inputs;
}

void InputArguments::apply_to(ConvertOptions& options, const Registry& registry) const {
  options.from = from.empty() ? nullptr : &named_format(registry, from, true);
  options.max_record = parse_size(max_record);
  options.threads = threads;
  options.allow_no_record = allow_no_record;
}

}  // namespace opcit::cli
