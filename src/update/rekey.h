/// Makes new citation keys for a .bib file, and applies them to the file and to documents that cite it.
/// Returns new texts only; the caller writes either all files or none.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/convert.h"
#include "opcit/export.h"
#include "update/documents.h"
#include "update/merge.h"

namespace opcit::update {

/// Old key -> new key.
using KeyMap = std::map<std::string, std::string, std::less<>>;

/// Reads lines "old TAB new"; ignores further columns, and lines without a tab. Throws UsageError if a key has two
/// new keys, or if a new key is invalid.
OPCIT_API KeyMap read_key_map(std::string_view text);

/// The keys that `pattern` (opcit-convert(1), --key-template) gives the records of `file`, made unique in order.
/// Entries that are not works (@xdata) keep their keys. If entries share a key, the first one counts.
OPCIT_API KeyMap keys_by_template(const Registry& registry, const LoadedFile& file, const std::string& pattern,
                                  Observer& observer);

/// `file` with new keys, including references between entries. Throws UsageError if two entries would get one key.
OPCIT_API std::string rekey_bibliography(const LoadedFile& file, const KeyMap& keys);
/// The document with new keys in all citations.
OPCIT_API std::string rekey_document(std::string_view text, DocumentForm form, const KeyMap& keys);

}  // namespace opcit::update
