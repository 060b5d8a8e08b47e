/// Which lines of RIS have tags, and how the lines of one value are joined. Reader and editor use it.
#pragma once

#include "ris/tables.h"
#include "syntax/tagged/lines.h"

namespace opcit::ris {

/// For tagged::Scanner.
tagged::Line match_line(std::string_view line, const tagged::Place& place) noexcept;

/// How the lines of the value of `tag` are joined; `row` is its row, or nullptr.
tagged::Joining joining_of(const TagRow* row, std::string_view tag) noexcept;

/// The type of a record whose TY line has this value; GEN if it is unknown.
const TypeRow& type_or_generic(std::string_view written) noexcept;

}  // namespace opcit::ris
