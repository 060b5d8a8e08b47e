/// Text with style and CSL-JSON's HTML-like markup (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html):
/// <i> <b> <sub> <sup>, <span style="font-variant:small-caps;">, <span class="nocase">. The markup has no escapes:
/// citeproc-js, Zotero and pandoc take every other "<" and every "&" literally.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "csl/tables.h"
#include "opcit/arena.h"
#include "opcit/text.h"

namespace opcit::csl {

/// True when parse_markup() would not leave `plain` as it is: it holds what looks like a tag or an entity.
bool looks_like_markup(std::string_view plain) noexcept;

/// How the runs of a text are written.
enum class Carriage : std::uint8_t {
  markup,   ///< As tags, as far as carried() says.
  literal,  ///< Not at all: `plain` would be taken for markup itself, or the runs do not nest well. To be said beside.
};
Carriage carriage_of(const Text& text) noexcept;
/// True when markup says this run.
bool carried(const Run& run, const Text& text, Codec codec) noexcept;

/// Appends the text with its tags, escaped for a JSON string, without quotes.
void append_markup(std::string& out, const Text& text, Codec codec);

}  // namespace opcit::csl
