/// Reads values of CSL-JSON, as written by Zotero, Crossref, pandoc and citeproc-js.
/// values.h writes them; record_reader.h calls this reader.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/arena.h"
#include "opcit/diagnostic.h"
#include "opcit/record.h"
#include "syntax/json/cursor.h"

namespace opcit::csl {

/// A member of a name or date that the record cannot represent, or the second of two titles: kept as written,
/// under a path such as "author/0/static-ordering".
struct Leftover {
  std::string_view path;
  std::string_view raw;
};

/// What reading a value needs in addition to the cursor. Create one for each parse() call; it reuses its memory.
struct ValueContext {
  Arena& arena;
  std::vector<Leftover> leftovers;
  std::vector<std::pair<Code, std::string_view>> complaints;  ///< The views point into the chunk.
  std::vector<Name> people;
  std::vector<std::string_view> strings;
};

/// A string, or a number, true or false as written; null is empty. Returns false if the value is of another kind (then
/// the cursor has not moved) or invalid.
bool read_scalar(json::Cursor& cursor, std::string_view& out);
/// An array of such values.
bool read_strings(json::Cursor& cursor, ValueContext& context, List& out);

/// An array of names, one name, or names as strings. The paths of leftovers begin with `property`.
bool read_names(json::Cursor& cursor, ValueContext& context, std::string_view property, Names& out);
/// One name object. `number` is its index, for the paths.
bool read_name(json::Cursor& cursor, ValueContext& context, std::string_view property, std::size_t number, Name& out);

/// "date-parts", "season", "circa", "literal", "raw"; an EDTF string; a year.
bool read_date(json::Cursor& cursor, ValueContext& context, std::string_view property, Date& out);

/// A date in one string: EDTF or words; otherwise a literal.
Date date_from_text(std::string_view text);

/// "0000-0002-1825-0097" from a URL of orcid.org; otherwise `text`.
std::string_view bare_orcid(std::string_view text) noexcept;

}  // namespace opcit::csl
