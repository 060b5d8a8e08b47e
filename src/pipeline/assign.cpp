#include "pipeline/assign.h"

#include "opcit/diagnostic_codes.h"

namespace opcit {

void Assigner::assign(Batch& batch) {
  for (const Item& item : batch.items) {
    if (item.record == nullptr) continue;
    Record& record = *item.record;
    if (record.key.empty()) {
      record.key = batch.arena.copy(keys_.make_unique(template_.fill(record)));
      record.key_generated = true;
    } else if (!keys_.insert(record.key)) {
      batch.diagnostics.push_back({Code::duplicate_key, record.source, std::string(record.key)});
    }
  }
}

}  // namespace opcit
