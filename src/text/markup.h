/// Reads the markup of CSL-JSON, HTML, JATS and MathML in a text. Publishers write it in titles and abstracts of every
/// format. csl/markup.h writes CSL-JSON's.
#pragma once

#include <string>
#include <string_view>

#include "opcit/arena.h"
#include "opcit/text.h"

namespace opcit::text {

/// Tags that pair up become runs, entities their characters, JATS paragraphs lines with an empty one between, and
/// MathML text with scripts. All else that looks like a tag stays as it is. Without any of these the result is `source`
/// itself.
Text parse_markup(std::string_view source, Arena& arena);

/// The same in a text that has runs. They keep their places; if tags cross them, the text stays as it is.
Text parse_markup(const Text& source, Arena& arena);

/// The first part of `plain` that looks like a tag or an entity; empty if nothing does.
std::string_view first_markup(std::string_view plain) noexcept;

/// `plain` as markup that parse_markup() reads as `plain`.
std::string escaped_markup(std::string_view plain);

/// True if `plain` holds what looks like a tag or an entity: parse_markup() may change it.
bool looks_like_markup(std::string_view plain) noexcept;

}  // namespace opcit::text
