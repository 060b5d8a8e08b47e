/// The options of all list formats.
/// layout.h reads their values.
#pragma once

#include <array>

#include "opcit/format.h"

namespace opcit::lists {

inline constexpr OptionSpec me_option = {
    .name = "me", .type = OptionType::text, .help = "Own name, written bold; may be given again for another spelling"};
inline constexpr OptionSpec abstracts_option = {
    .name = "abstracts", .type = OptionType::flag, .help = "Write abstracts, which are omitted by default"};
inline constexpr OptionSpec group_option = {.name = "group-by",
                                            .type = OptionType::choice,
                                            .fallback = "year",
                                            .help = "Group the list by year or by type of work",
                                            .choices = "year|type"};
inline constexpr std::array<OptionSpec, 3> list_options = {me_option, abstracts_option, group_option};

}  // namespace opcit::lists
