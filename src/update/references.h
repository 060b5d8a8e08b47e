/// Fields that refer to other entries by key: finds the keys and makes edits that rename them.
/// merge.h, extract.h and rekey.h use it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/outline.h"

namespace opcit::update {

/// True for crossref, xref, xdata, related, entryset.
bool names_entries(std::string_view field) noexcept;
/// Splits such a value ("a, b"). Does not split granular xdata references ("key-field").
std::vector<std::string_view> keys_in(std::string_view text);

/// The keys that an entry refers to, also by granular references ("xdata=key-field"), if `is_key` is true for
/// them.
std::vector<std::string> keys_named_by(const OutlinePart& part, const std::function<bool(std::string_view)>& is_key);

using KeyLookup = std::function<const std::string*(std::string_view key)>;  ///< nullptr: keep the key.

/// Appends edits that replace keys in the fields of `part`, which is a part of `text`.
void rename_references(std::string_view text, const OutlinePart& part, const KeyLookup& new_key,
                       std::vector<TextEdit>& edits);

}  // namespace opcit::update
