/// ProCite writes what RIS has no tag for as notes "Label: value", and uses some tags in ways of its own.
#pragma once

#include <string_view>

#include "ris/tables.h"

namespace opcit::ris {

/// ProCite begins each record with such a note: "Record ID: 10", "Record Number: 220".
bool marks_procite(std::string_view note) noexcept;

struct ProciteValue {
  std::string_view tag;
  std::string_view text;
};

/// The tag that a line of a ProCite record stands for, and its value without label; both as they are when the line says
/// what it means, or when its label means nothing in this family.
ProciteValue read_procite(std::string_view tag, std::string_view text, Family family) noexcept;

}  // namespace opcit::ris
