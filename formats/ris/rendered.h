/// A record as the writer writes it, line by line. Edits compare two of them and copy from them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/format.h"
#include "ris/tables.h"
#include "ris/written_rows.h"

namespace opcit::ris {

/// What lines of a record have in common that hold the same fact: T1 and TI, PY and DA, SP and EP. A number of a field,
/// of a target of the table, or of a tag that the table does not have.
using Meaning = std::uint32_t;
Meaning meaning_of(std::string_view tag, Family family) noexcept;

/// True if one value is all there is: another line of the same meaning says the same in another way.
bool is_single(Meaning meaning) noexcept;
/// True if the lines are names, whose reading depends on the commas of all of them.
bool are_names(Meaning meaning) noexcept;

struct RenderedLine {
  std::string_view tag;
  std::string_view value;
};

struct Rendered {
  std::string text;
  std::vector<RenderedLine> lines;  ///< Without TY and ER; views of `text`.
  Losses losses;
  Diagnostics diagnostics;
};

/// Writes `record` as one of this type.
void render(const Record& record, const TypeRow& type, const WrittenRows& rows, Rendered& made);

}  // namespace opcit::ris
