/// From an entry to a record: the one place where the dialects are told apart in reading.
#pragma once

#include <string>
#include <string_view>

#include "family/bibtex/read_values.h"
#include "family/bibtex/render.h"
#include "opcit/builder.h"

namespace opcit::bibtex {

/// The id of the format that reads and writes a dialect.
constexpr std::string_view format_id(Dialect dialect) noexcept {
  return dialect == Dialect::bibtex ? "bibtex" : "biblatex";
}

inline Dialect dialect_of(const Extra& extra) noexcept {
  return extra.format == "bibtex" ? Dialect::bibtex : Dialect::biblatex;
}

/// The series of a journal that biblatex counts: "3rd series" for "3"; empty for what is no small number.
std::string series_in_words(std::string_view series);

/// Puts all that `entry` holds into `builder`, which was begun; what the hub has no room for as extra.
void read_record(SourceEntry& entry, Dialect dialect, ValueReader& values, RecordBuilder& builder);

}  // namespace opcit::bibtex
