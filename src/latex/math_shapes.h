/// How the macros of formulas are shown in plain text. math.cpp draws the shapes.
#pragma once

#include <cstdint>
#include <string_view>

namespace opcit::latex {

enum class Shape : std::uint8_t {
  fraction,
  text_fraction,
  root,
  binomial,
  over,
  under,
  accent,
  letters,
  upright,
  text,
  delimiter,
  dropped,
  dropped_argument,
  environment,
  unicode,
  negation,
  blank,
  word,
  modulo,
  modulo_in_parentheses,
};

struct MathShape {
  std::string_view name;
  Shape shape;
  char32_t mark = 0;
};

/// The row of a macro, by its name without backslash; nullptr if the macro has no shape.
const MathShape* find_math_shape(std::string_view name);

}  // namespace opcit::latex
