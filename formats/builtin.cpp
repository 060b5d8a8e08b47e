#include "csl-json/format.h"
#include "csl-jsonl/format.h"
#include "opcit/registry.h"
#include "ris/format.h"

namespace opcit {

void add_builtin_formats(Registry& registry) {
  registry.add(csl_json::format);
  registry.add(csl_jsonl::format);
  registry.add(ris::format);
}

}  // namespace opcit
