#include "opcit/registry.h"

#include "biblatex/format.h"
#include "bibtex/format.h"

namespace opcit {

void add_builtin_formats(Registry& registry) {
  registry.add(biblatex::format);
  registry.add(bibtex::format);
}

}  // namespace opcit
