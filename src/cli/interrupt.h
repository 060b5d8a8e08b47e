/// Ctrl-C and its kin: no half-written file stays behind, and the program ends with 128 + the signal's number.
#pragma once

namespace opcit::cli {

void leave_nothing_when_interrupted();

}  // namespace opcit::cli
