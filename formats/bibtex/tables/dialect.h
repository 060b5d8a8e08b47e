/// The two dialects of .bib files. tables/vocabulary.h has sets of them.
#pragma once

#include <cstdint>
#include <string_view>

#include "opcit/record.h"

namespace opcit::bibtex {

enum class Dialect : std::uint8_t { bibtex, biblatex };

/// The id of the format that reads and writes a dialect.
constexpr std::string_view format_id(Dialect dialect) noexcept {
  return dialect == Dialect::bibtex ? "bibtex" : "biblatex";
}

/// The dialect of an extra that one of these formats kept.
inline Dialect dialect_of(const Extra& extra) noexcept {
  return extra.format == "bibtex" ? Dialect::bibtex : Dialect::biblatex;
}

}  // namespace opcit::bibtex
