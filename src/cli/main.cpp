#include "opcit/version.h"
int main() { return opcit::version().empty() ? 1 : 0; }
