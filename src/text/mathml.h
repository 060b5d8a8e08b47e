/// MathML in the titles of publishers: formulas as text with the tags <sub> and <sup>, which markup.h reads next.
#pragma once

#include <string>
#include <string_view>

#include "opcit/arena.h"
#include "opcit/text.h"

namespace opcit::text {

/// True if an element "math" with any prefix may begin in `source`. Fast.
bool may_hold_mathml(std::string_view source) noexcept;

/// The text with each whole <math> element replaced: "x<mml:msup><mml:mi>y</mml:mi>.." becomes "xy<sup>2</sup>".
/// An element that is not well-formed or nests deeper than 64 stays as written. Runs of the text keep their places;
/// runs within a formula are dropped with its tags.
Text without_mathml(const Text& source, Arena& arena);

}  // namespace opcit::text
