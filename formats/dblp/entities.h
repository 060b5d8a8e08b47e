/// The entities in dblp.dtd, which are the Latin-1 entities of HTML. The DTD is a separate file that is not read.
/// xml_reader.cpp decodes them.
#pragma once

#include <string_view>

#include "opcit/arena.h"

namespace opcit::dblp {

bool is_known_entity(std::string_view name) noexcept;

/// Replaces these entities in `text` by their characters.
std::string_view with_characters(std::string_view text, Arena& arena);

}  // namespace opcit::dblp
