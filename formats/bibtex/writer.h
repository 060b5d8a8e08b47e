/// The writer of both dialects. Read writer.cpp for what is between entries, then write/render.h for one entry.
#pragma once

#include <array>
#include <memory>

#include "bibtex/tables/dialect.h"
#include "model/targets.h"
#include "opcit/format.h"

namespace opcit::bibtex {

inline constexpr auto writer_options = std::to_array<OptionSpec>(
    {target_option,
     {.name = "ascii", .type = OptionType::flag, .help = "Write LaTeX macros for everything beyond ASCII"},
     {.name = "keep-macros",
      .type = OptionType::flag,
      .help = "Write @string definitions and the use of macros, as they were read (the default)"},
     {.name = "resolve-macros",
      .type = OptionType::flag,
      .help = "Write the values of @string macros in their place, and no definitions"}});

std::unique_ptr<Writer> make_writer(Dialect dialect, const Options& options);

}  // namespace opcit::bibtex
