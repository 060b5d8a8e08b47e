/// Ctrl-C and other signals: no incomplete file remains, and the program ends with 128 + the number of the signal.
/// main.cpp installs the handler; io/unfinished.h removes the files.
#pragma once

namespace opcit::cli {

void leave_nothing_when_interrupted();

}  // namespace opcit::cli
