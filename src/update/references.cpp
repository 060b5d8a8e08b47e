#include "update/references.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace opcit::update {
namespace {

constexpr auto fields = std::to_array<std::string_view>({"crossref", "xref", "xdata", "related", "entryset"});

/// Calls `take` with the longest known key in "xdata=key-field" and "xdata=key-field-2". A key can contain hyphens.
template <class IsKey, class Take>
void each_granular_key(std::string_view value, IsKey is_key, Take take) {
  constexpr std::string_view mark = "xdata=";
  for (std::size_t at = value.find(mark); at != std::string_view::npos; at = value.find(mark, at + 1)) {
    std::string_view key = value.substr(at + mark.size());
    key = key.substr(0, key.find_first_of(" \t\r\n,}\""));
    while (key.find('-') != std::string_view::npos) {
      key = key.substr(0, key.rfind('-'));
      if (!is_key(key)) continue;
      take(key);
      break;
    }
  }
}

}  // namespace

bool names_entries(std::string_view field) noexcept {
  return std::ranges::any_of(fields, [&](std::string_view name) { return ascii::equals_lower(field, name); });
}

std::vector<std::string_view> keys_in(std::string_view text) {
  std::vector<std::string_view> keys;
  while (!text.empty()) {
    std::string_view key = text.substr(0, text.find(','));
    text.remove_prefix(std::min(key.size() + 1, text.size()));
    while (!key.empty() && ascii::is_space(key.front())) key.remove_prefix(1);
    while (!key.empty() && ascii::is_space(key.back())) key.remove_suffix(1);
    if (!key.empty()) keys.push_back(key);
  }
  return keys;
}

std::vector<std::string> keys_named_by(const OutlinePart& part, const std::function<bool(std::string_view)>& is_key) {
  std::vector<std::string> keys;
  for (const OutlineField& field : part.fields) {
    if (names_entries(field.name) && field.is_text) {
      for (const std::string_view key : keys_in(field.text)) keys.emplace_back(key);
    }
    each_granular_key(field.text, is_key, [&](std::string_view key) { keys.emplace_back(key); });
  }
  return keys;
}

void rename_references(std::string_view text, const OutlinePart& part, const KeyLookup& new_key,
                       std::vector<TextEdit>& edits) {
  const auto rename = [&](std::string_view key) {
    const std::string* renamed = new_key(key);
    if (renamed == nullptr || *renamed == key) return;
    edits.push_back({{static_cast<std::uint64_t>(key.data() - text.data()), key.size()}, *renamed});
  };
  for (const OutlineField& field : part.fields) {
    if (names_entries(field.name) && field.is_text) std::ranges::for_each(keys_in(field.text), rename);
    each_granular_key(
        field.text, [&](std::string_view key) { return new_key(key) != nullptr; }, rename);
  }
}

}  // namespace opcit::update
