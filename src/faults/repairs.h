/// Repairs of single values of a .bib file that are certain: the value means what it meant, or what it was meant to.
/// One row a diagnostic code; src/check/fix.h applies them where a check has reported the code. Pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "opcit/diagnostic.h"

namespace opcit::faults {

struct Repair {
  Code code;
  bool is_of_syntax = false;  ///< The syntax of a .bib file alone shows the fault, not the record.
  bool (*concerns)(std::string_view field) = nullptr;  ///< The name of a field, in any case.
  std::string (*apply)(std::string_view tex) =
      nullptr;  ///< Between the delimiters; as it was where nothing is certain.
};

/// In the order in which they are applied.
std::span<const Repair> repairs() noexcept;

/// The DOI that the value of a field other than doi consists of: an address of the resolver, or "doi:10.1000/1". Empty
/// for anything else.
std::string_view misplaced_doi(std::string_view field, std::string_view tex) noexcept;

}  // namespace opcit::faults
