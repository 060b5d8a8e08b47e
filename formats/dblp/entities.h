/// The entities of dblp.dtd, which are those of Latin-1 in HTML: the dump refers to a DTD that is a file of its own.
#pragma once

#include <string_view>

#include "opcit/arena.h"

namespace opcit::dblp {

bool is_known_entity(std::string_view name) noexcept;

/// `text` with its characters in place of these entities.
std::string_view with_characters(std::string_view text, Arena& arena);

}  // namespace opcit::dblp
