/// The reader of both dialects. Read reader.cpp for the blocks of a file, then read/record_reader.h for one entry.
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

/// Recognises BibTeX by a line that begins with an entry.
Match sniff_bibtex(std::string_view head);

/// True if a switch of the BibTeX options is on.
bool is_set(const Options& options, std::string_view name);

}  // namespace opcit::bibtex
