#include "check/fix.h"

#include <algorithm>

#include "faults/repairs.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/outline.h"

namespace opcit::check {
namespace {

using faults::Repair;

/// One round of repairs over a text.
class Round {
 public:
  Round(std::string_view text, Diagnostics findings, FixedText& result)
      : text_(text), findings_(std::move(findings)), result_(result) {
    std::ranges::sort(findings_, {}, place);
  }

  void repair(const OutlinePart& part) {
    if (!part.sound) return;
    has_doi_ = part.find("doi") != nullptr;
    for (const OutlineField& field : part.fields) {
      if (field.is_text) repair(part, field);
    }
  }

  const std::vector<TextEdit>& edits() const noexcept { return edits_; }

 private:
  static std::uint64_t place(const Diagnostic& finding) noexcept { return finding.span.pos; }
  std::uint64_t offset_of(const char* at) const noexcept { return static_cast<std::uint64_t>(at - text_.data()); }

  bool is_reported(Code code, const OutlineField& field) const {
    const std::uint64_t begin = offset_of(field.name.data());
    const std::uint64_t end = offset_of(field.value.data() + field.value.size());
    const auto first = std::ranges::lower_bound(findings_, begin, {}, place);
    const auto last = std::ranges::lower_bound(findings_, end, {}, place);
    return std::any_of(first, last, [&](const Diagnostic& finding) { return finding.code == code; });
  }

  void repair(const OutlinePart& part, const OutlineField& field) {
    if (move_doi(part, field)) return;
    std::string value(field.text);
    for (const Repair& row : faults::repairs()) {
      if (!row.concerns(field.name) || !is_reported(row.code, field)) continue;
      std::string repaired = row.apply(value);
      if (repaired == value || !fits(field, repaired)) continue;
      value = std::move(repaired);
      note(row.code, part, field);
    }
    if (value != field.text) replace(field.text, std::move(value));
  }

  /// The field becomes the field doi.
  bool move_doi(const OutlinePart& part, const OutlineField& field) {
    if (has_doi_ || !is_reported(Code::misplaced_doi, field)) return false;
    const std::string_view doi = faults::misplaced_doi(field.name, field.text);
    if (doi.empty()) return false;
    has_doi_ = true;
    replace(field.name, "doi");
    replace(field.text, std::string(doi));
    note(Code::misplaced_doi, part, field);
    return true;
  }

  /// A quote within quotes would end the value.
  static bool fits(const OutlineField& field, std::string_view value) {
    return !field.value.starts_with('"') || std::ranges::count(value, '"') == std::ranges::count(field.text, '"');
  }

  void replace(std::string_view old, std::string value) {
    edits_.push_back({{offset_of(old.data()), old.size()}, std::move(value)});
  }
  void note(Code code, const OutlinePart& part, const OutlineField& field) {
    result_.fixed.push_back({code, std::string(part.key), std::string(field.name)});
  }

  std::string_view text_;
  Diagnostics findings_;
  FixedText& result_;
  bool has_doi_ = false;  // the entry at hand
  std::vector<TextEdit> edits_;
};

}  // namespace

FixedText fix(const Format& format, std::string_view text, const FindFaults& find) {
  FixedText result{std::string(text), {}};
  constexpr int most_rounds = 5;  // a repair can uncover another fault, each of which has its turn
  for (int i = 0; i < most_rounds; ++i) {
    Round round(result.text, find(result.text), result);
    outline(format, result.text, [&](const OutlinePart& part) { round.repair(part); });
    if (round.edits().empty()) break;
    result.text = apply_edits(result.text, round.edits());
  }
  return result;
}

}  // namespace opcit::check
