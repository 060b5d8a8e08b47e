/// Names as BibTeX and biber split them.
#pragma once

#include <cstdint>
#include <functional>

#include "bibtex/write/entry_writer.h"
#include "opcit/name.h"

namespace opcit::bibtex {

/// How particles are to be understood by biblatex, for a whole entry.
enum class Particles : std::uint8_t {
  none,      ///< Plain names hold all there is.
  prefixes,  ///< All of them belong to the family name: options = {useprefix=true}.
  mixed,     ///< Each name says so itself, in biblatex's extended form.
};
inline bool has_particle(const Name& name) noexcept {
  return !name.non_dropping_particle.empty() || !name.dropping_particle.empty();
}
/// `is_written`: whether these names are written at all.
Particles particles_of(const Record& record, const std::function<bool(const FieldValue& names)>& is_written);

/// Appends the list to the field that `writer` has open: "A and B and others". The whole list is "Given Family" when
/// each name comes back in the same parts from that form, else "Family, Given" (QUIRKS.md says why). Returns false when
/// a name will come back in other parts.
bool append_names(const Names& names, Particles particles, EntryWriter& writer);

}  // namespace opcit::bibtex
