/// A record as one CSL-JSON object. What CSL has no property for goes below custom.opcit, from where the readers take
/// it back; QUIRKS.md of csl-json describes that object.
#pragma once

#include <string>

#include "family/json/emitter.h"
#include "opcit/format.h"

namespace opcit::csl {

struct WriteOptions {
  json::Layout layout = json::Layout::lines;
  bool for_zotero = false;  ///< Types and names as Zotero's importer takes them.
};

/// The option that both formats declare.
inline constexpr OptionSpec profile_option = {
    .name = "csl-profile",
    .type = OptionType::choice,
    .fallback = "standard",
    .help = "whose importer shall read the file: it decides how newer types and name particles are written",
    .choices = "standard|zotero"};
WriteOptions write_options(const Options& options, json::Layout layout);

/// Appends the object; a document item is reported as lost. Thread-safe.
void write_item(const Item& item, const WriteOptions& options, std::string& out, WriteReport& report);

}  // namespace opcit::csl
