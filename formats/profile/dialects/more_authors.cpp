#include "profile/dialects/more_authors.h"

#include <array>
#include <vector>

#include "profile/dialects/page.h"
#include "profile/dialects/pattern.h"
#include "profile/lines.h"

namespace opcit::profile {

bool is_more_authors(std::string_view line) noexcept {
  static constexpr auto shapes = std::to_array<std::string_view>({
      "(show|see|view|display) all {n} authors",
      "(show|see|view|display) all authors",
      "(show|see|view) {n} more( authors|)",
      "(show|see|view) more authors",
      "(and |& |+|+ |){n} (more|other|additional|further) (authors|author|contributors)",
      "(and |& |+|+ ){n}( more| others| authors|)",
      "{n} authors",
      "(alle|weitere) {n} autoren( anzeigen|)",
      "(+|+ |und ){n} weitere( autoren|)",
      "(voir les|afficher les) {n} auteurs",
      "(et |+|+ ){n} autres( auteurs|)",
      "(ver los|mostrar los) {n} autores",
      "(y |+|+ ){n} más",
      "(e |+|+ ){n} altri( autori|)",
  });
  static const std::vector<Pattern> patterns = compile(shapes);
  constexpr std::size_t longest = 48;
  return line.size() <= longest && matches_any(line, patterns);
}

std::string_view without_button(std::string_view piece, bool& found) noexcept {
  for (std::size_t at = 0; at + 8 <= piece.size(); ++at) {
    if (std::string_view("svSV").find(piece[at]) == nowhere || !is_more_authors(piece.substr(at))) continue;
    found = true;
    return trim(piece.substr(0, at));
  }
  return piece;
}

}  // namespace opcit::profile
