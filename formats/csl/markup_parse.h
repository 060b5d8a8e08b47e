/// Reads CSL-JSON's markup. markup.h writes it.
#pragma once

#include <string_view>

#include "opcit/arena.h"
#include "opcit/text.h"

namespace opcit::csl {

/// Paired tags become runs, entities become characters, and JATS paragraphs are separated by an empty line. Everything
/// else that looks like a tag is literal. Returns `source` itself if it has no markup.
Text parse_markup(std::string_view source, Arena& arena);

}  // namespace opcit::csl
