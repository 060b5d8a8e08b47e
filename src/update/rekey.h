/// New citation keys for a .bib file, and the edits that carry them through it and through documents that cite it.
/// Nothing is written here: the caller writes all files or none.
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

/// Lines "old TAB new", more columns do not count; lines without a tab are skipped. Throws UsageError where a key has
/// two new ones, or a new one cannot be a key.
OPCIT_API KeyMap read_key_map(std::string_view text);

/// The key that `pattern` (opcit-convert(1), --key-template) gives each record of `file`, unique in their order.
/// Entries that are no works (@xdata) keep theirs. Of entries with one key the first counts.
OPCIT_API KeyMap keys_by_template(const Registry& registry, const LoadedFile& file, const std::string& pattern,
                                  Observer& observer);

/// `file` with new keys, also where entries name each other. Throws UsageError where two entries would get one key.
OPCIT_API std::string rekey_bibliography(const LoadedFile& file, const KeyMap& keys);
/// The document with new keys wherever it cites.
OPCIT_API std::string rekey_document(std::string_view text, DocumentForm form, const KeyMap& keys);

}  // namespace opcit::update
