/// Writes names in the forms that formats need. All functions append UTF-8 to `out` and skip missing parts.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "opcit/name.h"

namespace opcit::names {

/// "Vincent van Gogh", "John Smith, Jr.", "John Smith III". Han and Kana: family first without a space ("山田太郎");
/// Hangul: family first with a space.
void append_display(const Name& name, std::string& out);

/// "van Gogh, Vincent", "Smith, John, Jr.": readable, and sortable by the first part.
void append_family_first(const Name& name, std::string& out);

/// RIS's AU: "Family, Given, Suffix" with particles before the family name; a literal unchanged. RIS cannot represent
/// commas within a part: they become spaces, and the result is false.
bool append_ris(const Name& name, std::string& out);

/// The initials of a given name: "Jean-Pierre" J.-P., "Christopher E." C. E., "Łukasz" Ł., "ʿAbdallāh" A. Abbreviated
/// digraphs ("Ph.", "Yu.") and East Asian names, which are not abbreviated, do not change.
void append_initials(std::string_view given, std::string& out);

/// A part of a BibTeX name. `text` is plain text, not TeX, and a view of the name or of the arena.
struct BibtexPart {
  std::string_view text = {};
  bool braces = false;  ///< Needs braces, because BibTeX would split it differently.
};

/// A name in BibTeX's form "von Last, Jr, First"; append_bibtex() writes it.
struct BibtexForm {
  BibtexPart von, last, jr, first;
  bool comma = false;  ///< False for a name of one part: "Plato", "{ATLAS Collaboration}".
  /// True if parse_name(.., NameSyntax::bibtex) returns the same parts. False for dropping particles (BibTeX has one
  /// kind), particles in capitals or in scripts without case (BibTeX finds particles by case), a single name of several
  /// words (which would be a literal) and a given name alone.
  bool exact = true;
};

/// `arena` stores joined text: the particle of a name with two particles.
BibtexForm bibtex_form(const Name& name, Arena& arena);

/// Appends `form`. `encode(std::string_view text, std::string& out)` writes the text of a part as TeX (encode_latex).
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

/// biblatex's extended form, for names that BibTeX cannot represent: "family={..}, given={..}, prefix={..},
/// useprefix=false".
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
