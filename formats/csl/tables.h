/// The one mapping between CSL-JSON's properties and the hub, read by the readers and the writers of csl-json and
/// csl-jsonl. Source: csl-data.json of CSL 1.0.2 (https://github.com/citation-style-language/schema), and QUIRKS.md for
/// what other programs write.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "opcit/record.h"
#include "opcit/vocabulary.h"

namespace opcit::csl {

/// How a property's value is spelt, and which styles its text may carry as HTML-like markup.
enum class Codec : std::uint8_t {
  names,
  date,
  list,   ///< One string, the parts joined by ", ".
  title,  ///< Text with all of CSL's markup, also <span class="nocase">.
  text,   ///< The same without nocase, which means nothing where no style changes the case.
  prose,  ///< <sub> and <sup> only: shown as it is by Zotero (abstract, Extra), where 10^5 must not read 105.
};

struct Property {
  std::string_view name;
  Field field;
  Codec codec;
  bool in_schema = true;  ///< csl-data.json knows it; what it does not know is written below custom.opcit.
};

/// One row a field of the hub, in the order in which they are written.
std::span<const Property> properties() noexcept;
const Property& property(Field field) noexcept;
/// Also by the names that only other programs use ("shortTitle", "event"); nullptr when there is none.
const Property* find_property(std::string_view name) noexcept;

/// An identifier that has a property of its own.
struct IdentifierProperty {
  std::string_view name;
  Scheme scheme;
  std::string_view separator;  ///< Between several; empty: the property holds one only.
};
std::span<const IdentifierProperty> identifier_properties() noexcept;
const IdentifierProperty* find_identifier_property(std::string_view name) noexcept;

/// CSL's types, and Crossref's ("journal-article") and Zotero's ("journalArticle") spellings of them.
std::optional<Kind> find_type(std::string_view name) noexcept;
/// The type of CSL 1.0.1 that comes nearest, where Zotero's importer knows no better one; `kind` itself otherwise.
Kind zotero_kind(Kind kind) noexcept;

/// What an ISSN or ISBN of a work of this kind is of: of the work itself, or of what contains it.
Relation usual_relation(Scheme scheme, Kind kind) noexcept;

/// The address that is written as URL when a record has none: of its arXiv id (with its version), JSTOR id or handle;
/// empty when it has none of these either.
std::string derived_url(std::span<const Identifier> ids);
/// The id that leads there: the address is its own, then its version. nullptr when there is none.
const Identifier* derived_url_source(std::span<const Identifier> ids) noexcept;

}  // namespace opcit::csl
