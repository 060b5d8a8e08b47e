/// What the editors of all formats share: which reports are new, which lines a record has, where its parts come from.
/// An editor writes a record before and after its change and compares both; see formats/ris/record_change.h.
#pragma once

#include <string_view>

#include "opcit/format.h"

namespace opcit {

/// @{
/// Appends to `out` what `now` has and `before` lacks, so that only the losses that a change causes are reported.
void append_new(const Losses& before, const Losses& now, Losses& out);
void append_new(const Diagnostics& before, const Diagnostics& now, Diagnostics& out);
/// @}

/// True if a part of `record` was read from `place`.
bool has_part_from(const Record& record, Span place) noexcept;

/// What is removed with a record: its lines and the blank lines before them, within the chunk's text. Only its own
/// bytes if other text shares its lines.
Span lines_of(const Chunk& chunk, Span record) noexcept;

/// The end of the line that holds `place`, after its line end (LF, CR or CR LF).
std::size_t end_of_line(std::string_view text, std::size_t place) noexcept;

/// The first line end of `text`; `fallback` if it has none.
std::string_view line_end_of(std::string_view text, std::string_view fallback) noexcept;

}  // namespace opcit
