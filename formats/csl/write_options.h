/// Options of the CSL-JSON writers, shared by both formats.
/// record_writer.h applies them.
#pragma once

#include "model/targets.h"
#include "opcit/format.h"
#include "syntax/json/emitter.h"

namespace opcit::csl {

/// Which types are written. One type that Zotero's importer does not know makes it refuse the whole file.
enum class CslTypes : std::uint8_t {
  standard,  ///< Those of CSL 1.0.2.
  accepted,  ///< An older type for each that an importer refuses, with "type: software" in the note.
  zotero,    ///< Also for those that Zotero reads as documents.
};

struct WriteOptions {
  json::Layout layout = json::Layout::lines;
  CslTypes types = CslTypes::accepted;
  bool for_zotero = false;  ///< Names and properties as Zotero's importer keeps them.
};

/// The options that both formats declare. csl-profile is an older name: zotero is --for zotero.
inline constexpr auto write_option_specs = std::to_array<OptionSpec>(
    {target_option, {.name = "csl-profile", .type = OptionType::choice, .choices = "standard|zotero"}});
WriteOptions write_options(const Options& options, json::Layout layout);

}  // namespace opcit::csl
