#include "bibtex/write/names.h"

#include <algorithm>

#include "names/format.h"
#include "names/truncation.h"
#include "opcit/record.h"
#include "text/unicode_names.h"

namespace opcit::bibtex {
namespace {

using namespace names;

template <class Check>
bool all_words(std::string_view text, Check check) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0 && !check(text.substr(0, end))) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

bool all_words_begin(std::string_view text, LetterKind kind) {
  return all_words(text, [kind](std::string_view word) { return first_letter(word) == kind; });
}

/// Zotero and JabRef add a dot to a single letter before the family name.
bool is_lone_initial(std::string_view word) noexcept { return code_point_at(word, 0).size == word.size(); }

/// True if BibTeX and other readers split "Given von Family" into the same parts again.
bool is_safe_in_display_form(const Name& name, const names::BibtexForm& form) {
  if (!form.comma) return true;
  if (!form.exact || !form.jr.text.empty() || !name.dropping_particle.empty()) return false;
  if (form.von.braces || form.last.braces || form.first.braces) return false;
  if (form.von.text.empty() && form.last.text.find(' ') != std::string_view::npos) return false;
  const bool given_is_plain = all_words(form.first.text, [](std::string_view word) {
    return first_letter(word) == LetterKind::upper && !is_lone_initial(word);
  });
  // These readers interpret "Et Al" as an omission.
  if (ends_as_omission(form.first.text, form.last.text)) return false;
  return given_is_plain && all_words_begin(form.von.text, LetterKind::lower) &&
         all_words_begin(form.last.text, LetterKind::upper);
}

void append_part(const names::BibtexPart& part, EntryWriter& writer) {
  if (part.braces) writer.piece("{");
  writer.name_part(part.text);
  if (part.braces) writer.piece("}");
}

void append_display(const names::BibtexForm& form, EntryWriter& writer) {
  bool first = true;
  for (const names::BibtexPart* part : {&form.first, &form.von, &form.last}) {
    if (part->text.empty()) continue;
    if (!first) writer.piece(" ");
    append_part(*part, writer);
    first = false;
  }
}

/// Writes "family={de {Groot}}". The extended form quotes each part.
void append_extended(const Name& name, EntryWriter& writer) {
  names::append_biblatex_extended(
      name, [&](std::string_view text, std::string&) { writer.name_part(text); }, writer.out());
}

bool drops_a_particle(const Name& name) noexcept { return !name.dropping_particle.empty(); }

/// BibTeX only has particles that belong to the family name. It would read a dropping particle as one of them, so it
/// is written as one.
std::span<const Name> with_one_kind_of_particle(std::span<const Name> names, std::vector<Name>& merged, Arena& arena) {
  if (std::ranges::none_of(names, drops_a_particle)) return names;
  merged.assign(names.begin(), names.end());
  for (Name& name : merged) {
    if (name.dropping_particle.empty()) continue;
    std::string both(name.dropping_particle);
    if (!name.non_dropping_particle.empty()) both.append(" ").append(name.non_dropping_particle);
    name.non_dropping_particle = arena.copy(std::string_view(both));
    name.dropping_particle = {};
  }
  return merged;
}

class NamesWriter {
 public:
  NamesWriter(const Names& names, Particles particles, EntryWriter& writer)
      : names_(names),
        mixed_(particles == Particles::mixed),
        keeps_particles_(particles == Particles::prefixes),
        biblatex_(writer.options().dialect == Dialect::biblatex),
        writer_(writer),
        people_(biblatex_ ? names.people : with_one_kind_of_particle(names.people, merged_, arena_)) {}

  bool write() {
    find_forms();
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      if (i > 0) writer_.piece(" and ");
      write_name(i);
    }
    if (names_.truncated) writer_.piece(forms_.empty() ? "others" : " and others");
    return exact_;
  }

 private:
  void find_forms() {
    forms_.reserve(people_.size());
    for (const Name& name : people_) forms_.push_back(names::bibtex_form(name, arena_));
    // By convention, all names of a list have the same form.
    display_ = names_.order == NameOrder::habit;
    for (std::size_t i = 0; i < forms_.size() && display_; ++i) display_ = is_safe(i);
  }

  /// BibTeX has only one kind of particle and no extended names.
  bool is_extended(const Name& name) const noexcept { return biblatex_ && mixed_ && has_particle(name); }

  bool is_safe(std::size_t i) const {
    return !loses_its_particle(forms_[i]) && is_safe_in_display_form(people_[i], forms_[i]);
  }

  /// biblatex reads a particle at the start of a family name as a dropping one; such names are written family first.
  bool loses_its_particle(const names::BibtexForm& form) const noexcept {
    return biblatex_ && !keeps_particles_ && !form.von.text.empty();
  }

  bool in_display_form(std::size_t i) const { return display_ || (names_.order == NameOrder::reading && is_safe(i)); }

  void write_name(std::size_t i) {
    const Name& name = names_.people[i];
    const names::BibtexForm& form = forms_[i];
    if (is_extended(name)) return append_extended(name, writer_);
    // Without useprefix biblatex drops the particle, as intended.
    const bool dropped = biblatex_ && !name.dropping_particle.empty();
    exact_ = exact_ && (form.exact || dropped) && (biblatex_ || name.dropping_particle.empty());
    if (in_display_form(i)) return append_display(form, writer_);
    names::append_bibtex(
        form, [&](std::string_view text, std::string&) { writer_.name_part(text); }, writer_.out());
  }

  const Names& names_;
  bool mixed_;
  bool keeps_particles_;
  bool biblatex_;
  EntryWriter& writer_;
  Arena arena_;
  std::vector<Name> merged_;
  std::span<const Name> people_;
  std::vector<names::BibtexForm> forms_;
  bool display_ = false;
  bool exact_ = true;
};

}  // namespace

Particles particles_of(const Record& record, const std::function<bool(const FieldValue& names)>& is_written) {
  bool dropping = false;
  bool non_dropping = false;
  for (const FieldValue& part : record.fields) {
    const auto* names = std::get_if<Names>(&part.value);
    if (names == nullptr || std::ranges::none_of(names->people, has_particle) || !is_written(part)) continue;
    for (const Name& name : names->people) {
      dropping = dropping || !name.dropping_particle.empty();
      non_dropping = non_dropping || !name.non_dropping_particle.empty();
    }
  }
  if (!non_dropping) return Particles::none;
  return dropping ? Particles::mixed : Particles::prefixes;
}

bool append_names(const Names& names, Particles particles, EntryWriter& writer) {
  return NamesWriter(names, particles, writer).write();
}

}  // namespace opcit::bibtex
