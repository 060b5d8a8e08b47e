/// What a shell offers for the word at the cursor: commands, options, values, codes, fields, formats. The scripts of
/// `opcit completion` only ask for it, so that all shells offer the same.
#pragma once

#include <CLI/CLI.hpp>
#include <span>
#include <string>

#include "opcit/registry.h"

namespace opcit::cli {

/// The hidden command that prints candidates_for() for the words after it.
inline constexpr std::string_view complete_command = "__complete";

/// One candidate a line, with its description after a tab; ":files" for file names. `words` are those after "opcit";
/// the last one is to be completed and may be empty.
std::string candidates_for(const CLI::App& app, const Registry& registry, std::span<const std::string> words);

}  // namespace opcit::cli
