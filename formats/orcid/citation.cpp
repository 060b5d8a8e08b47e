#include "orcid/citation.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "bibtex/write/render.h"
#include "opcit/audit.h"

namespace opcit::orcid {
namespace {

/// References to other entries, which a citation by itself does not have.
bool is_reference(const Extra& extra) noexcept {
  return extra.tag == "crossref" || extra.tag == "xdata" || extra.tag == "xref";
}

bool comes_before(const Loss& a, const Loss& b) { return std::tie(a.field, a.value) < std::tie(b.field, b.value); }

}  // namespace

Citation::Citation(const Record& record) {
  Diagnostics unheard;  // Changes of keys and characters in the citation are not errors of the work.
  WriteReport report{&unheard, &losses_};
  // Nothing else is read with it, so inherited values are written out, and macros are replaced by their values.
  Record alone = record;
  std::vector<Extra> kept;
  for (const Extra& extra : record.extra) {
    if (!is_reference(extra)) kept.push_back(extra);
  }
  alone.extra = kept;
  Audit audit(alone, report);
  bibtex::render_entry(audit, {.keep_macros = false}, bibtex_);
  audit.report_rest();
  for (const Extra& extra : record.extra) {
    if (!is_reference(extra)) continue;
    const std::string field = std::string("extra:").append(extra.format).append(":").append(extra.tag);
    audit.lost(field, extra.value, LossReason::dropped, {}, extra.source);
  }
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
