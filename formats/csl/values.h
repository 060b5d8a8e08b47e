/// Writes values of the record as CSL-JSON. values_reader.h reads them.
#pragma once

#include <string_view>

#include "csl/tables.h"
#include "opcit/record.h"
#include "syntax/json/emitter.h"

namespace opcit::csl {

/// The parts of a name to be written.
enum class NameParts : std::uint8_t {
  schema,  ///< What csl-data.json allows.
  zotero,  ///< The same with the non-dropping particle in `family`, because Zotero drops this part.
  all,     ///< Also "orcid" and "affiliations", for custom.opcit.
};

void emit_name(json::Emitter& json, const Name& name, NameParts parts);
/// One person per line; the array is the value of a member.
void emit_people(json::Emitter& json, std::span<const Name> people, NameParts parts);
/// "date-parts" as in citeproc and pandoc: seasons are months 21 to 24, an open end is [0], 1 BC is -1.
void emit_date(json::Emitter& json, const Date& date);
/// A quoted string with markup.
void emit_text(json::Emitter& json, const Text& text, Codec codec);
void emit_list(json::Emitter& json, List list);

/// Writes any value completely on one line, for custom.opcit: names with all parts.
void emit_value(json::Emitter& json, const Value& value);

/// The stable spelling of a style: "italic", "keep-case".
std::string_view spelling(Style style) noexcept;
/// [[index, pos, len, style, detail?], ..] for the runs that `wanted` accepts.
template <class Wanted>
void emit_runs(json::Emitter& json, const Text& text, Wanted wanted) {
  json.open('[');
  for (std::size_t i = 0; i < text.runs.size(); ++i) {
    const Run& run = text.runs[i];
    if (!wanted(run)) continue;
    json.element();
    json.open('[');
    for (const std::size_t number : {i, std::size_t{run.pos}, std::size_t{run.len}}) {
      json.element();
      json.number(static_cast<std::int64_t>(number));
    }
    json.element();
    json.string(spelling(run.style));
    if (!run.detail.empty()) {
      json.element();
      json.string(run.detail);
    }
    json.close(']');
  }
  json.close(']');
}

}  // namespace opcit::csl
