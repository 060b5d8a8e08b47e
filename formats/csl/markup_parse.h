/// Reading CSL-JSON's markup.
#pragma once

#include <string_view>

#include "opcit/arena.h"
#include "opcit/text.h"

namespace opcit::csl {

/// Tags that pair up become runs, entities their characters, JATS paragraphs lines with an empty one between. Whatever
/// else looks like a tag stays as it is. Without any of these the result is `source` itself.
Text parse_markup(std::string_view source, Arena& arena);

}  // namespace opcit::csl
