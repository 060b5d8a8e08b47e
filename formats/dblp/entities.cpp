#include "dblp/entities.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace opcit::dblp {
namespace {

/// The names of U+00A0 to U+00FF, in order.
constexpr auto latin1 = std::to_array<std::string_view>(
    {"nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
     "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
     "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
     "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
     "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
     "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
     "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
     "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
     "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"});
constexpr char32_t first_character = 0xA0;

}  // namespace

bool is_known_entity(std::string_view name) noexcept { return std::ranges::find(latin1, name) != latin1.end(); }

std::string_view with_characters(std::string_view text, Arena& arena) {
  std::string decoded;
  std::size_t kept = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.substr(at, 10).find(';');
    if (end == std::string_view::npos) continue;
    const auto* const found = std::ranges::find(latin1, text.substr(at + 1, end - 1));
    if (found == latin1.end()) continue;
    decoded.append(text.substr(kept, at - kept));
    append_utf8(decoded, first_character + static_cast<char32_t>(found - latin1.begin()));
    kept = at + end + 1;
  }
  if (kept == 0) return text;
  return arena.copy(decoded.append(text.substr(kept)));
}

}  // namespace opcit::dblp
