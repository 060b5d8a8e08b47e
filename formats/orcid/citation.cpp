#include "orcid/citation.h"

#include <algorithm>
#include <tuple>

#include "bibtex/write/render.h"
#include "opcit/audit.h"

namespace opcit::orcid {
namespace {

bool comes_before(const Loss& a, const Loss& b) { return std::tie(a.field, a.value) < std::tie(b.field, b.value); }

}  // namespace

Citation::Citation(const Record& record) {
  Diagnostics unheard;  // Changes of keys and characters in the citation are not errors of the work.
  WriteReport report{&unheard, &losses_};
  Audit audit(record, report);
  bibtex::render_entry(audit, {}, bibtex_);
  audit.report_rest();
  while (bibtex_.ends_with('\n')) bibtex_.pop_back();
  std::erase_if(losses_, [](const Loss& loss) { return loss.reason != LossReason::dropped; });
  std::ranges::sort(losses_, comes_before);
}

void Citation::claim(Losses& losses, std::size_t from) const {
  for (std::size_t i = from; i < losses.size(); ++i) {
    Loss& loss = losses[i];
    if (loss.reason != LossReason::dropped) continue;
    if (std::ranges::binary_search(losses_, loss, comes_before)) continue;
    loss.reason = LossReason::moved;
    loss.to = "citation";
  }
}

}  // namespace opcit::orcid
