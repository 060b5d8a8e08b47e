#include "text/scripts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace opcit {
namespace {

struct Script {
  char plain;
  std::string_view subscript;  ///< Empty if Unicode has no such character.
  std::string_view superscript;
};

// Unicode 15, blocks "Superscripts and Subscripts", "Phonetic Extensions" and "Spacing Modifier Letters", without
// characters that most fonts lack (capitals).
constexpr std::array<Script, 41> scripts = {{
    {'0', "₀", "⁰"}, {'1', "₁", "¹"}, {'2', "₂", "²"}, {'3', "₃", "³"}, {'4', "₄", "⁴"}, {'5', "₅", "⁵"},
    {'6', "₆", "⁶"}, {'7', "₇", "⁷"}, {'8', "₈", "⁸"}, {'9', "₉", "⁹"}, {'+', "₊", "⁺"}, {'-', "₋", "⁻"},
    {'=', "₌", "⁼"}, {'(', "₍", "⁽"}, {')', "₎", "⁾"}, {'a', "ₐ", "ᵃ"}, {'b', "", "ᵇ"},  {'c', "", "ᶜ"},
    {'d', "", "ᵈ"},  {'e', "ₑ", "ᵉ"}, {'f', "", "ᶠ"},  {'g', "", "ᵍ"},  {'h', "ₕ", "ʰ"}, {'i', "ᵢ", "ⁱ"},
    {'j', "ⱼ", "ʲ"}, {'k', "ₖ", "ᵏ"}, {'l', "ₗ", "ˡ"}, {'m', "ₘ", "ᵐ"}, {'n', "ₙ", "ⁿ"}, {'o', "ₒ", "ᵒ"},
    {'p', "ₚ", "ᵖ"}, {'r', "ᵣ", "ʳ"}, {'s', "ₛ", "ˢ"}, {'t', "ₜ", "ᵗ"}, {'u', "ᵤ", "ᵘ"}, {'v', "ᵥ", "ᵛ"},
    {'w', "", "ʷ"},  {'x', "ₓ", "ˣ"}, {'y', "", "ʸ"},  {'z', "", "ᶻ"},  {' ', " ", " "},
}};
constexpr std::string_view minus = "−";

std::string_view script_of(char c, Style style) noexcept {
  const auto* found = std::ranges::find(scripts, c, &Script::plain);
  if (found == scripts.end()) return {};
  return style == Style::subscript ? found->subscript : found->superscript;
}

/// Appends all of `plain`, or nothing. Returns true if it did.
bool append_script(std::string_view plain, Style style, std::string& out) {
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool is_minus = plain.substr(i).starts_with(minus);
    const std::string_view script = script_of(is_minus ? '-' : plain[i], style);
    if (script.empty()) {
      out.resize(start);
      return false;
    }
    out += script;
    if (is_minus) i += minus.size() - 1;
  }
  return true;
}

}  // namespace

std::string_view plain_with_scripts(const Text& text, std::string& scratch) {
  scratch.clear();
  std::size_t done = 0;
  for (const Run& run : text.runs) {
    const bool is_script = run.style == Style::subscript || run.style == Style::superscript;
    if (!is_script || run.pos < done || run.pos + std::size_t{run.len} > text.plain.size()) continue;
    const std::size_t before = scratch.size();
    scratch += text.plain.substr(done, run.pos - done);
    if (append_script(text.plain.substr(run.pos, run.len), run.style, scratch)) {
      done = run.pos + std::size_t{run.len};
    } else {
      scratch.resize(before);
    }
  }
  if (done == 0) return text.plain;
  scratch += text.plain.substr(done);
  return scratch;
}

}  // namespace opcit
