#include "bibtex/edit/entry_change.h"

#include <algorithm>
#include <optional>

#include "bibtex/edit/name_list.h"
#include "bibtex/edit/own_field.h"
#include "bibtex/tables/entry_type.h"
#include "bibtex/tables/field_table.h"
#include "model/editing.h"
#include "model/same_record.h"
#include "opcit/audit.h"

namespace opcit::bibtex {
namespace {

/// The variable of a field. For fields that hold any role (editora), the field with the role's name decides.
std::optional<Field> variable_in(const Rendered& entry, std::string_view tag, Kind kind) {
  const auto is_slot = [tag](const RoleSlot& slot) { return slot.tag == tag; };
  for (const RoleSlots* slots : {&editor_slots, &name_slots}) {
    const auto slot = std::ranges::find_if(*slots, is_slot);
    const RenderedField* const word = slot == slots->end() ? nullptr : entry.find(slot->type_tag);
    if (word == nullptr) continue;
    const auto role = std::ranges::find(role_rows(), std::string_view(word->value), &RoleRow::word);
    if (role != role_rows().end()) return role->field;
  }
  return variable_of(find_tag(tag), kind);
}

/// True if another order of the name parts is requested, which the written form may not show.
bool has_another_order(const Record& before, const Record& after, std::optional<Field> variable) {
  const Names* const old = variable ? before.names(*variable) : nullptr;
  const Names* const now = variable ? after.names(*variable) : nullptr;
  return old != nullptr && now != nullptr && old->order != now->order;
}

}  // namespace

void EntryChange::append_to(Edits& edits, WriteReport& report) {
  replace_type();
  replace_key();
  for (const RenderedField& field : is_.fields) {
    if (is_to_change(field)) put(field);
  }
  for (const RenderedField& field : was_.fields) {
    if (is_.find(field.tag) == nullptr) take_away(field);
  }
  take_away_what_nothing_needs();
  std::vector<NewField> fields;
  for (const RenderedField* field : added_) fields.push_back({field->name, field->value, field->form});
  if (!add_fields(source_, entry_, fields, edits_)) {
    for (const RenderedField* field : added_) refuse(*field);
  }
  remove_fields(source_, entry_, removed_, edits_);
  edits.insert(edits.end(), edits_.begin(), edits_.end());
  append_new(was_.losses, is_.losses, losses_);
  report.losses->insert(report.losses->end(), losses_.begin(), losses_.end());
  append_new(was_.diagnostics, is_.diagnostics, *report.diagnostics);
}

/// A change in one list of names can change how the writer spells other lists; those stay as they are.
bool EntryChange::is_to_change(const RenderedField& field) const {
  const std::optional<Field> variable = variable_in(is_, field.tag, after_.kind);
  const bool is_inherited = variable && before_.find(*variable) != nullptr && before_.find(*variable)->inherited;
  if (variable && !is_inherited && has_same_value(before_, after_, *variable)) return false;
  const RenderedField* const old = was_.find(field.tag);
  return old == nullptr || old->value != field.value || has_another_order(before_, after_, variable);
}

void EntryChange::replace_type() {
  if (was_.type == is_.type) return;
  const auto place = static_cast<std::uint64_t>(entry_.type.data() - source_.data());
  edits_.push_back({{place, entry_.type.size()}, is_.type});
}

void EntryChange::replace_key() {
  if (before_.key == after_.key || after_.key.empty()) return;
  if (!rename_key(source_, entry_, after_.key, edits_)) rename_key(source_, entry_, is_.key, edits_);
}

void EntryChange::put(const RenderedField& field) {
  const FieldNode* own = own_field(entry_, field.tag, after_.kind);
  if (own == nullptr) return added_.push_back(&field);
  const bool is_known = was_.find(field.tag) != nullptr && !is_user_s_own(field.tag);
  if (!is_known && !is_blank(entry_, *own)) {
    if (field_of(entry_, *own).value != field.value) refuse(field);
    return;
  }
  replace(*own, field);
}

void EntryChange::replace(const FieldNode& own, RenderedField field) {
  if (std::ranges::find(touched_, &own) != touched_.end()) return;
  touched_.push_back(&own);
  keep_other_names(own, field);
  if (field_of(entry_, own).value == field.value) return;
  if (!set_field(source_, entry_, own, field.value, field.form, edits_)) refuse(field);
}

void EntryChange::take_away(const RenderedField& field) {
  const FieldNode* own = own_field(entry_, field.tag, before_.kind);
  if (own == nullptr || is_user_s_own(field.tag) || std::ranges::find(touched_, own) != touched_.end()) return;
  touched_.push_back(own);
  removed_.push_back(own);
}

/// Removes fields that the writer would not write, such as the URL a DOI was read from, if their fact is gone.
void EntryChange::take_away_what_nothing_needs() {
  const std::uint64_t origin = before_.source.pos - static_cast<std::uint64_t>(entry_.whole.data() - source_.data());
  for (const FieldNode& field : entry_.fields) {
    const Span place{origin + static_cast<std::uint64_t>(field.value.data() - source_.data()), field.value.size()};
    if (!has_part_from(before_, place) || has_part_from(after_, place)) continue;
    if (std::ranges::find(touched_, &field) == touched_.end()) removed_.push_back(&field);
  }
}

/// True for a field that the record model cannot represent and that did not change.
bool EntryChange::is_user_s_own(std::string_view tag) const {
  const auto holds = [tag](const Extra& extra) {
    return is_of_family(extra) && extra.tag == tag && !extra.restates && extra.altered_to.empty();
  };
  const auto old = std::ranges::find_if(before_.extra, holds);
  const auto now = std::ranges::find_if(after_.extra, holds);
  return old != before_.extra.end() && now != after_.extra.end() && old->value == now->value;
}

void EntryChange::keep_other_names(const FieldNode& own, RenderedField& field) const {
  const std::optional<Field> variable = variable_of(find_tag(field.tag), after_.kind);
  const std::span<const Piece> pieces = entry_.pieces_of(own);
  if (!variable || shape(*variable) != Shape::names || pieces.size() != 1) return;
  const Names* before = before_.names(*variable);
  const Names* after = after_.names(*variable);
  if (before == nullptr || after == nullptr || before->order != after->order || field.form != ValueForm::text) return;
  if (auto list = edited_name_list(pieces[0].text, *before, *after, field.value)) field.value = std::move(*list);
}

void EntryChange::refuse(const RenderedField& field) {
  losses_.push_back({.key = std::string(after_.key),
                     .field = name_of_loss(field.tag, after_.kind),
                     .value = field.value,
                     .reason = LossReason::dropped,
                     .span = before_.source});
}

}  // namespace opcit::bibtex
