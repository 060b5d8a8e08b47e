#include <algorithm>
#include <array>
#include <vector>

#include "model/identifiers.h"
#include "model/targets.h"
#include "opcit/audit.h"
#include "opcit/error.h"
#include "ris/format.h"
#include "ris/record_writer.h"
#include "ris/tables.h"

namespace opcit::ris {
namespace {

constexpr std::array<std::string_view, 5> preprint_types = {"UNPB", "GEN", "JOUR", "ELEC", "MANSCPT"};

class RisWriter final : public Writer {
 public:
  RisWriter(std::string_view preprint_type, const TargetRow& target)
      : preprint_(*find_type(preprint_type)), target_(target) {
    for (std::size_t family = 0; family < rows_.size(); ++family) {
      for (const TagRow& row : all_tags()) {
        if (is_written(row, static_cast<Family>(family))) rows_[family].push_back(&row);
      }
    }
  }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    const TypeRow& type = type_for(*item.record);
    RecordWriter(audit, type, target_, out).run(rows_[static_cast<std::size_t>(type.family)]);
  }

 private:
  /// False if another row of the family reads this tag as another field.
  static bool is_written(const TagRow& row, Family family) noexcept {
    if ((row.where & families(family)) == 0) return false;
    if (row.use == Use::write) return true;
    if (find_tag(tag_of(row.tag), family) != &row) return false;
    return row.use == Use::both || is_only_place(row, family);
  }

  /// True if only this row, whose tag is read as another field, has its field in this family.
  static bool is_only_place(const TagRow& row, Family family) noexcept {
    if (row.field == no_field) return false;
    const TagRow* first = nullptr;
    for (const TagRow& each : all_tags()) {
      if (each.field != row.field || (each.where & families(family)) == 0) continue;
      if (each.use == Use::write) return false;
      if (find_tag(tag_of(each.tag), family) != &each) continue;  // its tag means something else here
      if (each.use == Use::both) return false;
      if (first == nullptr) first = &each;
    }
    return first == &row;
  }

  const TypeRow& type_for(const Record& record) const noexcept {
    if (is_written_as_preprint(record)) return preprint_;
    const TypeRow* written = find_type(record.kind_as_written);
    return written != nullptr && written->kind == record.kind ? *written : type_of(record.kind);
  }

  static constexpr std::size_t family_count = static_cast<std::size_t>(Family::generic) + 1;
  const TypeRow& preprint_;
  const TargetRow& target_;
  std::array<std::vector<const TagRow*>, family_count> rows_;
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
