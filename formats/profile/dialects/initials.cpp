#include "profile/dialects/initials.h"

#include <algorithm>

#include "base/ascii.h"
#include "profile/dialects/omissions.h"
#include "profile/lines.h"

namespace opcit::profile {

bool is_initials(std::string_view word) noexcept {
  constexpr std::size_t most = 5;
  if (word.empty() || word.size() > most * 2) return false;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (ascii::is_upper(word[i]) || !is_ascii(word[i])) {
      ++letters;
    } else if (word[i] != '-' && word[i] != '.') {
      return false;
    }
  }
  return letters > 0 && letters <= most;
}

bool is_initialled_list(std::string_view line) noexcept {
  std::size_t pieces = 0;
  bool found = false;
  constexpr std::size_t enough = 12;
  while (!line.empty() && pieces < enough) {
    const std::size_t comma = std::min(line.find(','), line.size());
    std::string_view piece = trim(line.substr(0, comma));
    line.remove_prefix(std::min(comma + 1, line.size()));
    if (is_omission_piece(piece)) continue;
    piece = without_omission(piece, found);
    const std::string_view initials = take_word(piece);
    if (!is_initials(initials) || trim(piece).empty()) return false;
    ++pieces;
  }
  return pieces > 0;
}

}  // namespace opcit::profile
