#include "pipeline/replace_names.h"

#include "pipeline/edit_names.h"

namespace opcit {

std::uint64_t replace_names(Record& record, const NameMap& map, Arena& arena) {
  std::uint64_t replaced = 0;
  edit_names(record, arena, [&](const FieldValue&, std::size_t, Name& name) {
    const Name* const canonical = map.find(name);
    if (canonical == nullptr) return false;
    const Name before = name;
    name = *canonical;
    name.orcid = before.orcid;
    name.affiliations = before.affiliations;
    ++replaced;
    return true;
  });
  return replaced;
}

}  // namespace opcit
