/// The mapping between CSL-JSON's properties and the record, shared by the readers and writers of csl-json and
/// csl-jsonl. Source: csl-data.json of CSL 1.0.2 (https://github.com/citation-style-language/schema). QUIRKS.md has
/// what other programs write.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "csl/write_options.h"
#include "opcit/record.h"
#include "opcit/vocabulary.h"

namespace opcit::csl {

/// How a property's value is written, and which styles its text can have as HTML-like markup.
enum class Codec : std::uint8_t {
  names,
  date,
  list,   ///< One string with the parts joined by ", ".
  title,  ///< Text with all of CSL's markup, including <span class="nocase">.
  text,   ///< Like title, without nocase, because no style changes the case of these texts.
  prose,  ///< Only <sub> and <sup>: Zotero shows it unformatted (abstract, Extra), and 10^5 must not read 105.
};

struct Property {
  std::string_view name;
  Field field;
  Codec codec;
  bool in_schema = true;  ///< csl-data.json has it; other properties are written in custom.opcit.
};

/// One row per field of the record, in output order.
std::span<const Property> properties() noexcept;
const Property& property(Field field) noexcept;
/// Also finds names that only other programs use ("shortTitle", "event"); nullptr if not found.
const Property* find_property(std::string_view name) noexcept;

/// An identifier with its own property.
struct IdentifierProperty {
  std::string_view name;
  Scheme scheme;
  std::string_view separator;  ///< Between several values; empty: the property has only one.
};
std::span<const IdentifierProperty> identifier_properties() noexcept;
const IdentifierProperty* find_identifier_property(std::string_view name) noexcept;

/// Finds CSL's types, and the names of Crossref ("journal-article") and Zotero ("journalArticle").
std::optional<Kind> find_type(std::string_view name) noexcept;
/// The most similar type that `types` has; `kind` itself if it is one of them.
Kind written_kind(Kind kind, CslTypes types) noexcept;

/// The usual relation of an ISSN or ISBN to a work of this kind: that of the work, or that of its container.
Relation usual_relation(Scheme scheme, Kind kind) noexcept;

/// The URL that is written if a record has none: that of its arXiv id (with version), JSTOR id or handle;
/// empty if it has none of these.
std::string derived_url(std::span<const Identifier> ids);
/// The identifier of derived_url(): the URL consists of its own URL and its version. nullptr if not found.
const Identifier* derived_url_source(std::span<const Identifier> ids) noexcept;

}  // namespace opcit::csl
