/// Fields of an entry that name other entries by their keys.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/outline.h"

namespace opcit::update {

/// crossref, xref, xdata, related, entryset.
bool names_entries(std::string_view field) noexcept;
/// The keys in such a value, "a, b"; of granular xdata references ("key-field") as they are.
std::vector<std::string_view> keys_in(std::string_view text);

/// The keys that an entry names in any way, also by granular references ("xdata=key-field"), as far as `is_key` knows
/// them.
std::vector<std::string> keys_named_by(const OutlinePart& part, const std::function<bool(std::string_view)>& is_key);

using KeyLookup = std::function<const std::string*(std::string_view key)>;  ///< nullptr: the key stays.

/// Edits that replace keys in the fields of `part`, which lies in `text`.
void rename_references(std::string_view text, const OutlinePart& part, const KeyLookup& new_key,
                       std::vector<TextEdit>& edits);

}  // namespace opcit::update
