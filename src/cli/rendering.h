/// In which form diagnostics and errors are printed, and how they look on a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "diagnostics/render.h"
#include "opcit/diagnostic.h"

namespace opcit::cli {

enum class Rendering : std::uint8_t { text, json, github, sarif };

enum class Colour : std::uint8_t { automatic, always, never };

/// The form that `name` (text, json, github, sarif) means.
Rendering rendering_called(std::string_view name);

/// For complain() and warn(), which are used before and after a Console is at work.
void set_rendering(Rendering rendering);
/// Of standard error: whether it has colours (NO_COLOR, TERM and --color considered), and how wide it is.
void set_colour(Colour colour);
TextStyle error_style();

/// What concerns no input, in the form that set_rendering() chose; SARIF, which is one document, as text.
std::string rendered_alone(const Diagnostic& diagnostic, Severity severity, std::string_view hint);

}  // namespace opcit::cli
