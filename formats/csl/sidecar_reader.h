/// Reads custom.opcit, in which sidecar_writer.h stores data without a CSL property.
#pragma once

#include <string_view>
#include <vector>

#include "csl/sidecar_values.h"
#include "csl/values_reader.h"
#include "opcit/record.h"

namespace opcit::csl {

struct PersonNote {
  std::string_view property;
  std::size_t number = 0;
  Name name;  ///< The parts without a CSL member, or moved by Zotero's profile.
};

/// The runs that markup cannot represent.
struct RunsNote {
  std::string_view property;
  std::size_t size = 0;  ///< Size of the plain text when it was written; another size means that it was edited.
  bool scripts = false;  ///< Scripts of formulas are runs in the file.
  std::span<const sidecar::IndexedRun> runs;
};

struct UnlistedNote {
  std::string_view property;
  std::span<const Name> people;
};

struct Sidecar {
  List truncated, inferred, uncertain, inherited, literal, no_variables, derived, keywords;
  std::vector<UnlistedNote> unlisted;
  std::vector<PersonNote> people;
  std::vector<RunsNote> runs;
  std::vector<Identifier> identifiers;
  std::vector<Category> categories;
  std::vector<Link> links;
  std::vector<FieldValue> fields;
  std::vector<Extra> extra;
  std::string_view version;
  std::string_view retyped;  ///< The type before Zotero's profile replaced it.
  std::string_view kind;     ///< The type to which `kind_as_written` applies.
  std::string_view kind_as_written;
  bool recovered = false;
  bool present = false;

  void clear();
};

/// Reads the object at the cursor. Unknown sections, and sections of another shape, become leftovers under
/// "custom.opcit/NAME"; only invalid JSON is an error.
bool read_sidecar(json::Cursor& cursor, ValueContext& context, Sidecar& out);

bool contains(List list, std::string_view word) noexcept;

}  // namespace opcit::csl
