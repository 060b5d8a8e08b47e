/// Titles: of the work, of what it stands in, of the volume; subtitles and addenda joined as biblatex prints them.
#pragma once

#include "bibtex/read/values.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

void read_all_titles(SourceEntry& entry, ValueReader& values, RecordBuilder& builder);

}  // namespace opcit::bibtex
