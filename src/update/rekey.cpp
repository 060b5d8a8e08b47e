#include "update/rekey.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/ascii.h"
#include "model/citation_key.h"
#include "model/key_set.h"
#include "opcit/error.h"
#include "opcit/outline.h"
#include "update/common.h"
#include "update/references.h"

namespace opcit::update {
namespace {

/// True if BibTeX, LaTeX and pandoc all accept the key.
bool can_be_key(std::string_view key) noexcept {
  constexpr std::string_view special = "{}(),\"'#%~\\=$&^<>|`";
  return !key.empty() && std::ranges::none_of(key, [&](char c) {
    return ascii::is_blank_or_control(c) || special.find(c) != std::string_view::npos;
  });
}

KeyLookup lookup_in(const KeyMap& keys) {
  return [&keys](std::string_view key) {
    const auto found = keys.find(key);
    return found == keys.end() ? nullptr : &found->second;
  };
}

}  // namespace

KeyMap read_key_map(std::string_view text) {
  KeyMap keys;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0) continue;
    const std::string_view old_key = line.substr(0, tab);
    const std::string_view new_key = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    if (!can_be_key(new_key)) throw UsageError(fmt::format("'{}' cannot be a citation key", new_key));
    const auto [found, is_new] = keys.emplace(old_key, new_key);
    if (!is_new && found->second != new_key) {
      throw UsageError(fmt::format("the map gives '{}' two new keys: '{}' and '{}'", old_key, found->second, new_key),
                       "rekey the files one by one, each with its part of the map");
    }
  }
  return keys;
}

KeyMap keys_by_template(const Registry& registry, const LoadedFile& file, const std::string& pattern,
                        Observer& observer) {
  const KeyTemplate how = pattern.empty() ? KeyTemplate() : KeyTemplate(pattern);
  std::unordered_map<std::uint64_t, std::string> filled;  // by the position of the entry
  const Input input = input_of(file);
  ConvertOptions options;
  options.from = file.format;
  read_records(
      registry, std::span(&input, 1), options,
      [&](const Record& record) { filled.emplace(record.source.pos, how.fill(record)); }, observer,
      [](const Input&, const std::string&) {});
  const std::string_view text = text_of(file);
  KeySet used;
  const auto each_entry = [&](const std::function<void(const OutlinePart&, const std::string*)>& visit) {
    outline(*file.format, text, [&](const OutlinePart& part) {
      if (part.kind != PartKind::entry || part.key.empty()) return;
      const auto found = filled.find(static_cast<std::uint64_t>(part.whole.data() - text.data()));
      visit(part, found == filled.end() ? nullptr : &found->second);
    });
  };
  each_entry([&](const OutlinePart& part, const std::string* made) {
    if (made == nullptr) used.insert(part.key);
  });
  KeyMap keys;
  each_entry([&](const OutlinePart& part, const std::string* made) {
    if (made != nullptr && !keys.contains(part.key)) keys.emplace(part.key, used.make_unique(*made));
  });
  return keys;
}

std::string rekey_bibliography(const LoadedFile& file, const KeyMap& keys) {
  const std::string_view text = text_of(file);
  const KeyLookup new_key = lookup_in(keys);
  std::vector<TextEdit> edits;
  std::map<std::string, std::string, std::less<>> taken;  // new key -> old key
  outline(*file.format, text, [&](const OutlinePart& part) {
    rename_references(text, part, new_key, edits);
    if (part.kind != PartKind::entry || part.key.empty()) return;
    const std::string* renamed = new_key(part.key);
    const auto [other, is_new] = taken.emplace(renamed == nullptr ? part.key : std::string_view(*renamed), part.key);
    if (!is_new && other->second != part.key)
      throw UsageError(fmt::format("'{}' and '{}' would both get the key '{}'", other->second, part.key, other->first));
    if (renamed == nullptr || *renamed == part.key) return;
    edits.push_back({{static_cast<std::uint64_t>(part.key.data() - text.data()), part.key.size()}, *renamed});
  });
  return file.bytes.substr(0, file.bytes.size() - text.size()) + apply_edits(text, edits);
}

std::string rekey_document(std::string_view text, DocumentForm form, const KeyMap& keys) {
  std::vector<TextEdit> edits;
  for (const CitedKey& cited : cited_keys(text, form)) {
    const auto found = keys.find(cited.key);
    if (found == keys.end() || found->second == cited.key) continue;
    edits.push_back({{static_cast<std::uint64_t>(cited.key.data() - text.data()), cited.key.size()}, found->second});
  }
  return apply_edits(text, edits);
}

}  // namespace opcit::update
