#include "bibtex/write/render.h"

#include <algorithm>
#include <bitset>

#include "bibtex/tables/citation_key.h"
#include "bibtex/tables/entry_type.h"
#include "bibtex/tables/field_table.h"
#include "bibtex/tables/spellings.h"
#include "bibtex/tables/type_table.h"
#include "bibtex/write/entry_writer.h"
#include "bibtex/write/fields.h"
#include "bibtex/write/identifiers.h"
#include "bibtex/write/restated.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {
namespace {

/// With crossref or xdata, inherited values stay with the parent.
bool inherits(const Record& record) noexcept {
  return find_extra(record, "crossref") != nullptr || find_extra(record, "xdata") != nullptr;
}

/// Returns the record's key, or a legal form of it, stored in `legal`.
std::string_view key_of(Audit& audit, Dialect dialect, std::string& legal) {
  const std::string_view key = audit.record().key;
  if (is_legal_key(key, dialect)) return key;
  legal = legal_key(key, dialect);
  audit.diagnose(Code::key_changed, std::string(key) + " -> " + legal);
  return legal;
}

std::bitset<field_count> variables_of(const Record& record) noexcept {
  std::bitset<field_count> variables;
  for (const FieldValue& part : record.fields) variables[static_cast<std::size_t>(part.field)] = true;
  return variables;
}

/// In a multi-volume work, the title of the record is that of the whole work.
bool has_volume_title(const Record& record, Dialect dialect) noexcept {
  return dialect == Dialect::biblatex && record.text(Field::volume_title) != nullptr;
}

/// True if there is a field for the people of this role.
bool has_room_for(Field role, const Record& record, Dialect dialect) {
  const bool has_row = std::ranges::any_of(field_rows(), [&](const FieldRow& row) {
    return row.field == role && includes(row.written, dialect) && row.kinds.contains(record.kind);
  });
  if (has_row) return true;
  const auto row = std::ranges::find(role_rows(), role, &RoleRow::field);
  if (row == role_rows().end()) return false;
  const auto before = std::count_if(role_rows().begin(), row, [&](const RoleRow& other) {
    return other.known_to_biblatex == row->known_to_biblatex && record.names(other.field) != nullptr;
  });
  return static_cast<std::size_t>(before) < (row->known_to_biblatex ? editor_slots : name_slots).size();
}

/// If a role has several lists, only the first is written.
bool writes(const FieldValue& names, const Record& record, Dialect dialect) {
  const bool stays_with_parent = names.inherited && inherits(record);
  return !stays_with_parent && record.names(names.field) == &std::get<Names>(names.value) &&
         has_room_for(names.field, record, dialect);
}

EntryType chosen_type(const Record& record, const RenderOptions& options) {
  const EntryType type = choose_type(record, options.dialect);
  const bool is_unread = options.target.old_entry_types && is_unread_by_zotero(type.type);
  return is_unread ? entry_type_for(record.kind, Dialect::bibtex) : type;
}

/// The name of a row's field for the target. `address` is BibLaTeX's alias of location; Zotero reads location of a
/// paper as the place of the conference.
FieldRow spelled_for(const TargetRow& target, const FieldRow& row, Kind kind) {
  FieldRow spelled = row;
  if (target.acm_fields && row.number == tag("eid")) spelled.tag = "articleno";
  if (target.acm_fields && row.number == tag("pagetotal")) spelled.tag = "numpages";
  const bool is_place = row.number == tag("location") && row.field == Field::publisher_place;
  if (target.old_entry_types && is_place && kind == Kind::paper_conference) spelled.tag = "address";
  spelled.number = find_tag(spelled.tag);
  return spelled;
}

class EntryRenderer {
 public:
  EntryRenderer(Audit& audit, const RenderOptions& options, std::string& out)
      : audit_(audit),
        record_(audit.record()),
        options_(options),
        writer_(audit, options, out),
        type_(chosen_type(record_, options)),
        context_{
            audit_, writer_, type_.type,
            particles_of(record_, [&](const FieldValue& names) { return writes(names, record_, options.dialect); })},
        restated_(record_, options.dialect, type_.type),
        variables_(variables_of(record_)),
        inherits_(inherits(record_)),
        has_volume_title_(has_volume_title(record_, options.dialect)) {}

  void render() {
    std::string legal;
    writer_.begin(type_.type, key_of(audit_, options_.dialect, legal));
    if (const Extra* kept = find_extra(record_, entry_type_tag); kept != nullptr && kept->value == type_.type) {
      audit_.take(*kept);
    }
    if (inherits_) take_inherited();
    rows().for_each([this](const FieldRow& row) {
      if (row.number == tag("langid")) write_identifying();
      write_row(row);
      if (row.field == Field::translator) write_roles();
    });
    if (!type_.subtype.empty()) writer_.raw("entrysubtype", type_.subtype);
    write_links(audit_, writer_);
    write_options();
    write_extras();
    writer_.end();
  }

 private:
  /// The rows of the record's variables, and those that are written together with other rows.
  RowSet rows() const noexcept {
    RowSet rows;
    for (const Field field : {Field::language, Field::translator, Field::genre}) rows.add(rows_of(field));
    for (const FieldValue& part : record_.fields) rows.add(rows_of(part.field));
    for (std::size_t field = 0; has_volume_title_ && field < field_count; ++field) {
      rows.add(rows_of(static_cast<Field>(field)));
    }
    return rows;
  }

  void take_inherited() {
    for (const FieldValue& part : record_.fields) {
      if (part.inherited) audit_.take(part);
    }
    for (const Identifier& part : record_.identifiers) {
      if (part.inherited) audit_.take(part);
    }
  }

  void write_row(const FieldRow& row) {
    if (!variables_[static_cast<std::size_t>(row.field)] && !has_volume_title_ && row.field != Field::genre) return;
    if (!includes(row.written, options_.dialect) || !row.kinds.contains(record_.kind)) return;
    if (const Restated::Group* group = restated_.find(row.field)) return write_restated(*group);
    if (writer_.has(row.number)) return;
    if (has_volume_title_ && write_multivolume(row)) return;
    if (const FieldValue* part = audit_.take(row.field)) {
      write_field(spelled_for(options_.target, row, record_.kind), *part, context_);
      if (row.number == tag("eid")) write_number_as_pages(std::get<Text>(part->value));
    }
    if (row.field == Field::genre) name_unknown_thesis();
  }

  /// BibTeX's standard styles, Zotero and JabRef ignore eid.
  void write_number_as_pages(const Text& number) {
    const bool wanted = options_.target.number_as_pages || options_.dialect == Dialect::bibtex;
    if (!wanted || options_.target.acm_fields || record_.text(Field::page) != nullptr) return;
    writer_.text("pages", number);
  }

  void write_restated(const Restated::Group& group) {
    for (const Extra* extra : group.extras) {
      audit_.take(*extra);
      const FieldName name(extra->tag);
      if (!writer_.has(name)) writer_.raw(name, extra->value);
    }
    for (const Field field : group.fields) audit_.take(field);
  }

  /// For a book, biblatex writes title and volume_title as maintitle and title; for a part of a book, its container's.
  bool write_multivolume(const FieldRow& row) {
    const Field whole = in_books.contains(record_.kind) ? Field::container_title : Field::title;
    if (row.field != whole) return false;
    const FieldValue* volume = audit_.take(Field::volume_title);
    if (volume == nullptr) return false;
    FieldRow main_row = row;
    main_row.tag = "maintitle";
    main_row.number = tag("maintitle");
    if (const FieldValue* part = audit_.take(whole)) write_field(main_row, *part, context_);
    write_field(row, *volume, context_);
    return true;
  }

  /// Without a type, BibTeX's styles print "PhD thesis".
  void name_unknown_thesis() {
    if (record_.kind != Kind::thesis || options_.dialect != Dialect::bibtex) return;
    if (record_.text(Field::genre) == nullptr) writer_.raw("type", unknown_thesis);
  }

  void write_roles() {
    std::size_t editors = 0;
    std::size_t others = 0;
    for (const RoleRow& role : role_rows()) {
      if (!variables_[static_cast<std::size_t>(role.field)] || record_.names(role.field) == nullptr) continue;
      std::size_t& used = role.known_to_biblatex ? editors : others;
      const RoleSlots& slots = role.known_to_biblatex ? editor_slots : name_slots;
      if (used == slots.size()) continue;
      const RoleSlot& slot = slots[used];
      const FieldValue* part = audit_.take(role.field);
      if (part == nullptr) continue;
      write_field({slot.tag, role.field, Codec::names, any_kind, Dialects::both}, *part, context_);
      writer_.raw(FieldName(slot.type_tag), role.word);
      ++used;
    }
  }

  void write_identifying() {
    write_eprint(audit_, writer_);
    write_identifiers(audit_, writer_);
  }

  void write_options() {
    const Extra* extra = find_extra(record_, "options");
    std::string options(extra == nullptr ? std::string_view() : extra->value);
    if (extra != nullptr) audit_.take(*extra);
    const bool wanted = options_.dialect == Dialect::biblatex && context_.particles == Particles::prefixes;
    if (wanted && options.find("useprefix") == std::string::npos) {
      options += options.empty() ? "useprefix=true" : ", useprefix=true";
    }
    if (!options.empty()) writer_.raw("options", options);
  }

  void write_extras() {
    for (const Extra& extra : record_.extra) {
      if (!is_of_family(extra) || extra.tag == entry_type_tag || extra.restates) continue;
      const FieldName name(extra.tag);
      if (!is_field_name(extra.tag) || writer_.has(name)) continue;
      audit_.take(extra);
      writer_.raw(name, extra.value);
    }
  }

  Audit& audit_;
  const Record& record_;
  const RenderOptions& options_;
  EntryWriter writer_;
  EntryType type_;
  FieldContext context_;
  Restated restated_;
  std::bitset<field_count> variables_;
  bool inherits_;
  bool has_volume_title_;
};

}  // namespace

void render_entry(Audit& audit, const RenderOptions& options, std::string& out) {
  EntryRenderer(audit, options, out).render();
}

}  // namespace opcit::bibtex
