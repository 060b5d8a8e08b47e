#include "update/key_style.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "model/citation_key.h"
#include "opcit/outline.h"
#include "update/common.h"

namespace opcit::update {
namespace {

/// Ways to make keys that people and programs use.
constexpr auto patterns = std::to_array<std::string_view>(
    {"{author}{year}{title}", "{author}{year}", "{author:capital}{year}", "{author:capital}{year}{title:capital}",
     "{author:capital}{year}{title}", "{author}_{year}", "{author}_{title}_{year}", "{author}-{year}",
     "{author}:{year}", "{author:capital}_{year}", "{author:capital}:{year}", "{author}-{title}-{year}",
     "{author}_{year}_{title}", "{author:capital}{year:2}", "{author:capital}_{title:capital}_{year}",
     "{authors:capital}{year}", "{author:capital}-{year}", "{author}{title}{year}"});

/// A letter after the key tells works of one year apart.
bool is_made(std::string_view key, std::string_view made) noexcept {
  if (!key.starts_with(made)) return false;
  const std::string_view rest = key.substr(made.size());
  return rest.empty() || (rest.size() == 1 && ascii::is_letter(rest.front()));
}

/// The first entries, with the macros among them.
LoadedFile first_entries_of(const LoadedFile& file) {
  constexpr std::size_t enough = std::size_t{64} << 10;
  std::string_view text = text_of(file);
  if (text.size() > enough) text = text.substr(0, std::max(text.rfind("\n@", enough), std::size_t{1}));
  return {file.name, std::string(text), file.format};
}

}  // namespace

std::string key_pattern_of(const Registry& registry, const LoadedFile& file) {
  const LoadedFile head = first_entries_of(file);
  std::vector<KeyTemplate> templates(patterns.begin(), patterns.end());
  std::array<std::size_t, patterns.size()> hits{};
  std::size_t entries = 0;
  Silent silent;
  const Input input = input_of(head);
  ConvertOptions options;
  options.from = head.format;
  const auto count = [&](const Record& record) {
    ++entries;
    for (std::size_t i = 0; i < patterns.size(); ++i) hits[i] += is_made(record.key, templates[i].fill(record)) ? 1 : 0;
  };
  read_records(registry, std::span(&input, 1), options, count, silent, [](const Input&, const std::string&) {});
  const auto best = std::ranges::max_element(hits);
  return *best * 2 > entries ? std::string(patterns[static_cast<std::size_t>(best - hits.begin())]) : std::string();
}

}  // namespace opcit::update
