#include "cli/rendering.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace opcit::cli {
namespace {

struct Chosen {
  Rendering rendering = Rendering::text;
  Colour colour = Colour::automatic;
};

Chosen& chosen_form() {
  static Chosen form;
  return form;
}

bool is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

bool has_colour() {
  const Colour colour = chosen_form().colour;
  if (colour != Colour::automatic) return colour == Colour::always;
  const char* const refused = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  const bool is_dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return is_terminal() && !is_dumb && (refused == nullptr || *refused == '\0');
}

/// As render_json(), with a hint of its own.
std::string json_alone(const Diagnostic& diagnostic, Severity severity, std::string_view hint) {
  const CodeInfo& code = info(diagnostic.code);
  nlohmann::ordered_json json = {{"version", 1}, {"code", code.name},       {"severity", spelling(severity)},
                                 {"file", ""},   {"message", code.message}, {"detail", diagnostic.detail}};
  if (!hint.empty()) json["hint"] = hint;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::size_t width_of_terminal() {
  struct winsize size = {};
  if (!is_terminal() || ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col == 0 ? 0 : std::max<std::size_t>(size.ws_col, 40);
}

}  // namespace

Rendering rendering_called(std::string_view name) {
  if (name == "json") return Rendering::json;
  if (name == "github") return Rendering::github;
  return name == "sarif" ? Rendering::sarif : Rendering::text;
}

void set_rendering(Rendering rendering) { chosen_form().rendering = rendering; }
void set_colour(Colour colour) { chosen_form().colour = colour; }

TextStyle error_style() { return {.colour = has_colour(), .width = width_of_terminal()}; }

std::string rendered_alone(const Diagnostic& diagnostic, Severity severity, std::string_view hint) {
  const Rendering rendering = chosen_form().rendering;
  if (rendering == Rendering::json) return json_alone(diagnostic, severity, hint);
  if (rendering == Rendering::github) return render_github(diagnostic, Located{}, severity);
  const TextStyle style = error_style();
  const std::string_view colour = severity == Severity::error ? "\x1b[1;31m" : "\x1b[1;35m";
  const std::string_view before = style.colour ? colour : "";
  const std::string_view after = style.colour ? "\x1b[m" : "";
  std::string text = fmt::format("opcit: {}{}{}: {}\n", before, spelling(severity), after, diagnostic.detail);
  if (!hint.empty()) text += fmt::format("  hint: {}\n", hint);
  return text;
}

}  // namespace opcit::cli
