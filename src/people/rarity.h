/// How rare a printed name is: two papers of one field by "Septina Dian Larasati" are probably by one person; two by
/// "A. Gupta" need not be. Always used together with other evidence.
#pragma once

#include <string_view>

#include "names/compared.h"

namespace opcit::people {

/// The rarity of names that have only initials as given names.
inline constexpr double initials_rarity = -1.5;

/// From about -3 (common worldwide) to 3 (hardly ever shared). `initials_rarity` for initials.
double rarity(const names::ComparedName& name);

/// True for a family name of many people. `word` is folded.
bool is_common_family(std::string_view word);

}  // namespace opcit::people
