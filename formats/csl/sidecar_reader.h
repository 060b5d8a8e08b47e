/// custom.opcit, read back.
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
  Name name;  ///< The parts that CSL has no member for, or that Zotero's profile moved.
};

/// The runs that markup does not carry.
struct RunsNote {
  std::string_view property;
  std::size_t size = 0;  ///< Of the plain text that they were taken from: another size means that it was edited.
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
  std::string_view retyped;  ///< The type that Zotero's profile did not write.
  std::string_view kind;     ///< The type for which `kind_as_written` holds.
  std::string_view kind_as_written;
  bool recovered = false;
  bool present = false;

  void clear();
};

/// Reads the object at the cursor. Sections that are unknown, or not of the expected shape, become leftovers under
/// "custom.opcit/NAME"; only what is no JSON is a fault.
bool read_sidecar(json::Cursor& cursor, ValueContext& context, Sidecar& out);

bool contains(List list, std::string_view word) noexcept;

}  // namespace opcit::csl
