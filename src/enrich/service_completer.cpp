#include "enrich/service_completer.h"

#include <utility>

namespace opcit::enrich {

std::vector<Completed> ServiceCompleter::complete(Batch& batch) {
  std::vector<Record*> records;
  std::vector<verify::Facts> facts;
  for (const Item& item : batch.items) {
    if (item.record == nullptr) continue;
    records.push_back(item.record);
    facts.push_back(verify::facts_of(*item.record));
  }
  kept_.push_back(verify::verify(std::move(facts), asker_, index_, options_));
  std::vector<Completed> all;
  for (std::size_t i = 0; i < records.size(); ++i) {
    verify::Verified& each = kept_.back()[i];
    Completed done;
    done.found = each.result.verdict == verify::Verdict::verified;
    done.reasons = each.result.reasons;
    for (const verify::Problem& problem : each.result.problems) {
      done.reasons.push_back("not completed, because the sources differ: " + problem.field);
    }
    if (each.result.unreached) done.fault = each.subject.faults.front();
    for (verify::Change& change : verify::complete(*records[i], each.subject, each.result, policy_, batch.arena)) {
      done.changes.push_back(
          {std::move(change.field), std::move(change.before), std::move(change.after), std::move(change.source)});
    }
    all.push_back(std::move(done));
  }
  return all;
}

}  // namespace opcit::enrich
