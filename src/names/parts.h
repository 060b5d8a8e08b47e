/// The two ways to split a name (opcit/name.h says what each is for); parse_name() picks one.
#pragma once

#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

Name parse_display_name(std::string_view source, Arena& arena);
Name parse_bibtex_name(std::string_view source, Arena& arena);

}  // namespace opcit::names
