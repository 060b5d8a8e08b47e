/// Options of the CSL-JSON writers, shared by both formats.
/// record_writer.h applies them.
#pragma once

#include "opcit/format.h"
#include "syntax/json/emitter.h"

namespace opcit::csl {

struct WriteOptions {
  json::Layout layout = json::Layout::lines;
  bool for_zotero = false;  ///< Writes types and names in the form that Zotero's importer accepts.
};

/// The option that both formats declare.
inline constexpr OptionSpec profile_option = {
    .name = "csl-profile",
    .type = OptionType::choice,
    .fallback = "standard",
    .help = "whose importer shall read the file: it decides how newer types and name particles are written",
    .choices = "standard|zotero"};
WriteOptions write_options(const Options& options, json::Layout layout);

}  // namespace opcit::csl
