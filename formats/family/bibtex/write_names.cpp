#include "family/bibtex/write_names.h"

#include <algorithm>

#include "names/format.h"
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

/// Zotero and JabRef put a dot behind such a one when it stands before the family name.
bool is_lone_initial(std::string_view word) noexcept { return code_point_at(word, 0).size == word.size(); }

/// Whether "Given von Family" splits into the same parts again, in BibTeX and everywhere else.
bool is_safe_in_display_form(const Name& name, const names::BibtexForm& form) {
  if (!form.comma) return true;
  if (!form.exact || !form.jr.text.empty() || !name.dropping_particle.empty()) return false;
  if (form.von.braces || form.last.braces || form.first.braces) return false;
  if (form.von.text.empty() && form.last.text.find(' ') != std::string_view::npos) return false;
  const bool given_is_plain = all_words(form.first.text, [](std::string_view word) {
    return first_letter(word) == LetterKind::upper && !is_lone_initial(word);
  });
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

bool has_particle(const Name& name) noexcept {
  return !name.non_dropping_particle.empty() || !name.dropping_particle.empty();
}

/// "family={de {Groot}}": the extended form quotes each part.
void append_extended(const Name& name, EntryWriter& writer) {
  names::append_biblatex_extended(
      name, [&](std::string_view text, std::string&) { writer.name_part(text); }, writer.out());
}

bool drops_a_particle(const Name& name) noexcept { return !name.dropping_particle.empty(); }

/// BibTeX knows those that belong to the family name alone: a dropping one is read back as such a one, and so it is
/// written.
std::span<const Name> with_one_kind_of_particle(std::span<const Name> names, EntryScratch& scratch) {
  if (std::ranges::none_of(names, drops_a_particle)) return names;
  scratch.people.assign(names.begin(), names.end());
  for (Name& name : scratch.people) {
    if (name.dropping_particle.empty()) continue;
    std::string both(name.dropping_particle);
    if (!name.non_dropping_particle.empty()) both.append(" ").append(name.non_dropping_particle);
    name.non_dropping_particle = scratch.arena.copy(std::string_view(both));
    name.dropping_particle = {};
  }
  return scratch.people;
}

}  // namespace

Particles particles_of(const Record& record) noexcept {
  bool dropping = false;
  bool non_dropping = false;
  for (const FieldValue& part : record.fields) {
    const auto* names = std::get_if<Names>(&part.value);
    if (names == nullptr || part.inherited) continue;
    for (const Name& name : names->people) {
      dropping = dropping || !name.dropping_particle.empty();
      non_dropping = non_dropping || !name.non_dropping_particle.empty();
    }
  }
  if (!non_dropping) return Particles::none;
  return dropping ? Particles::mixed : Particles::prefixes;
}

bool append_names(const Names& names, Particles particles, EntryWriter& writer) {
  const bool biblatex = writer.options().dialect == Dialect::biblatex;
  EntryScratch& scratch = writer.scratch();
  const std::span<const Name> people = biblatex ? names.people : with_one_kind_of_particle(names.people, scratch);
  std::vector<names::BibtexForm>& forms = scratch.forms;
  forms.clear();
  for (const Name& name : people) forms.push_back(names::bibtex_form(name, scratch.arena));
  // By habit a list is written one way or the other as a whole.
  bool all_safe = names.order == NameOrder::habit;
  for (std::size_t i = 0; i < forms.size() && all_safe; ++i) all_safe = is_safe_in_display_form(people[i], forms[i]);
  bool exact = true;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (i > 0) writer.piece(" and ");
    // BibTeX has one kind of particle and no extended names.
    if (biblatex && particles == Particles::mixed && has_particle(names.people[i])) {
      append_extended(names.people[i], writer);
      continue;
    }
    // Without useprefix biblatex drops particles, as meant.
    const bool dropped = biblatex && !names.people[i].dropping_particle.empty();
    exact = exact && (forms[i].exact || dropped) && (biblatex || names.people[i].dropping_particle.empty());
    const bool display =
        all_safe || (names.order == NameOrder::reading && is_safe_in_display_form(people[i], forms[i]));
    if (display) {
      append_display(forms[i], writer);
    } else {
      names::append_bibtex(
          forms[i], [&](std::string_view text, std::string&) { writer.name_part(text); }, writer.out());
    }
  }
  if (names.truncated) writer.piece(forms.empty() ? "others" : " and others");
  return exact;
}

}  // namespace opcit::bibtex
