/// One field a codec: how the value of a hub variable is spelt in an entry.
#pragma once

#include <string>

#include "family/bibtex/entry_writer.h"
#include "family/bibtex/field_table.h"
#include "family/bibtex/write_names.h"
#include "opcit/record.h"

namespace opcit::bibtex {

struct FieldContext {
  Audit& audit;
  EntryWriter& writer;
  std::string_view type;  ///< The entry type that is being written.
  Particles particles;
};

/// Writes `part` by `row`, and reports what its spelling cannot hold. `part` is taken.
void write_field(const FieldRow& row, const FieldValue& part, const FieldContext& context);

/// "27--35" and "27–35" are "27-35"; no blanks beside the hyphen.
std::string tidy_pages(std::string_view pages);

/// The spelling "27--35" of the hub's "27-35".
void append_pages(std::string_view pages, EntryWriter& writer);

/// What `genre` must be for the entry type to say it all: "PhD thesis" for phdthesis; empty for others.
std::string_view genre_of_type(std::string_view type) noexcept;
/// The type of BibTeX's two for theses that fits the genre.
std::string_view thesis_type(std::string_view genre) noexcept;
/// What a @phdthesis prints in place of its own words when the kind of thesis is unknown. Readers drop it.
inline constexpr std::string_view unknown_thesis = "Thesis";

}  // namespace opcit::bibtex
