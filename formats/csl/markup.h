/// Styles as CSL-JSON's HTML-like markup (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html):
/// <i> <b> <sub> <sup>, <span style="font-variant:small-caps;">, <span class="nocase">. The markup has no escapes:
/// citeproc-js, Zotero and pandoc read every other "<" and every "&" literally.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "csl/tables.h"
#include "opcit/arena.h"
#include "opcit/text.h"

namespace opcit::csl {

/// How the runs of a text are written.
enum class Carriage : std::uint8_t {
  markup,   ///< As tags, if carried() is true for the run.
  literal,  ///< Without tags: `plain` would be read as markup, or the runs do not nest. Noted elsewhere.
};
Carriage carriage_of(const Text& text) noexcept;
/// True if markup can represent this run.
bool carried(const Run& run, const Text& text, Codec codec) noexcept;

/// Appends the text with its tags, escaped for a JSON string, without quotes.
void append_markup(std::string& out, const Text& text, Codec codec);

}  // namespace opcit::csl
