/// What the CV and site formats share: parts of a record as plain text, with what that loses reported.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/audit.h"
#include "opcit/format.h"

namespace opcit::cv {

inline constexpr OptionSpec abstracts_option = {
    .name = "abstracts", .type = OptionType::flag, .help = "Write abstracts, which are omitted by default"};
inline constexpr OptionSpec me_option = {
    .name = "me", .type = OptionType::text, .help = "Own name, written bold; may be given again for another spelling"};

bool is_set(const Options& options, std::string_view flag);
/// The names of `me`, a line each.
std::vector<Name> own_names(const Options& options, Arena& arena);
bool is_one_of(const Name& name, const std::vector<Name>& own);

/// Takes a text; styles, which plain text cannot hold, are reported. nullopt for none and for empty ones.
std::optional<std::string> take_plain(Audit& audit, Field field);
/// Takes the authors, or the editors if the record has no authors. nullptr without either.
const Names* take_people(Audit& audit);
/// Reports what a list of printed names loses of `names`: iDs, affiliations.
void report_name_details(Audit& audit, const Names& names);
/// "Vincent van Gogh"
std::string display_name(const Name& name);

/// "2024", "2024-09", "2024-09-20": the start of the date, without what the calendar does not have. nullopt for dates
/// without a year of four digits. What is more than that is reported.
std::optional<std::string> take_iso_date(Audit& audit);

/// Takes the first address of the work other than those of its DOI and arXiv id. Empty if there is none.
std::string take_url(Audit& audit);
/// "*Journal* 12(3), 45-67" with `emphasis` around the name; takes the parts.
std::string take_venue(Audit& audit, std::string_view emphasis);

}  // namespace opcit::cv
