#include "profile/dialects/omissions.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "names/truncation.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

/// "and others" in other languages. They end a line, after a space or a comma. Case counts: "Poe, E.A." is a name.
constexpr auto foreign_omissions = std::to_array<std::string_view>({"u. a.",
                                                                    "u.a.",
                                                                    "u. a",
                                                                    "und andere",
                                                                    "und weitere",
                                                                    "et autres",
                                                                    "et coll.",
                                                                    "et collab.",
                                                                    "et collaborateurs",
                                                                    "y otros",
                                                                    "y otras",
                                                                    "y col.",
                                                                    "y cols.",
                                                                    "y colaboradores",
                                                                    "e outros",
                                                                    "e outras",
                                                                    "e col.",
                                                                    "e cols.",
                                                                    "e colab.",
                                                                    "e colaboradores",
                                                                    "e altri",
                                                                    "ed altri",
                                                                    "e collaboratori",
                                                                    "en anderen",
                                                                    "e.a.",
                                                                    "i in.",
                                                                    "i inni",
                                                                    "i wsp.",
                                                                    "a kol.",
                                                                    "a spol.",
                                                                    "a další",
                                                                    "i dr.",
                                                                    "i ostali",
                                                                    "m.fl.",
                                                                    "m. fl.",
                                                                    "och andra",
                                                                    "og andre",
                                                                    "og flere",
                                                                    "ym.",
                                                                    "ja muut",
                                                                    "ve diğ.",
                                                                    "ve diğerleri",
                                                                    "ve ark.",
                                                                    "vd.",
                                                                    "и др.",
                                                                    "и др",
                                                                    "и другие",
                                                                    "и соавт.",
                                                                    "и соавторы",
                                                                    "та ін.",
                                                                    "та інші",
                                                                    "és mtsai",
                                                                    "és társai",
                                                                    "και συν.",
                                                                    "και άλλοι",
                                                                    "și alții",
                                                                    "și colab.",
                                                                    "dkk.",
                                                                    "dkk",
                                                                    "và cộng sự",
                                                                    "وآخرون",
                                                                    "ואחרים",
                                                                    "& al.",
                                                                    "& others",
                                                                    "et al",
                                                                    "et al."});
/// The same, for languages without a space before them.
constexpr auto glued_omissions = std::to_array<std::string_view>({"等", "等人", "ほか", "他", "외", "外", "…"});

/// Removes the number of people from "ほか3名".
std::string_view without_head_count(std::string_view text) noexcept {
  for (const std::string_view people : {std::string_view("名"), std::string_view("명"), std::string_view("人")}) {
    if (!text.ends_with(people)) continue;
    std::string_view before = text.substr(0, text.size() - people.size());
    const std::size_t size = before.size();
    while (!before.empty() && ascii::is_digit(before.back())) before.remove_suffix(1);
    if (before.size() < size) return trim(before);
  }
  return text;
}

}  // namespace

bool is_omission_piece(std::string_view piece) {
  while (piece.starts_with('[') || piece.starts_with('(')) piece.remove_prefix(1);
  while (piece.ends_with(']') || piece.ends_with(')')) piece.remove_suffix(1);
  piece = trim(piece);
  if (piece.empty() || names::is_omission(piece)) return true;
  return std::ranges::find(foreign_omissions, piece) != foreign_omissions.end() ||
         std::ranges::find(glued_omissions, without_head_count(piece)) != glued_omissions.end();
}

std::string_view without_omission(std::string_view line, bool& found) {
  line = trim(line);
  for (const std::string_view words : foreign_omissions) {
    if (line.size() <= words.size() || !line.ends_with(words)) continue;
    const std::string_view before = line.substr(0, line.size() - words.size());
    if (blank_at_back(before) == 0 && !before.ends_with(',')) continue;
    found = true;
    line = trim(before);
  }
  for (const std::string_view words : glued_omissions) {
    const std::string_view before = without_head_count(line);
    if (before.size() <= words.size() || !before.ends_with(words)) continue;
    found = true;
    line = trim(before.substr(0, before.size() - words.size()));
    if (line.ends_with("、")) line = trim(line.substr(0, line.size() - 3));
  }
  while (line.ends_with(',') || line.ends_with(';')) line = trim(line.substr(0, line.size() - 1));
  return line;
}

}  // namespace opcit::profile
