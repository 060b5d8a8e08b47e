/// The format `profile`: the text of a researcher's profile page, copied into a file. Read-only.
/// reader.h tells listings from pages of other sites; opcit-profile(5) describes both.
#pragma once

#include "opcit/format.h"

namespace opcit::profile {

extern const Format format;

}  // namespace opcit::profile
