#include "cli/inputs.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "opcit/error.h"
#include "opcit/io.h"

namespace opcit::cli {
namespace {

/// "16M", "64k", "1000000".
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
    throw UsageError(fmt::format("'{}' is no size", text),
                     "a size is a number of bytes, or one with k, M or G behind it");
  }
  return number << shift;
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
  const std::string hint = "there are" + list_of_formats(registry, readable);
  if (format == nullptr) throw UsageError(fmt::format("there is no format '{}'", id), hint);
  if (readable && format->reader == nullptr) throw UsageError(fmt::format("'{}' cannot be read", id), hint);
  if (!readable && format->writer == nullptr) throw UsageError(fmt::format("'{}' cannot be written", id), hint);
  return *format;
}

void InputArguments::add_to(CLI::App& command) {
  command.add_option("FILE", files, "Files to read, in order, as one list; - is standard input")->type_name("");
  command.add_option("-f,--from", from, "Format of the inputs; guessed from content and suffix without it")
      ->type_name("FORMAT");
  command
      .add_option("--encoding", encoding, "Encoding of the inputs (utf-8, latin1, gb18030 ..); found out without it")
      ->type_name("NAME");
  command.add_option("--max-record", max_record, "Skip records that are larger (16M)")->type_name("SIZE");
  command.add_option("-j,--threads", threads, "How many threads work (0: one a processor); the output is the same")
      ->type_name("NUMBER")
      ->check(CLI::Range(0U, 1024U));
}

std::vector<Input> InputArguments::inputs() const {
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
}

}  // namespace opcit::cli
