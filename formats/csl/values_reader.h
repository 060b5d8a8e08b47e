/// Values of CSL-JSON, in the spellings of Zotero, Crossref, pandoc and citeproc-js, as values of the hub.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/arena.h"
#include "opcit/diagnostic.h"
#include "opcit/record.h"
#include "syntax/json/cursor.h"

namespace opcit::csl {

/// A member of a name or a date that the hub has no room for, or the second of two titles: kept as it was written,
/// under a path such as "author/0/static-ordering".
struct Leftover {
  std::string_view path;
  std::string_view raw;
};

/// What reading a value needs beside the cursor. One a parse() call; the vectors are scratch memory.
struct ValueContext {
  Arena& arena;
  std::vector<Leftover> leftovers;
  std::vector<std::pair<Code, std::string_view>> complaints;  ///< The views lie in the chunk.
  std::vector<Name> people;
  std::vector<std::string_view> strings;
};

/// A string, or a number, true or false as it is written; null is empty. False when the value is none of these (and
/// the cursor has not moved) or faulty.
bool read_scalar(json::Cursor& cursor, std::string_view& out);
/// An array of such.
bool read_strings(json::Cursor& cursor, ValueContext& context, List& out);

/// An array of names, one name, or names as strings. `property` begins the paths of leftovers.
bool read_names(json::Cursor& cursor, ValueContext& context, std::string_view property, Names& out);
/// One name object. `number` is its place, for the paths.
bool read_name(json::Cursor& cursor, ValueContext& context, std::string_view property, std::size_t number, Name& out);

/// "date-parts", "season", "circa", "literal", "raw"; an EDTF string; a year.
bool read_date(json::Cursor& cursor, ValueContext& context, std::string_view property, Date& out);

/// A date in one string: EDTF, or in words; else a literal.
Date date_from_text(std::string_view text);

/// "0000-0002-1825-0097" of an address of orcid.org; else `text`.
std::string_view bare_orcid(std::string_view text) noexcept;

}  // namespace opcit::csl
