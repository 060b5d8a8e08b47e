#include <algorithm>
#include <array>

#include "model/identifiers.h"
#include "model/targets.h"
#include "opcit/audit.h"
#include "opcit/error.h"
#include "ris/format.h"
#include "ris/record_writer.h"
#include "ris/tables.h"
#include "ris/written_rows.h"

namespace opcit::ris {
namespace {

constexpr std::array<std::string_view, 5> preprint_types = {"UNPB", "GEN", "JOUR", "ELEC", "MANSCPT"};

class RisWriter final : public Writer {
 public:
  RisWriter(std::string_view preprint_type, const TargetRow& target)
      : preprint_(*find_type(preprint_type)), target_(target) {}

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    const TypeRow& type = type_for(*item.record);
    RecordWriter(audit, type, target_, out).run(rows_.of(type.family));
  }

 private:
  const TypeRow& type_for(const Record& record) const noexcept {
    if (is_written_as_preprint(record)) return preprint_;
    const TypeRow* written = find_type(record.kind_as_written);
    return written != nullptr && written->kind == record.kind ? *written : type_of(record.kind);
  }

  const TypeRow& preprint_;
  const TargetRow& target_;
  WrittenRows rows_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(const Options& options) {
  const auto chosen = options.find("ris-preprint");
  const TargetRow& target = target_of(options);
  const std::string_view type = chosen == options.end() ? target.ris_preprint : chosen->second;
  const auto* known = std::ranges::find(preprint_types, type);
  if (known == preprint_types.end()) {
    throw UsageError("--ris-preprint has no choice '" + std::string(type) + "'", "UNPB, GEN, JOUR, ELEC or MANSCPT");
  }
  return std::make_unique<RisWriter>(*known, target);
}

}  // namespace opcit::ris
