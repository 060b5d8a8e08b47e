/// The data of a record that are compared, for entries and for works in sources. They are copies, so that they outlive
/// the batch of the record. compare.h compares two of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/title.h"
#include "opcit/export.h"
#include "opcit/record.h"

namespace opcit::verify {

/// One author, prepared for comparison.
struct Person {
  std::string display;             ///< "Ada Lindqvist"
  std::string family;              ///< Folded, with particles, without blanks; empty if the name is not divided.
  std::string family_other;        ///< The same with usual transliterations: "mueller".
  std::string family_ascii;        ///< The same without letters beyond ASCII: "mller".
  std::vector<std::string> given;  ///< Folded words and initials.
  std::vector<std::string> words;  ///< All folded words.
};

/// A link between a work and a later notice about it.
struct Update {
  std::string doi;      ///< The DOI of the notice (updated-by) or of the work (update-to), in lower case.
  std::string type;     ///< "retraction", "correction" ..
  std::string date;     ///< "2025-02-06"; may be empty.
  bool of_this = true;  ///< True: updated-by; false: update-to.
};

struct Facts {
  std::string key;
  Span source;
  std::string input;  ///< Name of the file.
  Kind kind = Kind::document;
  std::string title;
  match::Title words;
  std::vector<Person> authors;
  bool truncated = false;
  int year = 0;                     ///< 0: unknown.
  int other_year = 0;               ///< The year of online publication.
  std::vector<std::string> venues;  ///< As written, the best one first.
  std::string pages;
  std::vector<std::string> dois;       ///< Of the work itself, in lower case, without arXiv's DOIs.
  std::vector<std::string> published;  ///< DOIs of the published version of a preprint.
  std::string arxiv;
  std::string arxiv_version;
  std::string pmid;
  std::string note;  ///< The comment field of arXiv.
  std::vector<Update> updates;
  bool preprint = false;
  bool group_only = false;  ///< The only author is an organisation.
};

OPCIT_API Facts facts_of(const Record& record);

/// "Given Family and Given Family".
std::string joined_authors(const std::vector<Person>& authors);

/// Changes if any of the compared data changes.
OPCIT_API std::string hash_of(const Facts& facts);

std::string lower(std::string_view text);

}  // namespace opcit::verify
