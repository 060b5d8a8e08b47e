#include "profile/dialects/family_names.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include "profile/dialects/page.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

/// "Francesco Di Bello": a capitalised particle within the given names begins the family name, unless the name may be
/// one of East Asia, whose given names can be the same words.
void move_particle(Name& name) noexcept {
  static constexpr auto particles = std::to_array<std::string_view>(
      {"De", "Del", "Della", "Di", "Da", "Dal", "Dos", "Du", "Le", "La", "Van", "Von", "Ten", "Ter", "Den", "Des"});
  constexpr std::size_t shortest = 4;
  if (name.given.empty() || name.family.size() < shortest || !name.non_dropping_particle.empty()) return;
  std::string_view rest = name.given;
  if (take_word(rest).size() < shortest) return;
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    if (std::ranges::find(particles, word) == particles.end()) continue;
    // Only if nothing else is between them in the source.
    if (name.family.data() < name.given.data()) return;
    const std::string_view given = name.given.substr(0, static_cast<std::size_t>(word.data() - name.given.data()));
    name.family = from_to(word, name.family);
    name.given = trim(given);
    return;
  }
}

/// "López de Lacalle", "Schulte im Walde", "Van de Kauter": the word before the particle belongs to the family name.
bool begins_family(std::string_view word, std::string_view particle) noexcept {
  static constexpr auto german = std::to_array<std::string_view>(
      {"Schulte", "Schulze", "Meyer", "Meier", "Maier", "Große", "Grosse", "Kleine", "Lütke", "Niehues"});
  static constexpr auto spanish = std::to_array<std::string_view>(
      {"García", "Garcia", "Díaz", "Diaz", "Ruiz", "Ortiz", "Muñoz", "Sanz", "Sáenz", "Saenz"});
  static constexpr auto places = std::to_array<std::string_view>(
      {"im", "am", "zu", "zur", "zum", "auf", "auf der", "auf dem", "in der", "aus dem"});
  const auto contains = [](const auto& table, std::string_view text) {
    return std::ranges::find(table, text) != table.end();
  };
  if (contains(places, particle)) return contains(german, word);
  if (particle.starts_with("de")) return word.ends_with("ez") || contains(spanish, word) || word == "Van";
  return false;
}

void widen_family(Name& name) noexcept {
  const std::size_t blank = name.given.rfind(' ');
  if (blank == nowhere || name.non_dropping_particle.empty()) return;
  const std::string_view word = name.given.substr(blank + 1);
  if (!begins_family(word, name.non_dropping_particle)) return;
  // Only if the source has the parts in this order.
  const std::less<const char*> in_order;
  if (!in_order(word.data(), name.non_dropping_particle.data())) return;
  if (!in_order(name.non_dropping_particle.data(), name.family.data())) return;
  name.given = trim(name.given.substr(0, blank));
  name.family = from_to(word, name.family);
  name.non_dropping_particle = {};
}

}  // namespace

void repair_family(Name& name) noexcept {
  move_particle(name);
  widen_family(name);
}

/// Reads the initials of "Oakes, JR" and "Oakes, J.R." if the name has no other given names.
void repair_initials(Name& name) noexcept {
  if (!name.given.empty() || name.family.empty()) return;
  if (name.suffix != "JR" && name.suffix != "J.R." && name.suffix != "SR" && name.suffix != "S.R.") return;
  name.given = name.suffix;
  name.suffix = {};
}

}  // namespace opcit::profile
