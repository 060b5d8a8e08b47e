/// Writes names in the forms that BibTeX and biber split into the same parts again. src/names has the splitting rules.
#pragma once

#include <cstdint>
#include <functional>

#include "bibtex/write/entry_writer.h"
#include "opcit/name.h"

namespace opcit::bibtex {

/// How biblatex must interpret the particles of an entry.
enum class Particles : std::uint8_t {
  none,      ///< The plain form of all names is exact.
  prefixes,  ///< All particles belong to the family name: options = {useprefix=true}.
  mixed,     ///< Names with a particle use biblatex's extended form, which states its role.
};
inline bool has_particle(const Name& name) noexcept {
  return !name.non_dropping_particle.empty() || !name.dropping_particle.empty();
}
/// `is_written` returns true for the lists of names that are written.
Particles particles_of(const Record& record, const std::function<bool(const FieldValue& names)>& is_written);

/// Appends "A and B and others" to the field that `writer` has open. All names are "Given Family" if each is read as
/// the same parts in this form, and "Family, Given" otherwise (QUIRKS.md has the reasons). Returns false if a name
/// will be read as different parts.
bool append_names(const Names& names, Particles particles, EntryWriter& writer);

}  // namespace opcit::bibtex
