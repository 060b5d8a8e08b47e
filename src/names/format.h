/// Names written out. Every function appends UTF-8 to `out`; parts that are missing leave no trace.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

/// "Vincent van Gogh", "John Smith, Jr."; "John Smith III"; family first and no blank for Han and Kana ("山田太郎"),
/// family first with a blank for Hangul.
void append_display(const Name& name, std::string& out);

/// "van Gogh, Vincent", "Smith, John, Jr.": for people to read, and sorted by what stands in front.
void append_family_first(const Name& name, std::string& out);

/// RIS's AU: "Family, Given, Suffix" with the particles before the family; a literal as it is. Commas within a part,
/// which RIS cannot hold there, become blanks; returns false then.
bool append_ris(const Name& name, std::string& out);

/// The initials of a given name: "Jean-Pierre" J.-P., "Christopher E." C. E., "Łukasz" Ł., "ʿAbdallāh" A. Digraphs that
/// are already abbreviated stay ("Ph.", "Yu."), and so do East Asian names, which are not abbreviated.
void append_initials(std::string_view given, std::string& out);

/// A part of a BibTeX name. `text` is plain, not TeX, and a view of the name or of the arena.
struct BibtexPart {
  std::string_view text = {};
  bool braces = false;  ///< To be written in braces, or BibTeX would split it otherwise.
};

/// A name in BibTeX's form "von Last, Jr, First": see append_bibtex().
struct BibtexForm {
  BibtexPart von, last, jr, first;
  bool comma = false;  ///< False for a name of one part: "Plato", "{ATLAS Collaboration}".
  /// Whether parse_name(.., NameSyntax::bibtex) gives the same parts again. Not so for dropping particles (BibTeX has
  /// one kind), particles in capitals or of caseless scripts (case tells BibTeX's particles), a single name of several
  /// words (read as a literal) and a given name alone.
  bool exact = true;
};

/// `arena` holds what is put together: the particle of a name that has two.
BibtexForm bibtex_form(const Name& name, Arena& arena);

/// Appends `form`; `encode(std::string_view text, std::string& out)` writes a part's text as TeX (encode_latex).
template <class Encode>
void append_bibtex(const BibtexForm& form, Encode&& encode, std::string& out) {
  const auto part = [&](const BibtexPart& what) {
    if (what.braces) out += '{';
    encode(what.text, out);
    if (what.braces) out += '}';
  };
  if (!form.von.text.empty()) {
    part(form.von);
    out += ' ';
  }
  part(form.last);
  if (!form.comma) return;
  if (!form.jr.text.empty()) {
    out += ", ";
    part(form.jr);
  }
  out += ", ";
  part(form.first);
}

/// biblatex's extended form, which holds what BibTeX's cannot: "family={..}, given={..}, prefix={..}, useprefix=false".
template <class Encode>
void append_biblatex_extended(const Name& name, Encode&& encode, std::string& out) {
  const bool dropping = name.non_dropping_particle.empty() && !name.dropping_particle.empty();
  const std::array<std::pair<std::string_view, std::string_view>, 4> parts = {
      {{"family", name.family},
       {"given", name.given},
       {"prefix", dropping ? name.dropping_particle : name.non_dropping_particle},
       {"suffix", name.suffix}}};
  bool first = true;
  for (const auto& [key, text] : parts) {
    if (text.empty()) continue;
    if (!first) out += ", ";
    first = false;
    out.append(key).append("={");
    encode(text, out);
    out += '}';
  }
  if (!parts[2].second.empty()) out += dropping ? ", useprefix=false" : ", useprefix=true";
}

}  // namespace opcit::names
