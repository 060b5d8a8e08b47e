/// The reader of both dialects.
#pragma once

#include <array>
#include <memory>

#include "bibtex/tables/dialect.h"
#include "opcit/format.h"

namespace opcit::bibtex {

inline constexpr auto reader_options = std::to_array<OptionSpec>(
    {{.name = "no-crossref", .type = OptionType::flag, .help = "Leave crossref and xdata unresolved"},
     {.name = "max-depth",
      .type = OptionType::number,
      .fallback = "256",
      .help = "Take values literally whose braces nest deeper (at most 256)"},
     {.name = ".lint", .type = OptionType::text, .help = "Check the syntax of entries"}});

std::unique_ptr<Reader> make_reader(Dialect dialect, const Options& options);

/// Recognises BibTeX by an entry that begins a line.
Match sniff_bibtex(std::string_view head);

/// Whether a switch of the family is on.
bool is_set(const Options& options, std::string_view name);

}  // namespace opcit::bibtex
