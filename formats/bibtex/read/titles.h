/// Reads titles: of the work, its container and its volume. Joins subtitles and addenda as biblatex prints them.
/// record_reader.h calls it; restate.h keeps how a title was divided.
#pragma once

#include "bibtex/read/values.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

void read_all_titles(SourceEntry& entry, ValueReader& values, RecordBuilder& builder);

}  // namespace opcit::bibtex
