/// How much a printed name itself says: two papers by a "Septina Dian Larasati" of one field are hardly by two people;
/// two by an "A. Gupta" may well be. Only ever a part of the evidence.
#pragma once

#include <string_view>

#include "names/compared.h"

namespace opcit::people {

/// Rarity of names that have no given name but initials.
inline constexpr double initials_rarity = -1.5;

/// About -3 (common in the whole world) to 3 (hardly twice). `initials_rarity` for initials.
double rarity(const names::ComparedName& name);

/// A family name of many people, by its folded word.
bool is_common_family(std::string_view word);

}  // namespace opcit::people
