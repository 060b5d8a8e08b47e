/// Shared by the formats for CVs and web sites: take parts of a record as plain text, and report what that loses.
/// Read one of the *_format.cpp files in this folder next.
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
/// The names in the option `me`, one on each line.
std::vector<Name> own_names(const Options& options, Arena& arena);
bool is_one_of(const Name& name, const std::vector<Name>& own);

/// Takes a text. Reports styles, which plain text cannot represent. nullopt if the text is missing or empty.
std::optional<std::string> take_plain(Audit& audit, Field field);
/// Takes the authors, or the editors if the record has no authors. nullptr without either.
const Names* take_people(Audit& audit);
/// Reports details that a list of printed names cannot represent: iDs and affiliations.
void report_name_details(Audit& audit, const Names& names);
/// "Vincent van Gogh"
std::string display_name(const Name& name);

/// "2024", "2024-09" or "2024-09-20": the start of the date, without a season. nullopt if the year does not have four
/// digits. Reports other parts of the date.
std::optional<std::string> take_iso_date(Audit& audit);

/// Takes the first web address of the work, except those of DOI and arXiv id. Empty if not found.
std::string take_url(Audit& audit);
/// Takes the parts of "*Journal* 12(3), 45-67", with `emphasis` around the name; otherwise the publisher.
std::string take_venue(Audit& audit, std::string_view emphasis);

}  // namespace opcit::cv
